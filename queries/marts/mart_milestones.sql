-- The moments of a deal that earn credit: created and won.
--
-- grain: milestone, opportunity_id
--
-- milestone       text   Milestone: created or won.
-- opportunity_id  text   The deal.
-- milestone_date  date   Day of it.
-- until_at        time   First moment at which a touch no longer counts.
-- cents           count  Amount of the deal in cents, 0 where it is unknown.
-- region          text   Region of the deal.
-- segment         text   Segment of the deal.
-- lead_source     text   Lead source of the deal.
with deals as (
    select
        *,
        cast(coalesce(amount, 0) * 100 as bigint) as cents
    from mart_deals
),

created as (
    select
        'created' as milestone,
        opportunity_id,
        created_date as milestone_date,
        case
            when created_at = cast(created_date as timestamp) then created_at + interval 1 day
            else created_at + interval 1 microsecond
        end as until_at,
        cents,
        region,
        segment,
        lead_source
    from deals
    where created_date is not null
),

won as (
    select
        'won' as milestone,
        opportunity_id,
        closed_date as milestone_date,
        cast(closed_date as timestamp) + interval 1 day as until_at,
        cents,
        region,
        segment,
        lead_source
    from deals
    where is_won
),

both_milestones as (
    select * from created
    union all
    select * from won
)

select * from both_milestones
