-- Where does the quarter land?
--
-- Won so far and what the draws of the forecast add: from deals open on the day and from deals still to be created.
-- Mid is the mean of the draws, so regions and segments, parts of the same draws, add up to the total; low and high
-- hold nine times in ten, and do not add up. The target is the one of the least detail that tells the part.
--
-- grain: level, part
-- rows: pipeline/quarter_rows
-- side: both
-- better: higher
-- $study     text?   Which forecast; that of the fiscal quarter when absent.
-- $to        date?   The newest forecast made up to this day; the newest of all when absent.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- level          text    all, region or segment.
-- part           text    Which region or segment; All for the total.
-- quarter_label  text    The fiscal quarter it begins in.
-- from_date      date    First day of the period.
-- to_date        date    First day after it.
-- day            date    Day it is told on.
-- days_left      days    Days of the period from that day on.
-- won            money   Won in the period so far.
-- from_open      money   Still to come from deals open on the day; empty for a day that has passed.
-- from_new       money   Still to come from deals not yet created; empty for a day that has passed.
-- low            money   Low end of where the period lands.
-- mid            money   Where it lands on average.
-- high           money   High end.
-- target         money   Target of the whole period; empty where none fits.
-- chance         percent Share of the draws that reach the target; drawn in by a hundredth at either end.
-- gap            money   Target less mid; below zero where mid is beyond it.
-- is_current     flag    Whether it was made from what is known now.
-- is_total       flag    Whether it is the total.
with shown as (
    select * from stg_forecast_draws
    where
        kind = coalesce($study, 'forecast')
        and to_date = last_date
        and ($to is null or (day <= $to and from_date < $to and to_date >= $to))
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
    qualify day = max(day) over ()
),

drawn as (
    select
        shown.level,
        shown.part,
        shown.draw,
        calendar.quarter_label,
        shown.from_date,
        shown.to_date,
        shown.day,
        shown.is_current,
        sum(shown.amount) as amount,
        sum(shown.amount) filter (where shown.source = 'won') as won,
        sum(shown.amount) filter (where shown.source = 'open') as from_open,
        sum(shown.amount) filter (where shown.source = 'new') as from_new
    from shown
    inner join mart_calendar as calendar on shown.from_date = calendar.date
    group by all
),

targets as (
    select
        levels.level,
        case levels.level when 'region' then targets.region when 'segment' then targets.segment else 'All' end as part,
        quarters.quarter_start_date,
        quarters.quarter_end_date,
        targets.value,
        rank() over (
            partition by levels.level, targets.quarter_start_date, part is null
            order by targets.detail
        ) as choice
    from mart_targets as targets
    inner join mart_calendar as quarters on targets.quarter_start_date = quarters.date
    cross join stg_levels as levels
    where
        ($regions is null or list_contains($regions, targets.region))
        and ($segments is null or list_contains($segments, targets.segment))
        and targets.metric = 'revenue'
),

promised as (
    select
        level,
        part,
        quarter_start_date,
        quarter_end_date,
        sum(value) as target
    from targets
    where choice = 1
    group by level, part, quarter_start_date, quarter_end_date
),

told as (
    select
        drawn.level,
        drawn.part,
        drawn.quarter_label,
        drawn.from_date,
        drawn.to_date,
        drawn.day,
        drawn.to_date - drawn.day as days_left,
        cast(avg(drawn.won) as decimal(18, 2)) as won,
        cast(avg(drawn.from_open) as decimal(18, 2)) as from_open,
        cast(avg(drawn.from_new) as decimal(18, 2)) as from_new,
        cast(quantile_cont(drawn.amount, 0.05) as decimal(18, 2)) as low,
        cast(avg(drawn.amount) as decimal(18, 2)) as mid,
        cast(quantile_cont(drawn.amount, 0.95) as decimal(18, 2)) as high,
        cast(any_value(promised.target) as decimal(18, 2)) as target,
        0.01 + 0.98 * avg(cast(drawn.amount >= promised.target as integer)) as chance,
        cast(any_value(promised.target) - avg(drawn.amount) as decimal(18, 2)) as gap,
        drawn.is_current,
        drawn.level = 'all' as is_total
    from drawn
    left join promised
        on
            drawn.level = promised.level
            and drawn.part = promised.part
            and drawn.from_date = promised.quarter_start_date
            and drawn.to_date = promised.quarter_end_date
    group by drawn.level, drawn.part, drawn.quarter_label, drawn.from_date, drawn.to_date, drawn.day, drawn.is_current
    order by is_total desc, drawn.level asc, mid desc, drawn.part asc
)

select * from told
