-- People who own deals and leads, with team, manager and region.
--
-- grain: owner_key
--
-- batch_id   text   Load it came with.
-- line       count  Line of the file.
-- owner_key  text   Name in lower case, by which rows are matched.
-- owner      text   Name.
-- team       text   Team.
-- manager    text   Who leads them.
-- region     text   Region they cover.
-- side       text   Team they stand on: marketing or sales.
with owners as (
    select * from live_owners
),

aliases as (
    select * from mart_aliases
    where table_name = 'owners'
),

named as (
    select
        coalesce(names.our_value, owners.owner) as owner,
        coalesce(teams.our_value, owners.team) as team,
        coalesce(managers.our_value, owners.manager) as manager,
        coalesce(regions.our_value, owners.region) as region,
        owners.side,
        owners.batch_id,
        owners.line,
        owners.row_id
    from owners
    left join aliases as names
        on
            regexp_replace(lower(trim(owners.owner)), '\s+', ' ', 'g') = names.their_key
            and names.column_name = 'owner'
    left join aliases as teams
        on
            regexp_replace(lower(trim(owners.team)), '\s+', ' ', 'g') = teams.their_key
            and teams.column_name = 'team'
    left join aliases as managers
        on
            regexp_replace(lower(trim(owners.manager)), '\s+', ' ', 'g') = managers.their_key
            and managers.column_name = 'manager'
    left join aliases as regions
        on
            regexp_replace(lower(trim(owners.region)), '\s+', ' ', 'g') = regions.their_key
            and regions.column_name = 'region'
),

ranked as (
    select
        *,
        lower(trim(owner)) as owner_key,
        row_number() over (partition by lower(trim(owner)) order by line desc, row_id desc) as place
    from named
),

chosen as (
    select
        batch_id,
        line,
        owner_key,
        owner,
        team,
        manager,
        region,
        side
    from ranked
    where place = 1
)

select * from chosen
