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
-- usual           ratio   Usual deals of the paused regions over the test and four weeks more.
-- detectable      ratio   Deals it would show four times in five.
-- cost            ratio   Deals given up if the channel works as we think.
-- settles         percent Chance that it settles whether the channel drives deals.
-- standard_error  ratio   Standard error to expect, in deals.
-- state           text    good (settles four times in five), unsure, hopeless or alone (no region to compare with).
with scope as (
    select
        scope.window_from,
        scope.to_date,
        (scope.to_date - scope.window_from) / 7 as window_weeks,
        cast(coalesce($weeks, 8) as bigint) as weeks,
        scope.to_date + if(scope.to_date < clock.as_of, 7, 0) as starts_on
    from mart_panel_scope as scope
    cross join stg_as_of as clock
),

deals as (
    select $dark is null or list_contains($dark, deals.region) as is_dark
    from mart_deals as deals
    cross join scope
    where deals.created_date >= scope.window_from and deals.created_date < scope.to_date
),

counted as (
    select
        count(*) as everywhere,
        count(*) filter (where is_dark) as there
    from deals
),

sizes as (
    select
        scope.weeks,
        scope.starts_on,
        scope.window_weeks,
        0.005 * counted.everywhere as worth,
        counted.there / counted.everywhere as dark_share,
        counted.there / scope.window_weeks as treated,
        (counted.everywhere - counted.there) / scope.window_weeks as control
    from counted
    cross join scope
    where counted.there > 0
),

powered as (
    select
        *,
        treated * (weeks + 4) as usual,
        if(control > 0, 1 / (control * (weeks + 4)) + 1 / (control * 8), 1 / usual) as by_others,
        usual * sqrt(1.2 * (1 / usual + 1 / (treated * 8) + by_others)) as standard_error
    from sizes
),

effects as (
    select
        draw,
        sum(deals) as effect,
        sum(deals) filter (where list_contains($dark, region)) as effect_there
    from stg_study_regions
    where kind = 'spend' and channel = $channel
    group by draw
),

draws as (
    select
        effects.draw,
        effects.effect,
        powered.worth,
        powered.standard_error,
        coalesce(effects.effect_there, powered.dark_share * effects.effect) * powered.weeks / powered.window_weeks as part
    from effects
    cross join powered
),

trials as (
    select
        draw as trial,
        part + luck * standard_error as found,
        luck
    from draws
    cross join unnest([-1.2816, -0.5244, 0, 0.5244, 1.2816]) as chances (luck)
),

believed as (
    select
        trials.trial,
        trials.luck,
        sum(exp(-0.5 * ((trials.found - draws.part) / draws.standard_error) ^ 2)) as mass,
        sum(exp(-0.5 * ((trials.found - draws.part) / draws.standard_error) ^ 2)) filter (where draws.effect > draws.worth) / mass
            as chance
    from trials
    cross join draws
    group by trials.trial, trials.luck
),

settled as (
    select avg(if(coalesce(chance, 0) between 0.05 and 0.8, 0, 1)) as settles
    from believed
),

costs as (
    select avg(part) as cost from draws
),

told as (
    select
        $channel as channel,
        powered.weeks,
        powered.starts_on,
        powered.starts_on + cast(7 * powered.weeks - 1 as integer) as ends_on,
        powered.starts_on + cast(7 * (powered.weeks + 4) as integer) as known_on,
        powered.usual,
        (1.645 + 0.8416) * powered.standard_error as detectable,
        costs.cost,
        settled.settles,
        powered.standard_error,
        case
            when powered.control = 0 then 'alone'
            when settled.settles >= 0.8 then 'good'
            when settled.settles >= 0.1 then 'unsure'
            else 'hopeless'
        end as state
    from powered
    cross join settled
    cross join costs
    where settled.settles is not null
)

select * from told
