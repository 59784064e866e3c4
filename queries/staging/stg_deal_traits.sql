-- Who owned a deal, in what currency it stood and whether it was deleted, by each snapshot of it.
--
-- grain: row_id
--
-- row_id          count  Row of the snapshot.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- opportunity_id  text   The deal.
-- observed_on     date   Day the file was observed.
-- owner           text   Owner.
-- currency        text   Currency of the amount.
-- is_deleted      flag   Whether the CRM marked it deleted.
with snapshots as (
    select * from raw_opportunities
),

versions as (
    select * from stg_deal_versions
),

aliases as (
    select * from mart_aliases
    where table_name = 'opportunities' and column_name = 'owner'
),

settings as (
    select * from stg_currency
),

seen as (
    select
        snapshots.row_id,
        snapshots.batch_id,
        snapshots.line,
        coalesce(
            snapshots.opportunity_id,
            lower(trim(snapshots.opportunity_name))
            || ' @ ' || coalesce(snapshots.account_id, lower(trim(snapshots.account_name)))
        ) as opportunity_id,
        versions.observed_on,
        coalesce(aliases.our_value, snapshots.owner) as owner,
        coalesce(upper(trim(snapshots.currency)), settings.reporting_currency) as currency,
        coalesce(snapshots.is_deleted, false) as is_deleted
    from versions
    inner join snapshots on versions.row_id = snapshots.row_id
    left join aliases on regexp_replace(lower(trim(snapshots.owner)), '\s+', ' ', 'g') = aliases.their_key
    cross join settings
),

known as (
    select * from seen
    where observed_on < coalesce(getvariable('as_of'), date '9999-12-31')
)

select * from known
