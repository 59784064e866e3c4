-- Each deal's life in spells: open, won, lost or deleted, with its amount and close date, from one day to another.
--
-- A deal exists from the day it was created, else was first seen. Its last closing is dated by its own close date; an
-- earlier one counts only where the deal stood in an open stage again later. What is not on record for a time is taken
-- from the first row that tells, and `is_known` says so. At the start of a day d the spell with
-- from_date < d <= until_date holds.
--
-- grain: opportunity_id, from_date
--
-- opportunity_id  text   The deal.
-- from_date       date   Day on which it began.
-- until_date      date   Day on which it ended; 9999-12-31 while it lasts.
-- status          text   open, won, lost or deleted.
-- region          text   Its region of today.
-- segment         text   Its segment of today.
-- lead_source     text   Source the CRM names.
-- campaign        text   First campaign that touched it.
-- stage           text   Stage it stood in; empty where unknown.
-- amount          money  Amount in the reporting currency; empty where it had none or no rate is known.
-- currency        text   Currency of the amount as given.
-- close_date      date   Close date; the day it closed once it was won or lost.
-- owner           text   Who owned it.
-- is_known        flag   Whether a row of that time tells amount and close date.
with labels as (
    select * from mart_deal_labels
),

pictures as (
    select * from mart_deal_pictures
),

rates as (
    select * from stg_rates
),

joined as (
    select
        labels.opportunity_id,
        greatest(
            coalesce(pictures.from_date, date '0001-01-01'),
            coalesce(labels.created_date, pictures.seen_date, date '0001-01-01')
        ) as from_date,
        least(
            coalesce(pictures.until_date, date '9999-12-31'),
            case
                when labels.status = 'open' then date '9999-12-31'
                else coalesce(labels.closed_date, labels.created_date, date '0001-01-01')
            end
        ) as until_date,
        case
            when coalesce(pictures.is_deleted, labels.is_deleted) then 'deleted'
            else coalesce(pictures.outcome, 'open')
        end as status,
        labels.region,
        labels.segment,
        labels.lead_source,
        labels.campaign,
        pictures.stage,
        cast(coalesce(pictures.amount, labels.amount_as_given) * rates.rate as decimal(18, 2)) as amount,
        coalesce(pictures.currency, labels.currency) as currency,
        coalesce(pictures.close_date, labels.close_date) as close_date,
        coalesce(pictures.owner, labels.owner) as owner,
        coalesce(pictures.is_known, false) as is_known
    from labels
    left join pictures on labels.opportunity_id = pictures.opportunity_id
    left join rates
        on
            coalesce(pictures.currency, labels.currency) = rates.currency
            and coalesce(labels.created_date, labels.close_date, date '9999-12-30') >= rates.date
            and coalesce(labels.created_date, labels.close_date, date '9999-12-30') < rates.until_date
),

closings as (
    select
        opportunity_id,
        greatest(
            coalesce(closed_date, created_date, date '0001-01-01'), coalesce(created_date, date '0001-01-01')
        ) as from_date,
        date '9999-12-31' as until_date,
        status,
        region,
        segment,
        lead_source,
        campaign,
        null as stage,
        amount,
        currency,
        closed_date as close_date,
        owner,
        true as is_known
    from labels
    where status <> 'open'
),

spells as (
    select * from joined
    where from_date < until_date
    union all
    select * from closings
)

select * from spells
