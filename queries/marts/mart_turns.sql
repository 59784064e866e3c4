-- How much each of a number of levers weighs in each set of them, for an exact split of a change.
--
-- Shapley's average over all orders in which levers could have moved: the share of a lever is the sum, over all sets,
-- of the weight times the value with exactly the levers of the set moved.
--
-- grain: levers, set_number, lever
--
-- levers      count  How many levers there are: 4 or 6.
-- set_number  count  Number of the set.
-- lever       count  The lever, from 0.
-- is_moved    flag   Whether the lever is in the set.
-- span        text   Whose value the lever has in the set: new where it moved, else old.
-- weight      ratio  What the set's value weighs in the lever's share.
with counts (levers) as (
    values (4), (6)
),

set_numbers as (
    select unnest(range(0, 64)) as set_number
),

lever_numbers as (
    select unnest(range(0, 6)) as lever
),

pairs as (
    select
        counts.levers,
        set_numbers.set_number,
        bit_count(set_numbers.set_number) as moved,
        lever_numbers.lever,
        (set_numbers.set_number >> lever_numbers.lever) & 1 = 1 as is_moved
    from counts
    cross join set_numbers
    cross join lever_numbers
    where set_numbers.set_number < 1 << counts.levers and lever_numbers.lever < counts.levers
),

weighed as (
    select
        levers,
        set_number,
        lever,
        is_moved,
        case when is_moved then 'new' else 'old' end as span,
        case
            when is_moved then cast(factorial(moved - 1) * factorial(levers - moved) as double)
            else -cast(factorial(moved) * factorial(levers - moved - 1) as double)
        end / cast(factorial(levers) as double) as weight
    from pairs
)

select * from weighed
