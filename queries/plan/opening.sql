-- Where should the next money go?
--
-- Among the channels that drive deals (yes or likely), the one whose next unit of spend brings most revenue. A channel
-- whose effect we cannot tell is never named as the best.
--
-- grain: state
-- rows: plan/next_money
-- side: marketing
--
-- state             text    best, cannot_tell, no or thin.
-- thin              text    Why the data cannot bear the question.
-- channel           text    The channel whose next unit brings most; the likeliest to where none is told.
-- next_unit_low     money   Revenue of its next unit of spend, low end.
-- next_unit         money   Revenue of its next unit of spend.
-- next_unit_high    money   Revenue of its next unit of spend, high end.
-- margin_state      text    Whether its next unit pays: yes, no or cannot_tell; no_margin until one is signed.
-- next_profit_low   money   Gross profit of its next unit of spend, low end; empty until a margin is signed.
-- next_profit       money   Gross profit of its next unit of spend.
-- next_profit_high  money   Gross profit of its next unit of spend, high end.
-- unsure            text    Channels whose effect we cannot tell, by spend.
-- next_test         text    The cheapest test that would tell of them.
with told as (
    select * from stg_study_verdicts
    where kind = 'spend' and channel = ''
),

paces as (
    select
        paces.*,
        settings.gross_margin
    from stg_channel_paces as paces
    cross join stg_settings as settings
    where paces.kind = 'spend'
),

ranked as (
    select *
    from paces
    order by drives in ('yes', 'likely') desc, next_unit desc, channel asc
    limit 1
),

unsure as (
    select string_agg(channel, ', ' order by window_spend desc) as channels
    from paces
    where drives = 'cannot_tell'
),

answered as (
    select
        case
            when told.thin is not null then 'thin'
            when ranked.drives in ('yes', 'likely') then 'best'
            when told.drives = 'no' then 'no'
            else 'cannot_tell'
        end as state,
        told.thin,
        ranked.channel,
        ranked.next_unit_low,
        ranked.next_unit,
        ranked.next_unit_high,
        case
            when ranked.drives not in ('yes', 'likely') then null
            when ranked.gross_margin is null then 'no_margin'
            when ranked.gross_margin * ranked.next_unit_low >= 1 then 'yes'
            when ranked.gross_margin * ranked.next_unit_high < 1 then 'no'
            else 'cannot_tell'
        end as margin_state,
        cast(ranked.gross_margin * ranked.next_unit_low as decimal(18, 4)) as next_profit_low,
        cast(ranked.gross_margin * ranked.next_unit as decimal(18, 4)) as next_profit,
        cast(ranked.gross_margin * ranked.next_unit_high as decimal(18, 4)) as next_profit_high,
        unsure.channels as unsure,
        told.next_test
    from told
    cross join unsure
    left join ranked on true
)

select * from answered
