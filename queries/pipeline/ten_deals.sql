-- Which ten deals decide the quarter?
--
-- Open deals dated in the fiscal quarter that holds the last day counted, by how much turns on them: amount × the
-- spread of their chance to be won by its end, √(chance × (1 − chance)). The ask is the first that fits: a close date
-- that has passed, no next step, nobody in sales on it for 14 days, a competitor named, no touch of marketing for 30
-- days, longer in its stage than deals that were won.
--
-- grain: opportunity_id
-- rows: pipeline/open_rows
-- side: both
-- $to        date    First day no longer counted; the quarter is the one that holds the day before.
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- opportunity_id      text    The deal.
-- opportunity_name    text    Its name.
-- account_name        text    Company it is with.
-- owner               text    Person in sales who owns it.
-- segment             text    Its segment.
-- amount              money   What it is worth.
-- chance              percent Chance of being won by the end of the quarter: the forecast's, else by age and segment.
-- stage               text    Stage it stands in.
-- days_in_stage       days    Days in its stage; empty where the day it entered is not known.
-- is_stalled          flag    Whether it has stood longer than nine in ten won deals did.
-- age_days            days    Days since it was created.
-- close_date          date    Day it is expected to close.
-- pushes              count   How often its close date moved later.
-- next_step           text    What the rep will do next.
-- last_activity_date  date    Day anybody in sales last worked on it.
-- last_touch_date     date    Day marketing last touched it.
-- last_touch          text    By what.
-- side                text    Who is asked: marketing, sales or both.
-- ask                 text    What the other side may ask.
with quarter as (
    select * from mart_calendar
    where date = $to - 1
),

touched as (
    select
        opportunity_id,
        max(occurred_date) as last_touch_date,
        arg_max(channel, (occurred_at, row_id)) as last_touch
    from mart_touches
    where occurred_date < $to
    group by opportunity_id
),

ranked as (
    select
        deals.*,
        coalesce(foreseen.won_in_quarter, odds.won_by_quarter_end, 0) as chance,
        labels.pushes,
        labels.competitor,
        touched.last_touch_date,
        touched.last_touch,
        deals.amount * sqrt(greatest(chance * (1 - chance), 0)) as weight
    from mart_open_deals as deals
    inner join mart_deals as labels on deals.opportunity_id = labels.opportunity_id
    inner join quarter on deals.close_date >= quarter.quarter_start_date and deals.close_date < quarter.quarter_end_date
    left join mart_deal_odds as odds on deals.opportunity_id = odds.opportunity_id
    left join stg_study_chances as foreseen
        on deals.opportunity_id = foreseen.opportunity_id and quarter.quarter_start_date = foreseen.from_date
    left join touched on deals.opportunity_id = touched.opportunity_id
    where
        ($regions is null or list_contains($regions, deals.region))
        and ($segments is null or list_contains($segments, deals.segment))
    order by weight desc nulls last, deals.amount desc nulls last, deals.opportunity_id asc
    limit 10
),

asked as (
    select
        *,
        case
            when close_date < $to then 'date'
            when next_step is null then 'step'
            when last_activity_date < $to - 14 then 'silent'
            when competitor is not null then 'competitor'
            when last_touch_date < $to - 30 or last_touch_date is null then 'touch'
            when is_stalled then 'stalled'
        end as kind
    from ranked
),

told as (
    select
        opportunity_id,
        coalesce(opportunity_name, opportunity_id) as opportunity_name,
        account_name,
        owner,
        segment,
        amount,
        chance,
        stage,
        days_in_stage,
        is_stalled,
        age_days,
        close_date,
        pushes,
        next_step,
        last_activity_date,
        last_touch_date,
        last_touch,
        case
            when kind in ('competitor', 'touch') then 'marketing' when kind = 'stalled' then 'both' else 'sales'
        end as side,
        case kind
            when 'date' then 'What is the new close date?'
            when 'step' then 'What is the next step?'
            when 'silent' then 'Silent for two weeks: who calls?'
            when 'competitor' then 'What do we have against ' || competitor || '?'
            when 'touch' then 'No touch in 30 days: what can reach them?'
            when 'stalled' then 'It stands for long: what is in the way?'
            else 'Can it close sooner?'
        end as ask
    from asked
)

select * from told
