-- What should we ask customers this week?
--
-- From the theme that buyers named on the most money among deals lost in the last 120 days, else in the last 365: where
-- it weighs most, and which companies there have most at stake and were met longest ago.
--
-- grain: theme
-- rows: customers/voice_rows
-- side: both
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- theme         text  What lost buyers speak of.
-- deals         count Deals lost on which they did.
-- amount        money What these were worth.
-- region        text  Where most of it was lost.
-- region_deals  count Deals lost there for it.
-- ask_whom      text  Three companies there to ask: most at stake, not met in 30 days.
-- since_days    days  How many days back this looks.
with spoken as (
    select distinct
        voices.opportunity_id,
        voices.theme,
        coalesce(voices.region, 'Unknown') as region,
        voices.amount,
        voices.said_on >= clock.as_of - 120 as is_recent
    from mart_voice as voices
    cross join stg_as_of as clock
    where
        voices.is_lost
        and voices.theme is not null
        and voices.kind in ('win_loss', 'interview')
        and voices.said_on >= clock.as_of - 365
        and ($regions is null or list_contains($regions, voices.region))
        and ($segments is null or list_contains($segments, voices.segment))
),

window_of as (
    select case when count(case when is_recent then 1 end) >= 10 then 120 else 365 end as since_days
    from spoken
),

counted as (
    select
        spoken.theme,
        spoken.region,
        window_of.since_days,
        count(*) as region_deals,
        sum(spoken.amount) as region_amount
    from spoken
    cross join window_of
    where spoken.is_recent or window_of.since_days = 365
    group by spoken.theme, spoken.region, window_of.since_days
),

by_theme as (
    select
        theme,
        any_value(since_days) as since_days,
        cast(sum(region_deals) as bigint) as deals,
        cast(sum(region_amount) as decimal(18, 2)) as amount,
        arg_max(region, (region_deals, region_amount)) as region,
        max(region_deals) as region_deals
    from counted
    group by theme
    order by amount desc nulls last, deals desc, theme asc
    limit 1
),

whom as (
    select stakes.*
    from mart_stakes as stakes
    cross join stg_as_of as clock
    inner join by_theme on coalesce(stakes.region, 'Unknown') = by_theme.region
    where
        stakes.account_name is not null
        and (stakes.last_met_date is null or stakes.last_met_date < clock.as_of - 30)
        and ($segments is null or list_contains($segments, stakes.segment))
    order by stakes.at_stake desc, stakes.account_key asc
    limit 3
),

told as (
    select
        by_theme.theme,
        by_theme.deals,
        by_theme.amount,
        by_theme.region,
        by_theme.region_deals,
        (select string_agg(whom.account_name, ', ' order by whom.at_stake desc) from whom) as ask_whom,
        by_theme.since_days
    from by_theme
)

select * from told
