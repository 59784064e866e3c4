-- How much of what buyers said names each theme?
--
-- Weeks are counted back from the day we stand on, over three years. Everything that names a theme counts once for each
-- theme, as naming it or not. Buyers speak in win-loss talks, interviews and reviews.
--
-- grain: theme, region, segment, weeks_ago
-- side: both
--
-- theme      text  Theme.
-- region     text  Region of the deal, else of the account.
-- segment    text  Segment of the deal, else of the account.
-- weeks_ago  count Full weeks since it was said.
-- hits       count Voices that name it.
-- tries      count Voices that name any theme.
-- amount     money What deals like those they speak of come to: won for each one decided.
with clock as (
    select * from stg_as_of
),

deals as (
    select * from mart_deals
),

accounts as (
    select * from stg_accounts
),

worth as (
    select * from mart_deal_worth
),

voices as (
    select
        feedback.theme,
        (clock.as_of - 1 - feedback.date) // 7 as weeks_ago,
        coalesce(deals.region, accounts.region) as region,
        coalesce(deals.segment, accounts.segment) as segment,
        worth.worth as amount
    from stg_feedback as feedback
    cross join clock
    left join deals on feedback.opportunity_id = deals.opportunity_id
    left join worth on coalesce(deals.segment, 'Unknown') = worth.segment and deals.opportunity_id is not null
    left join accounts on feedback.account_key = accounts.account_key
    where feedback.theme is not null and feedback.kind in ('win_loss', 'interview', 'review')
),

themes as (
    select theme
    from voices
    group by theme
    having count(*) >= 10
),

by_week as (
    select
        themes.theme,
        voices.region,
        voices.segment,
        voices.weeks_ago,
        count(*) filter (where voices.theme = themes.theme) as hits,
        count(*) as tries,
        cast(coalesce(sum(voices.amount), 0) as decimal(18, 2)) as amount
    from themes
    cross join voices
    where voices.weeks_ago between 0 and 155
    group by themes.theme, voices.region, voices.segment, voices.weeks_ago
)

select * from by_week
order by theme, region, segment, weeks_ago
