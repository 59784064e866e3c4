-- Which rows cannot be trusted as they are, and how much money do they touch?
--
-- Spend by its campaign, all else by what is wrong. Money of a quarter: open deals at their chance of being won, and a
-- quarter of what was won or spent in the last 364 days; lost deals bring none, and one without an amount counts with
-- what won deals of its segment were worth, give or take three tenths. A currency that was taken over is a question to
-- the analyst and not counted.
--
-- grain: campaign, theme, side
-- side: both
--
-- campaign  text  Campaign of the spend; empty for other rows.
-- theme     text  What is wrong; empty for spend.
-- side      text  Who can mend them: sales in the CRM, marketing in what it spends.
-- now       count Rows.
-- low       money Money of a quarter they touch.
-- mid       money Money of a quarter they touch.
-- high      money Money of a quarter they touch.
with clock as (
    select * from stg_as_of
),

deals as (
    select
        *,
        coalesce(amount, avg(case when is_won then amount end) over (partition by segment)) as likely_amount
    from mart_deals
),

money as (
    select
        deals.batch_id,
        deals.line,
        case
            when deals.is_open then deals.likely_amount * coalesce(odds.won_by_day_365, 0)
            when deals.is_won and coalesce(deals.closed_date >= clock.as_of - 364, true) then deals.likely_amount / 4
        end as of_quarter,
        deals.amount is null as is_guess
    from deals
    cross join clock
    left join mart_deal_odds as odds on deals.opportunity_id = odds.opportunity_id
    union all
    select
        spend.batch_id,
        spend.line,
        abs(spend.cost) / 4 as of_quarter,
        false as is_guess
    from stg_spend as spend
    cross join clock
    where spend.date >= clock.as_of - 364
),

problems as (
    select
        case when problems.table_name = 'spend' then problems.subject end as campaign,
        case when problems.table_name <> 'spend' then problems.problem end as theme,
        if(problems.table_name = 'opportunities', 'sales', 'marketing') as side,
        money.of_quarter as amount,
        money.is_guess
    from mart_problems as problems
    left join money on problems.batch_id = money.batch_id and problems.line = money.line
    where problems.problem <> 'Deals that name no currency, read in the one of the spend'
),

counted as (
    select
        campaign,
        theme,
        side,
        count(*) as now,
        sum(amount) as touched,
        coalesce(sum(amount) filter (where is_guess), 0) * 0.3 as doubt
    from problems
    group by campaign, theme, side
),

weighed as (
    select
        campaign,
        theme,
        side,
        now,
        cast(touched - doubt as decimal(18, 2)) as low,
        cast(touched as decimal(18, 2)) as mid,
        cast(touched + doubt as decimal(18, 2)) as high
    from counted
    where touched > 0
)

select * from weighed
order by campaign, theme
