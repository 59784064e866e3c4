-- Why did revenue change from one period to the other?
--
-- Won revenue is, summed over segments and over deals with and without a lead: volume × mix × acceptance × speed ×
-- conversion × deal size. Volume is what was put before sales: the deals in play, divided by the share of leads that
-- sales accepted. Mix is how that spreads over segments. Acceptance, accepted of the leads judged, counts for deals
-- that began as a lead. Speed is the share of deals in play that came to an end in the period, conversion the share of
-- those that was won, deal size what a won deal brought. The change is split exactly: each step's share is its effect
-- averaged over all 720 orders in which the six could have moved (Shapley), in cents by largest remainder. Expected
-- revenue takes the deals created in the period, won so far and still to come within a year; speed moves nothing there.
-- Where leads tell nothing in one of the periods, acceptance is part of volume.
--
-- grain: step
-- rows: pipeline/bridge_rows
-- side: both
-- $from       date    First day counted.
-- $to         date    First day no longer counted.
-- $base_from  date    First day of the days compared with.
-- $base_to    date    First day no longer compared with.
-- $measure    text?   won (as if absent) or expected.
-- $regions    text[]? Only these regions; all when absent.
-- $segments   text[]? Only these segments; all when absent.
--
-- step       text  volume, mix, acceptance, speed, conversion or deal_size.
-- words      text  The step in words.
-- side       text  Who can act on it: marketing, sales or both.
-- amount     money What it added to the later revenue, or took with a minus; the six add up to the change.
-- change     money The whole change.
-- is_folded  flag  Whether acceptance is part of volume, because no lead tells it in both periods.
with spans (span, from_date, to_date) as (
    values
    ('new', cast($from as date), cast($to as date)),
    ('old', cast($base_from as date), cast($base_to as date))
),

placed as (
    select
        spans.span,
        days.segment || if(days.has_lead, ', from leads', '') as cell,
        days.*,
        spans.to_date > days.day as is_before_end,
        days.day >= spans.from_date as is_since_start
    from mart_bridge_days as days
    cross join spans
    where
        days.measure = coalesce($measure, 'won')
        and ($regions is null or list_contains($regions, days.region))
        and ($segments is null or list_contains($segments, days.segment))
),

counted as (
    select
        span,
        cell,
        sum(if(is_before_end, entered, 0)) - sum(if(is_since_start, 0, decided)) as play,
        sum(if(is_since_start and is_before_end, decided, 0)) as decided,
        sum(if(is_since_start and is_before_end, wins, 0)) as wins,
        cast(sum(if(is_since_start and is_before_end, amount, 0)) as double) as amount,
        sum(if(is_since_start and is_before_end, accepted, 0)) as accepted,
        sum(if(is_since_start and is_before_end, judged, 0)) as judged
    from placed
    group by span, cell
),

offered as (
    select
        *,
        if(min(accepted) over (partition by cell) > 0, accepted / judged, 1) as acceptance,
        play / acceptance as volume
    from counted
),

levers as (
    select
        span,
        cell,
        unnest(range(0, 6)) as lever,
        unnest([
            sum(volume) over (partition by span),
            coalesce(volume / nullif(sum(volume) over (partition by span), 0), 0),
            acceptance,
            coalesce(decided / nullif(play, 0), max(decided / nullif(play, 0)) over either, 0),
            coalesce(wins / nullif(decided, 0), max(wins / nullif(decided, 0)) over either, 0),
            coalesce(amount / nullif(wins, 0), max(amount / nullif(wins, 0)) over either, 0)
        ]) as factor
    from offered
    window either as (partition by cell)
),

products as (
    select
        turns.set_number,
        levers.cell,
        product(levers.factor) as value
    from mart_turns as turns
    inner join levers on turns.lever = levers.lever and turns.span = levers.span
    where turns.levers = 6
    group by turns.set_number, levers.cell
),

shares as (
    select
        turns.lever,
        sum(turns.weight * products.value) * 100 as cents
    from mart_turns as turns
    inner join products on turns.set_number = products.set_number
    where turns.levers = 6
    group by turns.lever
),

rounded as (
    select
        steps.step,
        steps.words,
        steps.side,
        cast((floor(shares.cents) + if(
            row_number() over (order by shares.cents - floor(shares.cents) desc, steps.lever)
            <= round(sum(shares.cents) over ()) - sum(floor(shares.cents)) over (), 1, 0
        )) / 100 as decimal(18, 2)) as amount,
        cast(round(sum(shares.cents) over ()) / 100 as decimal(18, 2)) as change,
        (select min(offered.acceptance) from offered) = 1 as is_folded
    from shares
    inner join mart_bridge_steps as steps on shares.lever = steps.lever
    order by steps.lever
)

select * from rounded
