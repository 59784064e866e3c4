-- Each deal's past in one line: the stage it stands in, since when, and how often its close date moved.
--
-- grain: opportunity_id
--
-- opportunity_id  text   The deal.
-- stage           text   Last stage it entered; empty where no stage is known.
-- seen_date       date   Day it entered that stage, or was first seen in it.
-- entered_date    date   Day it entered that stage; empty where it was only first seen in it.
-- pushes          count  How often its close date moved later.
with states as (
    select * from mart_deal_states
),

ordered as (
    select
        *,
        row_number() over (
            partition by opportunity_id
            order by
                case when is_stage_history and stage is distinct from previous_stage then 0 else 1 end,
                changed_at desc, line desc, row_id desc
        ) as place
    from states
),

last_stages as (
    select
        opportunity_id,
        stage,
        changed_date as seen_date,
        case when kind <> 'first_seen' then changed_date end as entered_date
    from ordered
    where place = 1 and is_stage_history
),

close_dates as (
    select
        opportunity_id,
        close_date,
        lag(close_date) over (partition by opportunity_id order by changed_at, line, row_id) as previous_close_date
    from states
    where close_date is not null
),

moves as (
    select
        opportunity_id,
        count(*) as pushes
    from close_dates
    where close_date > previous_close_date
    group by opportunity_id
),

joined as (
    select
        coalesce(last_stages.opportunity_id, moves.opportunity_id) as opportunity_id,
        last_stages.stage,
        last_stages.seen_date,
        last_stages.entered_date,
        coalesce(moves.pushes, 0) as pushes
    from last_stages
    full outer join moves on last_stages.opportunity_id = moves.opportunity_id
)

select * from joined
