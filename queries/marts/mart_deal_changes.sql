-- What happened to each deal, one row per change.
--
-- Created, won and lost are dated by the deal's own days; a close date or an amount that moved is dated by the day the
-- change happened or was first seen. A close date counts as moved only while the deal was open.
--
-- grain: kind, opportunity_id, row_id
--
-- kind            text   created, won, lost, pushed_out, pulled_in, increased or decreased.
-- opportunity_id  text   The deal.
-- row_id          count  Row that shows the change; empty for created, won and lost.
-- changed_date    date   Day of the change.
-- amount          money  Amount of the deal; for increased and decreased what it changed by, with its sign.
-- batch_id        text   Load the row came with.
-- line            count  Line of the file.
with deals as (
    select
        *,
        case when amount = amount_as_given then 1 else amount / nullif(amount_as_given, 0) end as rate
    from mart_deals
),

states as (
    select
        *,
        lag(close_date ignore nulls) over in_order as previous_close_date,
        lag(amount ignore nulls) over in_order as previous_amount
    from mart_deal_states
    window in_order as (partition by opportunity_id order by changed_at, line, row_id)
),

moved as (
    select
        states.*,
        deals.amount as deal_amount,
        deals.closed_date is null or states.changed_date < deals.closed_date as was_open,
        cast((states.amount - states.previous_amount) * deals.rate as decimal(18, 2)) as difference
    from states
    inner join deals on states.opportunity_id = deals.opportunity_id
),

changes as (
    select
        'created' as kind,
        opportunity_id,
        null as row_id,
        created_date as changed_date,
        amount,
        batch_id,
        line
    from deals
    where created_date is not null
    union all
    select
        case when is_won then 'won' else 'lost' end as kind,
        opportunity_id,
        null as row_id,
        closed_date as changed_date,
        amount,
        batch_id,
        line
    from deals
    where is_closed
    union all
    select
        case when close_date > previous_close_date then 'pushed_out' else 'pulled_in' end as kind,
        opportunity_id,
        row_id,
        changed_date,
        deal_amount as amount,
        batch_id,
        line
    from moved
    where was_open and close_date <> previous_close_date
    union all
    select
        case when difference > 0 then 'increased' else 'decreased' end as kind,
        opportunity_id,
        row_id,
        changed_date,
        difference as amount,
        batch_id,
        line
    from moved
    where difference <> 0
)

select * from changes
