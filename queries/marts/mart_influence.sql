-- What each channel sourced, sped up and influenced of each won deal.
--
-- Sourced is exclusive: the amount is shared equally among the touches before the creation, so that a deal's lines add
-- up to its amount, No touch included. A deal without a day of creation counts as sourced by no touch.
--
-- grain: opportunity_id, channel
--
-- opportunity_id  text   The won deal.
-- closed_date     date   Day it was won.
-- region          text   Region of the deal.
-- segment         text   Segment of the deal.
-- channel         text   Channel, or No touch.
-- amount          money  Amount of the deal.
-- sourced         money  Part of the amount the channel brought.
-- is_accelerated  flag   Whether it touched the deal between creation and close.
-- is_influenced   flag   Whether it touched the deal at any time before the close.
with deals as (
    select * from mart_deals
    where is_won
),

sourced as (
    select
        opportunity_id,
        channel,
        credit,
        false as is_accelerated,
        false as is_influenced
    from mart_credit
    where milestone = 'created' and model = 'linear'
),

undated as (
    select
        opportunity_id,
        'No touch' as channel,
        coalesce(amount, 0) as credit,
        false as is_accelerated,
        false as is_influenced
    from deals
    where created_date is null
),

touched as (
    select
        opportunity_id,
        channel,
        0 as credit,
        is_after as is_accelerated,
        true as is_influenced
    from mart_claims
    where channel is not null
),

parts as (
    select * from sourced
    union all
    select * from undated
    union all
    select * from touched
),

influenced as (
    select
        deals.opportunity_id,
        deals.closed_date,
        deals.region,
        deals.segment,
        parts.channel,
        coalesce(deals.amount, 0) as amount,
        cast(sum(parts.credit) as decimal(18, 2)) as sourced,
        bool_or(parts.is_accelerated) as is_accelerated,
        bool_or(parts.is_influenced) as is_influenced
    from deals
    inner join parts on deals.opportunity_id = parts.opportunity_id
    group by
        deals.opportunity_id,
        deals.closed_date,
        deals.region,
        deals.segment,
        parts.channel,
        deals.amount
)

select * from influenced
