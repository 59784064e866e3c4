-- What the files say in the same words, in one row for each question, and what they do not, row by row.
--
-- grain: check_name, is_matched, batch_id, line
--
-- check_name  text   The question, as in stg_match_checks.
-- is_matched  flag   Whether another file knows it.
-- subject     text   Which deal, campaign, lead or region; empty where it is known.
-- amount      money  Its money, in the reporting currency; empty where it has none.
-- row_count   count  Rows of the file.
-- batch_id    text   Load of one of the rows; empty where it is known.
-- line        count  Its line in the file; empty where it is known.
with judged as (
    select
        unnest(['spend_channel', 'spend_campaign', 'spend_campaign_id', 'spend_region']) as check_name,
        unnest([has_deals, has_campaign, has_campaign_id, has_region]) as is_matched,
        coalesce(campaign_name, campaign_id, channel) as subject,
        amount,
        row_count,
        batch_id,
        line
    from mart_spend_matches
    union all
    select
        unnest([
            'deal_touch', 'deal_lead', 'deal_account',
            'deal_account_id', 'deal_owner', 'deal_product'
        ]) as check_name,
        unnest([has_touch, has_lead, has_account, has_account_id, has_owner, has_product]) as is_matched,
        opportunity_id as subject,
        amount,
        1 as row_count,
        batch_id,
        line
    from mart_deal_matches
    union all
    select
        unnest(['lead_campaign', 'lead_owner']) as check_name,
        unnest([has_campaign, has_owner]) as is_matched,
        lead_key as subject,
        cast(null as decimal(18, 2)) as amount,
        1 as row_count,
        batch_id,
        line
    from mart_lead_matches
    union all
    select
        'target_region' as check_name,
        targets.region in (select deals.region from mart_deals as deals) as is_matched,
        targets.region as subject,
        cast(null as decimal(18, 2)) as amount,
        1 as row_count,
        targets.batch_id,
        targets.line
    from stg_targets as targets
),

known as (
    select
        check_name,
        is_matched,
        cast(null as varchar) as subject,
        cast(sum(amount) as decimal(18, 2)) as amount,
        cast(sum(row_count) as bigint) as row_count,
        cast(null as varchar) as batch_id,
        cast(null as integer) as line
    from judged
    where is_matched
    group by check_name, is_matched
),

unknown as (
    select
        check_name,
        is_matched,
        subject,
        amount,
        cast(row_count as bigint) as row_count,
        batch_id,
        line
    from judged
    where not is_matched
),

all_rows as (
    select * from known
    union all
    select * from unknown
)

select * from all_rows
