-- How many customers left?
--
-- Accounts with a churn row in the last 365 days.
--
-- grain: value
-- rows: customers/voice_rows
-- side: both
-- better: lower
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- value       count Customers who left in the last 365 days.
-- base_value  count In the 365 days before; empty where nothing was heard then.
with gone as (
    select
        voices.account_key,
        voices.kind,
        voices.said_on >= clock.as_of - 365 as is_now
    from mart_voice as voices
    cross join stg_as_of as clock
    where
        voices.said_on >= clock.as_of - 730
        and ($regions is null or list_contains($regions, voices.region))
        and ($segments is null or list_contains($segments, voices.segment))
),

counted as (
    select
        count(distinct case when kind = 'churn' and is_now then account_key end) as value,
        count(distinct case when kind = 'churn' and not is_now then account_key end) as left_before,
        count(case when not is_now then 1 end) as heard_before
    from gone
),

told as (
    select
        value,
        case when heard_before > 0 then left_before end as base_value
    from counted
)

select * from told
