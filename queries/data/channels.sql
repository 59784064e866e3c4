-- Which channels are there?
--
-- grain: channel
--
-- channel  text  Channel of spend or of a touch.
with channels as (
    select channel from mart_spend
    union
    select channel from mart_touches
)

select channel from channels
where channel is not null
order by channel
