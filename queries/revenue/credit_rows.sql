-- Which deals stand behind the credit?
--
-- One row per deal and channel with credit, under each rule; the credit of a deal adds up to its amount under every
-- rule, and the rows add up to the table of return by channel.
--
-- grain: opportunity_id, channel
-- side: both
-- $milestone  text    created: deals created in the period; won: deals won in it.
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $regions    text[]? Only deals of these regions; all when absent.
-- $segments   text[]? Only deals of these segments; all when absent.
-- $channels   text[]? Only credit to these channels; all when absent.
--
-- milestone_date    date  Day the deal was created, or won.
-- opportunity_id    text  Deal, by its CRM identifier.
-- opportunity_name  text  Name of the deal.
-- channel           text  Channel that gets the credit; No touch where none reached the deal before the day.
-- first_touch       money Credit where all goes to the first touch.
-- last_touch        money Credit where all goes to the last touch.
-- linear            money Credit where every touch gets the same.
-- position_based    money Credit where the first and last touch get 40% each and those between share 20%.
-- source_file       text  File the deal came from.
-- source_line       count Line of that file.
-- batch_id          text  Load that brought the file.
with credit as (
    select *
    from mart_credit
    where
        milestone = $milestone
        and milestone_date >= $from
        and milestone_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
        and ($channels is null or list_contains($channels, channel))
),

deals as (
    select * from mart_deals
),

batches as (
    select * from stg_batches
),

by_deal as (
    select
        opportunity_id,
        channel,
        min(milestone_date) as milestone_date,
        cast(sum(case when model = 'first_touch' then credit else 0 end) as decimal(18, 2)) as first_touch,
        cast(sum(case when model = 'last_touch' then credit else 0 end) as decimal(18, 2)) as last_touch,
        cast(sum(case when model = 'linear' then credit else 0 end) as decimal(18, 2)) as linear,
        cast(sum(case when model = 'position_based_google' then credit else 0 end) as decimal(18, 2)) as position_based
    from credit
    group by opportunity_id, channel
),

listed as (
    select
        by_deal.milestone_date,
        by_deal.opportunity_id,
        deals.opportunity_name,
        by_deal.channel,
        by_deal.first_touch,
        by_deal.last_touch,
        by_deal.linear,
        by_deal.position_based,
        batches.file_name as source_file,
        deals.line as source_line,
        deals.batch_id
    from by_deal
    inner join deals on by_deal.opportunity_id = deals.opportunity_id
    left join batches on deals.batch_id = batches.batch_id
)

select * from listed
order by milestone_date, opportunity_id, channel
