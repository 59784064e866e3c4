-- Where do open deals dated in this quarter fall short of what is still missing?
--
-- As in pipeline/coverage: of the deals that stood open and dated in a quarter on the same day of it, the amount that
-- was won by its end, over the last eight. Money: target less won, less what the open deals come to at that
-- conversion; the interval comes from how the past quarters differ. Segments with fewer than 30 of them are left out.
--
-- grain: segment
-- side: both
--
-- segment  text  Segment.
-- now      money Open deals dated in the quarter.
-- before   money What would be needed at the conversion of past quarters.
-- base     money Target less won.
-- low      money What will be missing, low end; below zero where there is more than enough.
-- mid      money What will be missing.
-- high     money What will be missing, high end.
with today as (
    select
        calendar.quarter_start_date,
        clock.as_of,
        cast(clock.as_of - calendar.quarter_start_date as integer) as day_number
    from mart_calendar as calendar
    inner join stg_as_of as clock on calendar.date = clock.as_of - 1
),

standing as (
    select
        spells.*,
        spells.quarter_start_date = today.quarter_start_date as is_this,
        least(spells.quarter_start_date + today.day_number, spells.quarter_end_date) as same_date
    from mart_quarter_spells as spells
    inner join today on spells.quarter_start_date <= today.quarter_start_date
    where
        spells.quarter_start_date > today.quarter_start_date - 740
        and spells.from_date < same_date
        and spells.until_date >= same_date
        and (spells.is_known or is_this)
),

quarters as (
    select
        segment,
        sum(case when is_this then amount else 0 end) as open_amount,
        count(case when not is_this then 1 end) as deals,
        cast(sum(case when not is_this then amount end) as double) as amount,
        cast(sum(case when not is_this then won_amount end) as double) as came
    from standing
    group by segment, quarter_start_date
),

targets as (
    select
        targets.segment,
        targets.value,
        rank() over (order by targets.detail) as choice
    from mart_targets as targets
    inner join today on targets.quarter_start_date = today.quarter_start_date
    where targets.metric = 'revenue' and targets.segment is not null
),

missing as (
    select
        targets.segment,
        sum(targets.value) - coalesce((
            select sum(deals.amount) from mart_deals as deals
            inner join today on deals.closed_date >= today.quarter_start_date
            where deals.is_won and deals.closed_date < today.as_of and targets.segment = deals.segment
        ), 0) as missing
    from targets
    where targets.choice = 1
    group by targets.segment
),

measured as (
    select
        segment,
        sum(open_amount) as open_amount,
        sum(came) / nullif(sum(amount), 0) as conversion,
        sqrt(greatest(
            sum(came * came) * sum(amount) * sum(amount) - 2 * sum(came) * sum(amount) * sum(amount * came)
            + sum(came) * sum(came) * sum(amount * amount), 0
        ) * count(amount) / (count(amount) - 1)) / (sum(amount) * sum(amount)) as error
    from quarters
    group by segment
    having sum(deals) >= 30 and count(amount) >= 4
),

valued as (
    select
        *,
        open_amount * conversion as likely,
        open_amount * (conversion + 2 * error) as most,
        open_amount * (conversion - 2 * error) as least
    from measured
),

short as (
    select
        missing.segment,
        cast(valued.open_amount as decimal(18, 2)) as now,
        cast(missing.missing / valued.conversion as decimal(18, 2)) as before,
        cast(missing.missing as decimal(18, 2)) as base,
        cast(missing.missing - valued.most as decimal(18, 2)) as low,
        cast(missing.missing - valued.likely as decimal(18, 2)) as mid,
        cast(missing.missing - valued.least as decimal(18, 2)) as high
    from missing
    inner join valued on missing.segment = valued.segment
    where missing.missing > 0 and valued.conversion > 0
)

select * from short
order by segment
