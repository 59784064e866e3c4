-- Which wins of the period stand in no bar of the waterfall?
--
-- Won between the two days, but not among the deals counted on the earlier day: they came since, or their close date
-- lay outside the quarter then. With the won bar they make up all that was won in between.
--
-- grain: deals
-- rows: pipeline/won_rows
-- side: both
-- $from      date    The earlier day.
-- $to        date    The later day.
-- $scope     text?   quarter (as if absent) or all.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- deals   count Such deals.
-- amount  money What they were won for.
-- won     money All that was won between the two days.
with counted as (
    select spells.opportunity_id
    from mart_deal_spells as spells
    inner join mart_calendar as calendar on calendar.date = $to - 1
    where
        spells.status = 'open'
        and spells.from_date < $from
        and spells.until_date >= $from
        and (
            coalesce($scope = 'all', false)
            or (spells.close_date >= calendar.quarter_start_date and spells.close_date < calendar.quarter_end_date)
        )
),

won_deals as (
    select
        deals.amount,
        counted.opportunity_id is null as is_outside
    from mart_deals as deals
    left join counted on deals.opportunity_id = counted.opportunity_id
    where
        ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
        and deals.is_won
        and deals.closed_date >= $from
        and deals.closed_date < $to
),

added as (
    select
        count(*) filter (where is_outside) as deals,
        cast(coalesce(sum(amount) filter (where is_outside), 0) as decimal(18, 2)) as amount,
        cast(coalesce(sum(amount), 0) as decimal(18, 2)) as won
    from won_deals
)

select * from added
