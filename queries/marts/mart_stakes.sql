-- Accounts with money at stake, and when somebody last met them.
--
-- At stake: open deals, and what the account brought in the last 365 days. Met: a talk that was logged, an interview or
-- a win-loss talk, or a touch whose kind or channel says meeting, call, demo, visit or event (`is_meeting`), of the
-- account or of one of its deals. What the rep last did on a deal is told beside it: it need not have met anybody.
--
-- grain: account_key
--
-- account_key         text  The account.
-- account_name        text  Its name.
-- region              text  Its region.
-- segment             text  Its segment.
-- owner               text  Who owns the largest of its deals.
-- open_deals          count Open deals.
-- open_amount         money What these are worth.
-- won_amount          money Won in the last 365 days.
-- at_stake            money Both.
-- last_met_date       date  Day somebody last met them; empty where nobody is known to have.
-- last_activity_date  date  Day sales last worked on one of its open deals.
with clock as (
    select * from stg_as_of
),

deals as (
    select
        deals.account_key,
        any_value(deals.account_name) as account_name,
        mode(deals.region order by deals.region) as region,
        mode(deals.segment order by deals.segment) as segment,
        arg_max(deals.owner, (deals.is_open, deals.amount)) as owner,
        count(case when deals.is_open then 1 end) as open_deals,
        coalesce(sum(case when deals.is_open then deals.amount end), 0) as open_amount,
        coalesce(sum(case when deals.is_won then deals.amount end), 0) as won_amount,
        max(case when deals.is_open then deals.last_activity_date end) as last_activity_date
    from mart_deals as deals
    cross join clock
    where
        deals.account_key is not null
        and (deals.is_open or deals.is_won and deals.closed_date >= clock.as_of - 365)
    group by deals.account_key
),

touches as (
    select
        coalesce(touches.account_id, deals.account_key) as account_key,
        touches.touch_type,
        touches.channel,
        max(touches.occurred_date) as met_date
    from stg_touches as touches
    left join mart_deals as deals on touches.opportunity_id = deals.opportunity_id
    group by coalesce(touches.account_id, deals.account_key), touches.touch_type, touches.channel
),

meetings as (
    select
        account_key,
        said_on as met_date
    from mart_voice
    where kind in ('conversation', 'interview', 'win_loss')
    union all
    select
        account_key,
        met_date
    from touches
    where is_meeting(touch_type, channel)
),

met as (
    select
        account_key,
        max(met_date) as last_met_date
    from meetings
    group by account_key
),

gone as (
    select distinct account_key
    from mart_voice
    where kind = 'churn'
),

joined as (
    select
        deals.account_key,
        deals.account_name,
        deals.region,
        deals.segment,
        deals.owner,
        deals.open_deals,
        cast(deals.open_amount as decimal(18, 2)) as open_amount,
        cast(deals.won_amount as decimal(18, 2)) as won_amount,
        cast(deals.open_amount + deals.won_amount as decimal(18, 2)) as at_stake,
        met.last_met_date,
        deals.last_activity_date
    from deals
    left join met on deals.account_key = met.account_key
    left join gone on deals.account_key = gone.account_key
    where gone.account_key is null or deals.open_deals > 0
)

select * from joined
