-- Will the leads of the next six weeks be answered in time?
--
-- grain: state
-- rows: handoff/who_will_answer
-- side: both
-- $regions  text[]? Only these regions; all when absent.
--
-- expected       count   Leads to expect in six weeks.
-- coming         count   Of these, from campaigns that start in them.
-- late           count   Would be answered late, or not, at today's speed.
-- in_time        percent Share that would be answered in time.
-- worst_region   text    Region with most of the late ones.
-- worst_desk     text    Who answers there.
-- worst_late     count   Late ones there.
-- worst_leads    count   Leads to expect there.
-- state          text    ok, no_past where no lead tells, or empty.
with weeks as (
    select
        region,
        desk,
        usual + coming as expected,
        coming,
        (usual + coming) * (1 - in_time / nullif(due, 0)) as late
    from mart_next_weeks
    where $regions is null or list_contains($regions, region)
),

summed as (
    select
        sum(expected) as expected,
        sum(coming) as coming,
        sum(late) as late,
        1 - sum(late) / nullif(sum(case when late is not null then expected end), 0) as in_time,
        arg_max(region, late) as worst_region,
        arg_max(desk, late) as worst_desk,
        max(late) as worst_late,
        arg_max(expected, late) as worst_leads
    from weeks
),

told as (
    select
        cast(round(expected) as bigint) as expected,
        cast(round(coming) as bigint) as coming,
        cast(round(late) as bigint) as late,
        in_time,
        worst_region,
        worst_desk,
        cast(round(worst_late) as bigint) as worst_late,
        cast(round(worst_leads) as bigint) as worst_leads,
        case when expected is null then 'empty' when late is null then 'no_past' else 'ok' end as state
    from summed
)

select * from told
