-- What was stopped, when and why?
--
-- A channel counts as stopped four weeks after its last spend, where it had spend in at least eight weeks; a campaign
-- where it was to go on for two weeks or more. The reason is what a decision or a note about those days says by name.
--
-- grain: kind, what
-- side: both
--
-- stopped_on  date  Last day of spend, or last day of the bet.
-- kind        text  channel, campaign or bet.
-- what        text  What was stopped.
-- why         text  Why; empty where nobody wrote it down.
with clock as (
    select * from stg_as_of
),

spend as (
    select * from mart_spend
    where is_media and cost_as_given > 0
),

channels as (
    select
        'channel' as kind,
        channel as what,
        max(date) as stopped_on
    from spend
    group by channel
    having count(distinct week_start_date) >= 8
),

campaigns as (
    select
        'campaign' as kind,
        coalesce(campaigns.campaign_name, campaigns.campaign_id) as what,
        max(spend.date) as stopped_on
    from spend
    inner join stg_campaigns as campaigns on spend.campaign_id = campaigns.campaign_id
    group by campaigns.campaign_id, campaigns.campaign_name, campaigns.end_date
    having campaigns.end_date >= max(spend.date) + 14
),

silent as (
    select * from channels
    union
    select * from campaigns
),

said as (
    select
        decided_on as said_on,
        coalesce(reason, decision) as words,
        concat_ws(' ', question, decision, reason) as about
    from stg_decisions
    union all
    select
        coalesce(happened_on, cast(written_at as date)) as said_on,
        note as words,
        note as about
    from stg_notes
),

reasons as (
    select
        silent.kind,
        silent.what,
        silent.stopped_on,
        arg_min(said.words, abs(said.said_on - silent.stopped_on)) as why
    from silent
    inner join clock on silent.stopped_on < clock.as_of - 28
    left join said
        on
            contains(lower(said.about), lower(silent.what))
            and said.said_on between silent.stopped_on - 35 and silent.stopped_on + 35
    group by silent.kind, silent.what, silent.stopped_on
),

bets as (
    select
        'bet' as kind,
        hunch as what,
        max(coalesce(end_date, start_date, made_on)) as stopped_on,
        any_value(learned) as why
    from stg_bets
    where status = 'stopped'
    group by hunch
),

told as (
    select
        stopped_on,
        kind,
        what,
        why
    from reasons
    union all
    select
        stopped_on,
        kind,
        what,
        why
    from bets
)

select * from told
order by stopped_on desc, kind asc, what asc
