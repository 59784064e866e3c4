-- What the rows tell of each deal, from one day of change to the next.
--
-- What a row leaves out is carried over from the row before; what nobody knew yet is taken from the first row that
-- tells. The first picture of a deal reaches back for ever and is not known.
--
-- grain: opportunity_id, from_date
--
-- opportunity_id  text   The deal.
-- from_date       date   Day of the change; 0001-01-01 before the first row.
-- until_date      date   Day of the next change; 9999-12-31 where there is none.
-- seen_date       date   Day of the deal's first row.
-- is_known        flag   Whether a row of that time tells it.
-- stage           text   Stage; empty where no row tells.
-- outcome         text   What the stage means where the deal left it for an open stage again; else open.
-- amount          money  Amount in the deal's own currency.
-- close_date      date   Close date.
-- owner           text   Owner.
-- currency        text   Currency of the amount; empty where no row tells.
-- is_deleted      flag   Whether it was marked deleted; empty where no row tells.
with moments as (
    select
        *,
        cast(changed_at as date) as day
    from mart_deal_moments
),

filled as (
    select
        opportunity_id,
        day,
        lead(day) over in_order as next_day,
        row_number() over in_order as place,
        min(day) over whole as seen_date,
        last_value(stage ignore nulls) over so_far as stage,
        last_value(outcome ignore nulls) over so_far as outcome,
        max(case when outcome = 'open' then changed_at end) over whole > changed_at as comes_back,
        coalesce(last_value(amount ignore nulls) over so_far, first_value(amount ignore nulls) over whole) as amount,
        coalesce(
            last_value(close_date ignore nulls) over so_far, first_value(close_date ignore nulls) over whole
        ) as close_date,
        coalesce(last_value(owner ignore nulls) over so_far, first_value(owner ignore nulls) over whole) as owner,
        coalesce(
            last_value(currency ignore nulls) over so_far, first_value(currency ignore nulls) over whole
        ) as currency,
        coalesce(
            last_value(is_deleted ignore nulls) over so_far, first_value(is_deleted ignore nulls) over whole
        ) as is_deleted
    from moments
    window
        in_order as (partition by opportunity_id order by changed_at, kind, line, row_id),
        so_far as (
            partition by opportunity_id
            order by changed_at, kind, line, row_id
            rows between unbounded preceding and current row
        ),
        whole as (
            partition by opportunity_id
            order by changed_at, kind, line, row_id
            rows between unbounded preceding and unbounded following
        )
),

dated as (
    select
        *,
        day as from_date,
        coalesce(next_day, date '9999-12-31') as until_date,
        true as is_known
    from filled
    where next_day is null or next_day > day
    union all
    select
        *,
        date '0001-01-01' as from_date,
        day as until_date,
        false as is_known
    from filled
    where place = 1
),

pictures as (
    select
        opportunity_id,
        from_date,
        until_date,
        seen_date,
        is_known,
        stage,
        case when comes_back then outcome else 'open' end as outcome,
        amount,
        close_date,
        owner,
        currency,
        is_deleted
    from dated
)

select * from pictures
