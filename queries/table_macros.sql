-- noqa: disable=all
-- What several questions take from marts and staging: table macros, made once the views stand.
-- `catalog.upstream` reads what they read.

-- Every deal of the waterfall between two days and each of its lines, as `mart_waterfall_lines` has them.
create or replace macro main.waterfall_lines(from_day, to_day, counted, split_by, chosen_regions, chosen_segments) as table
with spells as (
    select
        spells.* replace (coalesce(spells.amount, 0) as amount),
        case split_by
            when 'lead_source' then spells.lead_source
            when 'campaign' then spells.campaign
            when 'segment' then spells.segment
            when 'region' then spells.region
            when 'owner' then coalesce(spells.owner, 'Unknown')
            else 'All'
        end as part,
        spells.status = 'open' and coalesce(
            counted = 'all'
            or (spells.close_date >= calendar.quarter_start_date and spells.close_date < calendar.quarter_end_date),
            false
        ) as is_in
    from mart_deal_spells as spells
    cross join mart_calendar as calendar
    where
        calendar.date = to_day - 1
        and (chosen_regions is null or list_contains(chosen_regions, spells.region))
        and (chosen_segments is null or list_contains(chosen_segments, spells.segment))
),

paired as (
    select
        now.opportunity_id,
        coalesce(old.is_in, false) as was_in,
        now.is_in,
        old.part as old_part,
        now.part as new_part,
        old.amount as old_amount,
        now.amount as new_amount,
        old.close_date as old_close_date,
        now.close_date as new_close_date,
        coalesce(old.status, 'nothing') as old_status,
        now.status as new_status,
        case
            when old.currency <> now.currency then 'currency' when now.amount > old.amount then 'more' else 'less'
        end as change
    from spells as now
    left join spells as old
        on now.opportunity_id = old.opportunity_id and from_day > old.from_date and from_day <= old.until_date
    where to_day > now.from_date and to_day <= now.until_date
),

lines as (
    select
        paired.*,
        waterfall.reason,
        waterfall.turn,
        waterfall.told_by,
        case when waterfall.turn in ('start', 'left') then paired.old_part else paired.new_part end as part,
        waterfall.old * coalesce(paired.old_amount, 0) + waterfall.new * paired.new_amount as moved
    from paired
    inner join mart_waterfall_lines as waterfall
        on case waterfall.turn
            when 'start' then paired.was_in
            when 'came' then paired.is_in and not paired.was_in and paired.old_status = waterfall.told_by
            when 'went' then paired.was_in and not paired.is_in and paired.new_status = waterfall.told_by
            when 'changed' then paired.old_amount <> paired.new_amount and paired.change = waterfall.told_by
            when 'end' then paired.is_in
            else paired.was_in and paired.old_part <> paired.new_part
        end
    where paired.is_in or paired.was_in
)

select * from lines;

-- All of `stg_said` with what came of it: calls and forecasts are held against what their period won.
create or replace macro main.said_and_judged() as table
with said as (
    select * from stg_said
),

clock as (
    select as_of as today from stg_as_of
),

judged as (
    select
        said.* replace (
            coalesce(said.came, results.won) as came,
            case
                when said.outcome is not null then said.outcome
                when said.ended_on >= clock.today then 'open'
                when
                    results.won between coalesce(said.said_low, 0.9 * said.said)
                    and coalesce(said.said_high, 1.1 * said.said) then 'kept'
                else 'not_kept'
            end as outcome
        )
    from said
    cross join clock
    left join mart_period_results as results
        on said.period_start = results.period_start and said.ended_on = results.period_end
)

select * from judged;
