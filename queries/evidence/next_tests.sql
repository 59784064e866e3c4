-- Which channels are not settled, and what is the cheapest test of each?
--
-- grain: channel
-- side: marketing
--
-- channel       text  Channel.
-- is_unsettled  flag  Whether we cannot tell if it drives deals.
-- regions       text  Regions the cheapest test would pause, separated by semicolons; empty where none is worth it.
-- weeks         count Weeks it would last.
with words as (
    select * from stg_study_verdicts
    where kind = 'spend' and channel <> ''
),

told as (
    select
        channel,
        drives = 'cannot_tell' as is_unsettled,
        next_regions as regions,
        next_weeks as weeks
    from words
)

select * from told
order by weeks is null asc, is_unsettled desc, channel asc
