-- Of which files does the spend shown differ from the rows kept?
--
-- Must answer nothing. Compares the lines every page adds up with the rows of raw that count, file by file.
--
-- grain: batch_id
--
-- batch_id  text   Load of the file.
-- shown     money  Cost the pages add up.
-- kept      money  Cost of the rows kept.
with shown as (
    select
        batch_id,
        sum(cost_as_given) as cost,
        count(*) as lines
    from mart_spend
    group by batch_id
),

kept as (
    select
        batch_id,
        sum(cost) as cost,
        count(*) as lines
    from live_spend
    where date < coalesce(getvariable('as_of'), date '9999-12-31')
    group by batch_id
),

compared as (
    select
        coalesce(shown.batch_id, kept.batch_id) as batch_id,
        cast(shown.cost as decimal(18, 2)) as shown,
        cast(kept.cost as decimal(18, 2)) as kept
    from shown
    full outer join kept on shown.batch_id = kept.batch_id
    where shown.cost is distinct from kept.cost or shown.lines is distinct from kept.lines
)

select * from compared
