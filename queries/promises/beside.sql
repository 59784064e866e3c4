-- What else changed while a promise was kept?
--
-- A before and after is no proof: notes, new definitions and tests dated since the week before the promise, other
-- promises on its number or its scope, and channels whose media spend in its scope changed by a quarter or more, and by
-- a twentieth of all. Spend is per week, the 18 weeks before the promise beside the whole weeks since.
--
-- grain: action_id, kind, thing
-- side: both
-- $action_id  text?  Only this promise; all that are open when absent.
--
-- action_id  text  The promise.
-- kind       text  note, definition, test, promise or spend.
-- thing      text  Which one.
-- day        date  Since when.
-- words      text  What happened.
-- who        text  Who said it.
-- before     money Media spend a week before; empty for the rest.
-- since      money Media spend a week since.
with promises as (
    select * from stg_promise_scopes
    where action_id = $action_id or ($action_id is null and is_open)
),

spent as (
    select
        promises.action_id,
        spend.channel,
        any_value(promises.monday) as monday,
        cast(coalesce(sum(spend.cost) filter (where spend.date < promises.monday), 0) / 18 as decimal(18, 2)) as before,
        cast(
            coalesce(sum(spend.cost) filter (where spend.date >= promises.monday + 7), 0)
            / any_value(promises.weeks_since) as decimal(18, 2)
        ) as since
    from promises
    inner join mart_spend as spend
        on
            promises.monday - 126 <= spend.date
            and promises.monday + 7 * (promises.weeks_since + 1) > spend.date
            and spend.is_media
            and coalesce(promises.region = spend.region, true)
            and coalesce(promises.segment = spend.segment, true)
            and coalesce(promises.channel = spend.channel, true)
    where promises.weeks_since > 0
    group by promises.action_id, spend.channel
),

weighed as (
    select
        *,
        sum(greatest(before, since)) over (partition by action_id) as all_spend
    from spent
),

listed as (
    select
        promises.action_id,
        happened.kind,
        happened.thing,
        happened.day,
        happened.words,
        happened.who,
        cast(null as decimal(18, 2)) as before,
        cast(null as decimal(18, 2)) as since
    from promises
    inner join stg_happenings as happened
        on
            promises.monday - 7 <= coalesce(happened.until, happened.day)
            and promises.today > happened.day
            and promises.action_id <> happened.thing
            and (
                happened.kind <> 'promise'
                or promises.leading_check = happened.leading_check
                or promises.region = happened.region
                or promises.segment = happened.segment
                or promises.channel = happened.channel
            )
    union all
    select
        action_id,
        'spend' as kind,
        channel as thing,
        monday as day,
        channel as words,
        null as who,
        before,
        since
    from weighed
    where abs(since - before) >= greatest(0.25 * greatest(before, since), 0.05 * all_spend)
)

select * from listed
order by action_id asc, kind asc, abs(coalesce(since, 0) - coalesce(before, 0)) desc, day, thing asc
