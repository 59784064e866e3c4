-- What could a pause of one channel in some regions tell us, what would it cost, and when would we know?
--
-- The paused regions over the test and four weeks more stand against their eight weeks before and the other regions,
-- with counts a fifth more uneven than chance. Chance to settle: over what the channel may bring by the verdict's own
-- draws, how often the test would leave it yes, likely or no. Nothing else may change in those regions meanwhile.
--
-- grain: channel
-- side: marketing
-- $channel  text?   Channel to pause; nothing is answered when absent.
-- $dark     text[]? Regions to pause it in; all when absent.
-- $weeks    number? Weeks; 8 when absent.
--
-- channel         text    Channel.
-- weeks           count   Weeks it is paused.
-- starts_on       date    First Monday it could begin on.
-- ends_on         date    Last day of the pause.
-- known_on        date    Day on which we would know.
-- usual           count   Usual deals of the paused regions over the test and four weeks more.
-- detectable      count   Deals it would show four times in five.
-- cost            count   Deals given up if the channel works as we think.
-- settles         percent Chance that it settles whether the channel drives deals.
-- standard_error  ratio   Standard error to expect, in deals.
-- state           text    good (settles four times in five), unsure, hopeless, alone (no other region) or known.
with sizes as (
    select
        starts_on,
        window_weeks,
        cast(coalesce($weeks, 8) as bigint) as weeks,
        sum(deals) as everywhere,
        sum(deals) filter (where $dark is null or list_contains($dark, region)) as there
    from mart_region_pace
    group by starts_on, window_weeks
),

powered as (
    select
        *,
        there / window_weeks * (weeks + 4) as usual,
        1 / usual + window_weeks / (there * 8) as by_past,
        (everywhere - there) / window_weeks as others,
        if(others > 0, 1 / (others * (weeks + 4)) + 1 / (others * 8), 1 / usual) as by_others,
        usual * sqrt(1.2 * (by_past + by_others)) as standard_error
    from sizes
    where there > 0
),

effects as (
    select
        draw,
        sum(deals) as everywhere,
        sum(deals) filter (where list_contains($dark, region)) as there
    from stg_study_regions
    where kind = 'spend' and channel = $channel
    group by draw
),

draws as (
    select
        effects.draw,
        effects.everywhere > 0.005 * powered.everywhere as is_worth,
        powered.standard_error,
        coalesce(effects.there, effects.everywhere * powered.there / powered.everywhere)
        * powered.weeks / powered.window_weeks as part
    from effects
    cross join powered
),

weighed as (
    select
        trials.draw,
        chances.luck,
        draws.is_worth,
        exp(-0.5 * ((trials.part - draws.part) / draws.standard_error + chances.luck) ^ 2) as weight
    from draws as trials
    cross join unnest([-1.2816, -0.5244, 0, 0.5244, 1.2816]) as chances (luck)
    cross join draws
),

believed as (
    select coalesce(sum(weight) filter (where is_worth) / sum(weight), 0) as chance
    from weighed
    group by draw, luck
),

settled as (
    select avg(if(chance > 0.05 and chance < 0.8, 0, 1)) as settles from believed
),

words as (
    select * from stg_study_verdicts
    where kind = 'spend' and channel = $channel
),

told as (
    select
        words.channel,
        powered.weeks,
        powered.starts_on,
        powered.starts_on + cast(7 * powered.weeks - 1 as integer) as ends_on,
        powered.starts_on + cast(7 * (powered.weeks + 4) as integer) as known_on,
        powered.usual,
        (1.645 + 0.8416) * powered.standard_error as detectable,
        (select avg(draws.part) from draws) as cost,
        settled.settles,
        powered.standard_error,
        case
            when words.drives <> 'cannot_tell' then 'known'
            when powered.others = 0 then 'alone'
            when settled.settles >= 0.8 then 'good'
            when settled.settles >= 0.1 then 'unsure'
            else 'hopeless'
        end as state
    from words
    cross join powered
    cross join settled
)

select * from told
