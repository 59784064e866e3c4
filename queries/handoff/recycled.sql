-- What became of the leads that went back to marketing?
--
-- Leads recycled in the year before the last day counted. A deal counts where the lead itself became one afterwards, or
-- its account opened one within 180 days of going back, for whatever reason. Leads recycled less than 180 days ago can
-- still come back.
--
-- grain: channel
-- rows: handoff/recycled_rows
-- side: marketing
-- better: higher
-- $to        date    First day no longer counted.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
-- $channels  text[]? Only these channels; all when absent.
--
-- channel     text    Channel that brought the leads.
-- recycled    count   Leads that went back to marketing.
-- still_open  count   Of these, less than 180 days ago and without a deal yet.
-- deals       count   Came back as a deal.
-- yield       percent Came back as a deal, as a share of those recycled.
-- won_amount  money   Won with these deals so far.
with leads as (
    select *
    from mart_leads
    where
        ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
        and recycled_date >= $to - 365
        and recycled_date < $to
),

deals as (
    select * from mart_deals
),

found as (
    select
        leads.lead_key,
        leads.channel,
        leads.recycled_date,
        min(deals.opportunity_id) as opportunity_id
    from leads
    left join deals
        on
            (leads.opportunity_id = deals.opportunity_id or leads.account_key = deals.account_key)
            and leads.recycled_date <= deals.created_date
            and leads.recycled_date + 180 > deals.created_date
    group by leads.lead_key, leads.channel, leads.recycled_date
),

firsts as (
    select
        *,
        row_number() over (partition by opportunity_id order by recycled_date, lead_key) = 1 as is_first
    from found
),

counted as (
    select
        firsts.channel,
        count(*) as recycled,
        count(case when firsts.opportunity_id is null and firsts.recycled_date >= $to - 180 then 1 end) as still_open,
        count(firsts.opportunity_id) as deals,
        coalesce(sum(case when firsts.is_first and deals.is_won then deals.amount end), 0) as won_amount
    from firsts
    left join deals on firsts.opportunity_id = deals.opportunity_id
    group by firsts.channel
),

rated as (
    select
        channel,
        recycled,
        still_open,
        deals,
        deals / nullif(recycled, 0) as yield,
        cast(won_amount as decimal(18, 2)) as won_amount
    from counted
)

select * from rated
order by recycled desc, channel asc
