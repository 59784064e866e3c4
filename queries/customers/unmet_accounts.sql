-- Which accounts at stake has nobody met in 90 days?
--
-- Accounts with open deals, or with revenue in the last 365 days, that nobody is known to have met in the last 90. Met
-- is a talk logged here, an interview or a win-loss talk, or a touch whose kind or channel says meeting, call, demo,
-- visit or event, in seven languages; a web visit, an invitation, a request, a missed or cancelled meeting is not. Log
-- a talk, and the account leaves the list.
--
-- grain: account_key
-- side: both
-- better: lower
-- $regions   text[]? Only these regions; all when absent.
-- $segments  text[]? Only these segments; all when absent.
--
-- account_name        text  Company.
-- region              text  Its region.
-- segment             text  Its segment.
-- owner               text  Who owns the largest of its deals.
-- open_amount         money Its open deals.
-- won_amount          money Won from it in the last 365 days.
-- at_stake            money Both.
-- last_met_date       date  Day somebody last met them; empty where nobody is known to have.
-- last_activity_date  date  Day sales last worked on one of its open deals.
-- account_key         text  Its id, else a key made of its name.
with accounts as (
    select stakes.*
    from mart_stakes as stakes
    cross join stg_as_of as clock
    where
        ($regions is null or list_contains($regions, stakes.region))
        and ($segments is null or list_contains($segments, stakes.segment))
        and stakes.at_stake > 0
        and (stakes.last_met_date is null or stakes.last_met_date < clock.as_of - 90)
),

listed as (
    select
        coalesce(account_name, account_key) as account_name,
        region,
        segment,
        owner,
        open_amount,
        won_amount,
        at_stake,
        last_met_date,
        last_activity_date,
        account_key
    from accounts
)

select * from listed
order by at_stake desc, account_key asc
