-- How much gross profit did won deals bring?
--
-- The amount won in the period times the gross margin that holds today. Empty until marketing, sales and finance agreed
-- on one.
--
-- grain: value
-- side: both
-- better: higher
-- $from  date  First day counted.
-- $to    date  First day no longer counted.
--
-- value  money Gross profit of the deals won in the period.
with won_deals as (
    select * from mart_deals
    where is_won and closed_date >= $from and closed_date < $to
),

settings as (
    select gross_margin from stg_settings
),

won as (
    select coalesce(sum(amount), 0) as amount
    from won_deals
),

kept as (
    select cast(won.amount * settings.gross_margin as decimal(18, 2)) as value
    from won
    cross join settings
)

select * from kept
