-- Which segments are there?
--
-- grain: segment
--
-- segment  text  Segment of a deal or its account.
with segments as (
    select distinct segment from mart_deals
)

select segment from segments
where segment is not null
order by segment
