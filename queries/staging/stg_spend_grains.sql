-- Lines of spend with the grain their file gave them: by campaign or channel, with or without region and segment.
--
-- grain: row_id
--
-- row_id    count  Row of the line.
-- batch_id  text   Load it came with.
-- date      date   Day of the spend.
-- channel   text   Channel, else the campaign's, else Unknown.
-- source    text   System it comes from.
-- grain     text   What the file tells apart: campaign or channel, region, segment.
-- cost      money  Cost in the reporting currency.
with given as (
    select * from live_spend
),

spend as (
    select * from stg_spend
),

grains as (
    select
        spend.row_id,
        spend.batch_id,
        spend.date,
        spend.channel,
        spend.source,
        case
            when given.campaign_id is not null then 'campaign'
            when given.campaign_name is not null then 'campaign name'
            else 'channel'
        end
        || case when given.region is not null then ', region' else '' end
        || case when given.segment is not null then ', segment' else '' end as grain,
        spend.cost
    from spend
    inner join given on spend.row_id = given.row_id
)

select * from grains
