-- How much pipeline does the target of a quarter still take?
--
-- Deals that do not stand yet on this day brought something in past quarters too; that is taken off the gap first.
-- Needed is what such pipeline took: of the deals that stood open and dated in past quarters on the same day of them,
-- the amount that was won by their end. Deals of all regions and segments; targets are revenue.
--
-- grain: quarter_label
-- rows: plan/quarter_deals
-- side: both
-- $quarter  date   Any day of the quarter.
-- $target   money? Revenue to reach; the target on file when absent.
--
-- state             text  no_target, reached, unknown, covered or missing.
-- quarter_label     text  Fiscal quarter.
-- target            money Revenue to reach.
-- won               money Won in the quarter so far.
-- comes_later       money What deals created after this day of a quarter won by its end, mean of the last four.
-- gap               money Target less both; zero once it is passed.
-- needed            ratio Open pipeline that each 1 of it took in past quarters; empty where fewer than 30 deals tell.
-- past_deals        count Past deals that rests on.
-- open_amount       money Open deals dated in the quarter.
-- missing_pipeline  money Pipeline that is missing.
with clock as (
    select
        calendar.quarter_label,
        calendar.quarter_start_date,
        calendar.quarter_end_date,
        as_of.as_of,
        cast(as_of.as_of - calendar.quarter_start_date as integer) as day_number
    from mart_calendar as calendar
    cross join stg_as_of as as_of
    where calendar.date = $quarter
),

standing as (
    select
        spells.*,
        spells.quarter_start_date = clock.quarter_start_date as is_this,
        least(spells.quarter_start_date + clock.day_number, spells.quarter_end_date) as same_date
    from mart_quarter_spells as spells
    inner join clock on spells.quarter_start_date <= clock.quarter_start_date
    where
        (is_this or (spells.is_known and spells.quarter_end_date <= clock.as_of))
        and spells.quarter_start_date > clock.quarter_start_date - 740
        and spells.from_date < same_date
        and spells.until_date >= same_date
),

measured as (
    select
        coalesce(sum(amount) filter (where is_this), 0) as open_amount,
        count(*) filter (where not is_this) as past_deals,
        cast(sum(amount) filter (where not is_this) as double)
        / nullif(sum(won_amount) filter (where not is_this), 0) as needed
    from standing
),

won as (
    select
        coalesce(sum(deals.amount) filter (where deals.closed_date >= clock.quarter_start_date), 0) as won,
        coalesce(sum(deals.amount) filter (
            where closed.quarter_end_date <= clock.as_of
            and closed.quarter_end_date > clock.as_of - 365
            and deals.created_date >= closed.quarter_start_date + clock.day_number
        ), 0) / 4 as comes_later
    from clock
    left join mart_deals as deals on deals.is_won and deals.closed_date >= clock.as_of - 460
    left join mart_calendar as closed on deals.closed_date = closed.date
),

targets as (
    select
        targets.detail,
        sum(targets.value) as promised
    from mart_targets as targets
    inner join clock on targets.quarter_start_date = clock.quarter_start_date
    where targets.metric = 'revenue'
    group by targets.detail
),

asked as (
    select coalesce($target, cast(arg_min(promised, detail) as decimal(18, 2))) as target from targets
),

gaps as (
    select
        greatest(0, asked.target - won.won - won.comes_later) as gap,
        if(measured.past_deals >= 30, measured.needed, null) as needed
    from asked
    cross join won
    cross join measured
),

solved as (
    select
        case
            when asked.target is null then 'no_target'
            when won.won >= asked.target then 'reached'
            when gaps.gap > 0 and gaps.needed is null then 'unknown'
            when gaps.gap * coalesce(gaps.needed, 0) <= measured.open_amount then 'covered'
            else 'missing'
        end as state,
        clock.quarter_label,
        asked.target,
        cast(won.won as decimal(18, 2)) as won,
        cast(won.comes_later as decimal(18, 2)) as comes_later,
        cast(gaps.gap as decimal(18, 2)) as gap,
        gaps.needed,
        measured.past_deals,
        cast(measured.open_amount as decimal(18, 2)) as open_amount,
        cast(greatest(0, gaps.gap * gaps.needed - measured.open_amount) as decimal(18, 2)) as missing_pipeline
    from clock
    cross join asked
    cross join won
    cross join gaps
    cross join measured
)

select * from solved
