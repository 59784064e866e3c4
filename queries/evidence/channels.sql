-- What did each channel bring that would not exist without it?
--
-- The first row is what would have come anyway. Each interval comes from the same draws; middles need not add up.
--
-- grain: place
-- side: marketing
-- $study  text?  Which study; the usual window when absent.
--
-- place                count Place in the table; 0 is what would have come anyway.
-- channel              text  Channel, or Would have come anyway.
-- is_total             flag  Whether the row stands apart from the channels: what would have come anyway.
-- spend                money Media spend of the window.
-- deals_low            ratio Deals it brought, low end.
-- deals                ratio Deals it brought.
-- deals_high           ratio Deals it brought, high end.
-- pipeline_low         money Pipeline it brought, low end.
-- pipeline             money Pipeline it brought.
-- pipeline_high        money Pipeline it brought, high end.
-- revenue_low          money Revenue it brought, low end.
-- revenue              money Revenue it brought, won and still to come.
-- revenue_high         money Revenue it brought, high end.
-- per_unit_low         money Revenue per unit of spend, low end.
-- per_unit             money Revenue per unit of spend.
-- per_unit_high        money Revenue per unit of spend, high end.
-- next_unit_low        money Revenue of one more unit of spend, low end.
-- next_unit            money Revenue of one more unit of spend.
-- next_unit_high       money Revenue of one more unit of spend, high end.
-- drives               text  yes, likely, cannot_tell or no.
-- pays                 text  The same, for gross profit against spend.
-- drives_chance        percent Chance that it brings more than half a percent of all deals.
-- drives_since         date  Day from which drives stands unchanged.
-- evidence             text  tested, modelled, attributed or assumed.
-- next_test            text  The cheapest test that would settle it.
with measures as (
    select * from stg_study_measures
    where kind = coalesce($study, 'spend') and region = ''
),

words as (
    select * from stg_study_verdicts
    where kind = coalesce($study, 'spend')
),

anyway as (
    select
        'Would have come anyway' as channel,
        true as is_total,
        cast(null as decimal(18, 2)) as spend,
        anyway_deals_low as deals_low,
        anyway_deals as deals,
        anyway_deals_high as deals_high,
        anyway_pipeline_low as pipeline_low,
        anyway_pipeline as pipeline,
        anyway_pipeline_high as pipeline_high,
        anyway_low as revenue_low,
        anyway as revenue,
        anyway_high as revenue_high,
        cast(null as decimal(18, 4)) as per_unit_low,
        cast(null as decimal(18, 4)) as per_unit,
        cast(null as decimal(18, 4)) as per_unit_high,
        cast(null as decimal(18, 4)) as next_unit_low,
        cast(null as decimal(18, 4)) as next_unit,
        cast(null as decimal(18, 4)) as next_unit_high
    from measures
    where channel = ''
),

channels as (
    select
        channel,
        false as is_total,
        spend,
        deals_low,
        deals,
        deals_high,
        pipeline_low,
        pipeline,
        pipeline_high,
        revenue_low,
        revenue,
        revenue_high,
        per_unit_low,
        per_unit,
        per_unit_high,
        next_unit_low,
        next_unit,
        next_unit_high
    from measures
    where channel <> ''
),

together as (
    select * from anyway
    union all
    select * from channels
),

placed as (
    select
        row_number() over (order by together.is_total desc, together.spend desc, together.channel asc) - 1 as place,
        together.*,
        words.drives,
        words.pays,
        words.drives_chance,
        words.drives_since,
        words.evidence,
        words.next_test
    from together
    left join words on together.channel = words.channel
)

select * from placed
order by place
