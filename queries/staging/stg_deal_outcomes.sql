-- What each deal has come to, as the file says it now: won, lost or open.
--
-- The flags of the file come first, then the words of its stage; any other deal is open.
--
-- grain: row_id
--
-- row_id      count  Row of the deal.
-- batch_id    text   Load the row came with.
-- close_date  date   Close date of the file, planned for open deals.
-- outcome     text   What it has come to: won, lost or open.
with given as (
    select * from live_opportunities
),

aliases as (
    select * from mart_aliases
    where table_name = 'opportunities' and column_name = 'stage'
),

named as (
    select
        given.row_id,
        given.batch_id,
        given.close_date,
        given.is_won,
        given.is_closed,
        coalesce(aliases.our_value, given.stage) as stage
    from given
    left join aliases on regexp_replace(lower(trim(given.stage)), '\s+', ' ', 'g') = aliases.their_key
),

deals as (
    select
        *,
        regexp_replace(lower(stage), '[^\p{L}]', '', 'g') as stage_word
    from named
),

outcomes as (
    select * from stg_stage_outcomes
),

decided as (
    select
        deals.row_id,
        deals.batch_id,
        deals.close_date,
        case
            when deals.is_won then 'won'
            when deals.is_closed = false then 'open'
            when deals.is_closed and deals.is_won = false then 'lost'
            when outcomes.outcome = 'won' and deals.is_won is null then 'won'
            when outcomes.outcome = 'lost' or deals.is_closed then 'lost'
            else 'open'
        end as outcome
    from deals
    left join outcomes on deals.stage_word = outcomes.stage_word
)

select * from decided
