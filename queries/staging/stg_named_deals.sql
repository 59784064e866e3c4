-- Deals as the file has them now, in our words.
--
-- A deal without an id keeps the one its own words make, whatever they are called now.
--
-- grain: row_id
--
-- row_id            count  Row it came from.
-- batch_id          text   Load it came with.
-- line              count  Line of the file.
-- opportunity_id    text   Its id, else its name and account.
-- opportunity_name  text   Its name.
-- stage             text   Stage.
-- created_at        time   When it was created.
-- amount            money  Amount, in its own currency.
-- currency          text   Its own currency.
-- account_id        text   Account.
-- account_name      text   Name of the account.
-- owner             text   Who owns it.
-- segment           text   Segment.
-- region            text   Region.
-- product           text   Product.
-- pipeline          text   Pipeline.
-- opportunity_type  text   Type.
-- lead_source       text   Source the CRM names.
-- close_date        date   Day it closed, or should close.
-- is_closed         flag   Whether the file says it is closed.
-- is_won            flag   Whether the file says it is won.
-- is_deleted        flag   Whether the file says it is deleted.
-- loss_reason       text   Why it was lost.
-- competitor        text   Against whom.
-- next_step         text   Next step.
-- last_activity_at  time   Last activity.
with deals as (
    select * from live_opportunities
),

aliases as (
    select * from mart_aliases
    where table_name = 'opportunities'
),

named as (
    select
        deals.row_id,
        deals.batch_id,
        deals.line,
        coalesce(
            deals.opportunity_id,
            lower(trim(deals.opportunity_name)) || ' @ ' || coalesce(deals.account_id, lower(trim(deals.account_name)))
        ) as opportunity_id,
        deals.opportunity_name,
        coalesce(stages.our_value, deals.stage) as stage,
        deals.created_at,
        deals.amount,
        deals.currency,
        deals.account_id,
        coalesce(account_names.our_value, deals.account_name) as account_name,
        coalesce(owners.our_value, deals.owner) as owner,
        coalesce(segments.our_value, deals.segment) as segment,
        coalesce(regions.our_value, deals.region) as region,
        coalesce(products.our_value, deals.product) as product,
        coalesce(pipelines.our_value, deals.pipeline) as pipeline,
        coalesce(types.our_value, deals.opportunity_type) as opportunity_type,
        coalesce(lead_sources.our_value, deals.lead_source) as lead_source,
        deals.close_date,
        deals.is_closed,
        deals.is_won,
        deals.is_deleted,
        coalesce(loss_reasons.our_value, deals.loss_reason) as loss_reason,
        coalesce(competitors.our_value, deals.competitor) as competitor,
        deals.next_step,
        deals.last_activity_at
    from deals
    left join aliases as stages
        on
            regexp_replace(lower(trim(deals.stage)), '\s+', ' ', 'g') = stages.their_key
            and stages.column_name = 'stage'
    left join aliases as account_names
        on
            regexp_replace(lower(trim(deals.account_name)), '\s+', ' ', 'g') = account_names.their_key
            and account_names.column_name = 'account_name'
    left join aliases as owners
        on
            regexp_replace(lower(trim(deals.owner)), '\s+', ' ', 'g') = owners.their_key
            and owners.column_name = 'owner'
    left join aliases as segments
        on
            regexp_replace(lower(trim(deals.segment)), '\s+', ' ', 'g') = segments.their_key
            and segments.column_name = 'segment'
    left join aliases as regions
        on
            regexp_replace(lower(trim(deals.region)), '\s+', ' ', 'g') = regions.their_key
            and regions.column_name = 'region'
    left join aliases as products
        on
            regexp_replace(lower(trim(deals.product)), '\s+', ' ', 'g') = products.their_key
            and products.column_name = 'product'
    left join aliases as pipelines
        on
            regexp_replace(lower(trim(deals.pipeline)), '\s+', ' ', 'g') = pipelines.their_key
            and pipelines.column_name = 'pipeline'
    left join aliases as types
        on
            regexp_replace(lower(trim(deals.opportunity_type)), '\s+', ' ', 'g') = types.their_key
            and types.column_name = 'opportunity_type'
    left join aliases as lead_sources
        on
            regexp_replace(lower(trim(deals.lead_source)), '\s+', ' ', 'g') = lead_sources.their_key
            and lead_sources.column_name = 'lead_source'
    left join aliases as loss_reasons
        on
            regexp_replace(lower(trim(deals.loss_reason)), '\s+', ' ', 'g') = loss_reasons.their_key
            and loss_reasons.column_name = 'loss_reason'
    left join aliases as competitors
        on
            regexp_replace(lower(trim(deals.competitor)), '\s+', ' ', 'g') = competitors.their_key
            and competitors.column_name = 'competitor'
)

select * from named
