-- People who own deals and leads, with team, manager and region.
--
-- grain: owner_key
--
-- owner_key  text  Name in lower case, by which rows are matched.
-- owner      text  Name.
-- team       text  Team.
-- manager    text  Who leads them.
-- region     text  Region they cover.
-- side       text  Team they stand on: marketing or sales.
with owners as (
    select * from live_owners
),

chosen as (
    select
        lower(trim(owner)) as owner_key,
        owner,
        team,
        manager,
        region,
        side
    from owners
)

select * from chosen
