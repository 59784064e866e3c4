-- What are leads short of the plan worth?
--
-- Leads missing × the share of leads that became deals × what a deal of their segment is worth. Shares over leads
-- handed over 90 to 455 days ago, so that most of those that become a deal have. What leads are worth on average, not
-- what these would have brought.
--
-- grain: state
-- rows: handoff/lead_rows
-- side: marketing
-- better: lower
-- $from      date    First day counted.
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- leads     count   Leads handed over.
-- promised  count   Leads promised for these days; empty without a target for these filters.
-- missing   count   Leads missing.
-- rate      percent Share of leads that became deals, over a year.
-- low       money   What those missing are worth: 5 in 100 that it is less.
-- mid       money   The best estimate.
-- high      money   5 in 100 that it is more.
-- state     text    missing, kept where none is, no_history or no_target.
with leads as (
    select
        leads.hand_over_date >= $from and leads.hand_over_date < $to as is_now,
        leads.hand_over_date >= clock.as_of - 455 and leads.hand_over_date < clock.as_of - 90 as is_past,
        leads.is_sql or leads.opportunity_id is not null as is_deal,
        worths.worth,
        worths.variance
    from mart_leads as leads
    cross join stg_as_of as clock
    left join mart_deal_worth as worths on coalesce(leads.segment, 'Unknown') = worths.segment
    where
        ($regions is null or list_contains($regions, leads.region))
        and ($segments is null or list_contains($segments, leads.segment))
        and ($channels is null or list_contains($channels, leads.channel))
),

targets as (
    select
        leads_a_day * (least($to, quarter_end_date) - greatest($from, quarter_start_date)) as leads,
        rank() over (partition by quarter_start_date order by metric desc, detail asc) as choice
    from mart_promised_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and $channels is null
        and quarter_start_date < $to
        and quarter_end_date > $from
),

promised as (
    select cast(round(sum(leads)) as bigint) as promised
    from targets
    where choice = 1
),

measured as (
    select
        count(case when is_now then 1 end) as leads,
        avg(cast(is_deal as double)) filter (where is_past) as rate,
        avg(case when is_deal then worth else 0 end) filter (where is_past) as each,
        var_samp(case when is_deal then worth else 0 end) filter (where is_past)
        / nullif(count(case when is_past then 1 end), 0)
        + avg(variance) filter (where is_past and is_deal) * rate * rate as variance
    from leads
),

missed as (
    select
        measured.*,
        promised.promised,
        greatest(0, promised.promised - measured.leads) as missing,
        missing * measured.each as mid,
        1.645 * missing * sqrt(measured.variance) as spread
    from measured
    cross join promised
),

told as (
    select
        leads,
        promised,
        missing,
        rate,
        cast(mid - spread as decimal(18, 2)) as low,
        cast(mid as decimal(18, 2)) as mid,
        cast(mid + spread as decimal(18, 2)) as high,
        case
            when promised is null then 'no_target' when missing = 0 then 'kept'
            when mid is null then 'no_history' else 'missing'
        end as state
    from missed
)

select * from told
