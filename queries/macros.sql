-- noqa: disable=all
-- What questions share: the shortest interval that holds nine in ten of some draws, as the verdict takes it.
--
-- shortest(draw).low and .high are its ends. An effect that may be nought has no lower tail: equal tails would leave
-- out too much above and be too wide. `effects.interval` says the same in Python.
create or replace macro shortest_of(ordered, held) as
    list_min(list_transform(
        list_zip(ordered[held:], ordered[:len(ordered) - held + 1]),
        lambda ends: {'width': ends[1] - ends[2], 'low': ends[2], 'high': ends[1]}
    ));

create or replace macro shortest(draw) as
    shortest_of(
        list_sort(list(draw) filter (where draw is not null)),
        cast(ceil(0.9 * count(draw)) as bigint)
    );
