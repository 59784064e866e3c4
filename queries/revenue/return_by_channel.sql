-- Who gets the credit, and how much is it per 1 of spend?
--
-- Rules share out the amount of the same deals, to the cent; No touch is what no touch reached in the days looked
-- back. They share out credit; they do not show what spend caused. Credit stands on the day of the milestone and spend
-- on its own day, so spend of this period may bring deals of the next. Least and most are over all eleven rules; they
-- agree on a channel where the least they give it is three quarters of the most, or more.
--
-- grain: channel, is_total
-- rows: revenue/credit_rows
-- side: both
-- $milestone  text    created: pipeline created in the period; won: bookings won in it.
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $regions    text[]? Only deals of these regions and spend aimed at them; all when absent.
-- $segments   text[]? Only deals of these segments and spend aimed at them; all when absent.
-- $channels   text[]? Only these channels; all when absent.
--
-- channel         text    Channel; No touch stands first, the total last.
-- spend           money   Media spend of the period; empty where none is known.
-- first_touch     money   Credit where all goes to the first touch.
-- last_touch      money   Credit where all goes to the last touch.
-- linear          money   Credit where every touch gets the same.
-- position_based  money   Credit where the first and last touch get 40% each and those between share 20%.
-- low_share       percent Smallest share of all credit that a rule gives the channel.
-- linear_share    percent Share of all credit where every touch gets the same.
-- high_share      percent Largest share of all credit that a rule gives the channel.
-- low_per_unit    money   Credit per 1 of spend under the rule that gives least.
-- high_per_unit   money   Credit per 1 of spend under the rule that gives most.
-- state           text    agree, depends (on the rule), none (no credit), untouched or total.
-- is_total        flag    Whether the row is the total of the channels shown.
with parts as (
    select
        channel,
        model,
        credit
    from mart_credit
    where
        milestone = $milestone
        and milestone_date >= $from
        and milestone_date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
    union all
    select
        channel,
        'spend' as model,
        cost as credit
    from mart_spend
    where
        is_media
        and date >= $from
        and date < $to
        and ($regions is null or list_contains($regions, region))
        and ($segments is null or list_contains($segments, segment))
),

by_rule as (
    select
        case when grouping(channel) = 1 then 'Total' else channel end as channel,
        grouping(channel) = 1 as is_total,
        model,
        sum(credit) as credit
    from parts
    where $channels is null or list_contains($channels, channel)
    group by grouping sets ((channel, model), (model))
),

by_channel as (
    select
        channel,
        is_total,
        sum(case when model = 'spend' then credit end) as spend,
        sum(case when model = 'first_touch' then credit else 0 end) as first_touch,
        sum(case when model = 'last_touch' then credit else 0 end) as last_touch,
        sum(case when model = 'linear' then credit else 0 end) as linear,
        sum(case when model = 'position_based_google' then credit else 0 end) as position_based,
        coalesce(min(case when model <> 'spend' then credit end), 0) as least,
        coalesce(max(case when model <> 'spend' then credit end), 0) as high,
        count(case when model <> 'spend' then 1 end) as rules
    from by_rule
    group by channel, is_total
),

whole as (
    select
        sum(case when model = 'linear' then credit end) as credit,
        count(distinct model) as rules
    from parts
    where model <> 'spend'
),

bounded as (
    select
        by_channel.*,
        whole.credit as whole,
        case when by_channel.rules < whole.rules then least(by_channel.least, 0) else by_channel.least end as low
    from by_channel
    cross join whole
),

measured as (
    select
        channel,
        cast(spend as decimal(18, 2)) as spend,
        cast(first_touch as decimal(18, 2)) as first_touch,
        cast(last_touch as decimal(18, 2)) as last_touch,
        cast(linear as decimal(18, 2)) as linear,
        cast(position_based as decimal(18, 2)) as position_based,
        low / nullif(whole, 0) as low_share,
        linear / nullif(whole, 0) as linear_share,
        high / nullif(whole, 0) as high_share,
        cast(low / nullif(spend, 0) as decimal(18, 2)) as low_per_unit,
        cast(high / nullif(spend, 0) as decimal(18, 2)) as high_per_unit,
        case
            when is_total then 'total'
            when channel = 'No touch' then 'untouched'
            when high = 0 then 'none'
            when low >= 0.75 * high then 'agree'
            else 'depends'
        end as state,
        is_total
    from bounded
)

select * from measured
order by is_total asc, channel <> 'No touch', linear desc, channel asc
