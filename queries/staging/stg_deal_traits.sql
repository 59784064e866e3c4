-- Who owned a deal, in what currency it stood and whether it was deleted, by each snapshot of it.
--
-- grain: row_id
--
-- row_id          count  Row of the snapshot.
-- batch_id        text   Load it came with.
-- line            count  Line of the file.
-- opportunity_id  text   The deal.
-- observed_on     date   Day the file was observed.
-- owner           text   Owner, as the file gives it.
-- last_owner      text   Owner in the newest snapshot, as the file gives it.
-- currency        text   Currency of the amount.
-- is_deleted      flag   Whether the CRM marked it deleted.
with snapshots as (
    select * from raw_opportunities
),

versions as (
    select * from stg_deal_versions
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
        snapshots.owner,
        last_value(snapshots.owner ignore nulls) over (
            partition by snapshots.key
            order by versions.observed_on, versions.version, versions.line
            rows between unbounded preceding and unbounded following
        ) as last_owner,
        coalesce(upper(trim(snapshots.currency)), settings.reporting_currency) as currency,
        coalesce(snapshots.is_deleted, false) as is_deleted
    from versions
    inner join snapshots on versions.row_id = snapshots.row_id
    cross join settings
),

known as (
    select * from seen
    where observed_on < coalesce(getvariable('as_of'), date '9999-12-31')
)

select * from known
