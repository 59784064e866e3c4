-- Where do open deals dated in this quarter fall short of what is still missing?
--
-- As in pipeline/coverage: of the deals that stood open and dated in a quarter on the same day of it, the amount that
-- was won by its end, over the last eight. Money: target less won, less what the open deals come to at that
-- conversion; the interval comes from how the past quarters differ. Where fewer than 30 deals stood so is left out.
-- By segment where targets name one, else by region, else for the company.
--
-- grain: segment, region
-- side: both
--
-- segment  text  Segment; empty where no target names one.
-- region   text  Region; empty where segments are told or no target names one.
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

missing as (
    select * from mart_missing
),

level as (
    select
        bool_or(segment is not null) as by_segment,
        bool_or(region is not null) as by_region
    from missing
),

standing as (
    select
        spells.* replace (
            if(level.by_segment, spells.segment, null) as segment,
            if(level.by_region, spells.region, null) as region
        ),
        spells.quarter_start_date = today.quarter_start_date as is_this,
        least(spells.quarter_start_date + today.day_number, spells.quarter_end_date) as same_date
    from mart_quarter_spells as spells
    inner join today on spells.quarter_start_date <= today.quarter_start_date
    cross join level
    where
        spells.quarter_start_date > today.quarter_start_date - 740
        and spells.from_date < same_date
        and spells.until_date >= same_date
        and (spells.is_known or is_this)
),

quarters as (
    select
        segment,
        region,
        sum(case when is_this then amount else 0 end) as open_amount,
        count(case when not is_this then 1 end) as deals,
        cast(sum(case when not is_this then amount end) as double) as amount,
        cast(sum(case when not is_this then won_amount end) as double) as came
    from standing
    group by segment, region, quarter_start_date
),

measured as (
    select
        segment,
        region,
        sum(open_amount) as open_amount,
        sum(came) / nullif(sum(amount), 0) as conversion,
        sqrt(greatest(
            sum(came * came) * sum(amount) * sum(amount) - 2 * sum(came) * sum(amount) * sum(amount * came)
            + sum(came) * sum(came) * sum(amount * amount), 0
        ) * count(amount) / (count(amount) - 1)) / (sum(amount) * sum(amount)) as error
    from quarters
    group by segment, region
    having sum(deals) >= 30 and count(amount) >= 4 and sum(came) > 0
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
        missing.region,
        cast(valued.open_amount as decimal(18, 2)) as now,
        cast(missing.missing / valued.conversion as decimal(18, 2)) as before,
        cast(missing.missing as decimal(18, 2)) as base,
        cast(missing.missing - valued.most as decimal(18, 2)) as low,
        cast(missing.missing - valued.likely as decimal(18, 2)) as mid,
        cast(missing.missing - valued.least as decimal(18, 2)) as high
    from missing
    inner join valued on coalesce(missing.segment, missing.region, '') = coalesce(valued.segment, valued.region, '')
)

select * from short
order by segment, region
