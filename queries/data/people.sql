-- Who works here, on which side, and who leads?
--
-- grain: person
--
-- person     text  Name.
-- side       text  Marketing or sales; unknown where the roster does not say.
-- team       text  Team.
-- region     text  Region they cover.
-- manager    text  Who leads them.
-- is_leader  flag  Leads others, and nobody on the roster leads them.
with owners as (
    select * from stg_owners
),

bosses as (
    select distinct lower(trim(manager)) as person_key
    from owners
    where manager is not null
),

people as (
    select
        owners.owner as person,
        owners.side,
        owners.team,
        owners.region,
        owners.manager,
        bosses.person_key is not null and above.owner_key is null as is_leader
    from owners
    left join bosses on owners.owner_key = bosses.person_key
    left join owners as above on lower(trim(owners.manager)) = above.owner_key
)

select * from people
order by is_leader desc, side asc, person asc
