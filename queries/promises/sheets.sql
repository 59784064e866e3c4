-- What did each person lead, what moved, and what did they learn?
--
-- A sheet, not a rating: what was led, helped and learned in the days chosen.
--
-- grain: person
-- side: both
-- $from  date  First day counted.
-- $to    date  First day no longer counted.
--
-- person       text  Who led or helped.
-- side         text  Side of the promises they led.
-- led          count Promises they led.
-- first_times  count Of these, led for the first time.
-- helped       count Promises of the other team they helped with.
-- moved        count Led promises whose number moved.
-- not_moved    count Led promises whose number did not move, or moved back.
-- open_still   count Led promises that are not closed.
-- bets         count Small bets they made.
-- learned      text  What they learned, in their words.
with actions as (
    select * from stg_actions
    where promised_on >= $from and promised_on < $to
),

bets as (
    select
        owner as person,
        count(*) as bets,
        string_agg(learned, ' ' order by made_on) as learned
    from stg_bets
    where made_on >= $from and made_on < $to
    group by owner
),

led as (
    select
        owner as person,
        max(side) as side,
        count(*) as led,
        count(*) filter (where is_first_time) as first_times,
        count(*) filter (where judged = 'moved') as moved,
        count(*) filter (where judged in ('not_moved', 'moved_back')) as not_moved,
        count(*) filter (where coalesce(status, 'open') in ('open', 'carried')) as open_still,
        string_agg(learned, ' ' order by promised_on) as learned
    from actions
    group by owner
),

helped as (
    select
        helper as person,
        count(*) as helped
    from actions
    where helper is not null
    group by helper
),

people as (
    select person from led
    union
    select person from helped
    union
    select person from bets
),

told as (
    select
        people.person,
        led.side,
        coalesce(led.led, 0) as led,
        coalesce(led.first_times, 0) as first_times,
        coalesce(helped.helped, 0) as helped,
        coalesce(led.moved, 0) as moved,
        coalesce(led.not_moved, 0) as not_moved,
        coalesce(led.open_still, 0) as open_still,
        coalesce(bets.bets, 0) as bets,
        nullif(concat_ws(' ', led.learned, bets.learned), '') as learned
    from people
    left join led on people.person = led.person
    left join helped on people.person = helped.person
    left join bets on people.person = bets.person
)

select * from told
order by person
