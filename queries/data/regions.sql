-- Which regions are there?
--
-- grain: region
--
-- region  text  Region of a deal, its account, its owner, or of spend.
with regions as (
    select region from mart_deals
    union
    select region from mart_spend
)

select region from regions
where region is not null
order by region
