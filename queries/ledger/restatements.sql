-- What changed in the past?
--
-- What each load, undo or correction did to fiscal quarters that had ended by then, for won, lost, pipeline created
-- and media spend. Each side is told as it was: at the rates, in the currency and in the words of its version. The
-- parts of a line add up to its difference, and the lines to the difference between two versions. The channel map moves
-- money between channels and never changes a quarter.
--
-- grain: version, metric, quarter_start_date
-- rows: ledger/restated_rows
-- side: both
--
-- version             count  Version that changed it.
-- made_at             time   When.
-- who                 text   Who did.
-- file_name           text   What was done: the file loaded, or taken back.
-- metric              text   won, lost, created or spend.
-- quarter_start_date  date   First day of the fiscal quarter.
-- quarter_label       text   The fiscal quarter that had ended.
-- difference          money  By how much it was restated.
-- row_count           count  Deals or lines of spend that explain it.
-- late                count  Of these, rows that came late.
-- amount              count  Rows whose amount was edited.
-- moved               count  Rows whose day moved into or out of the quarter.
-- outcome             count  Deals won, no longer won, deleted or brought back.
-- vanished            count  Rows that a complete export no longer had, or that another file replaced.
-- undone              count  Rows that an undo took away or brought back.
-- rates               count  Rows that a changed rate made worth another sum.
-- currency            count  Rows that another reporting currency made worth another sum.
-- words               count  Deals whose stage an alias gave another meaning.
-- late_amount         money  What late rows added.
-- amount_amount       money  What edited amounts added.
-- moved_amount        money  What moved days added.
-- outcome_amount      money  What outcomes added.
-- vanished_amount     money  What vanished rows added.
-- undone_amount       money  What the undo added.
-- rates_amount        money  What changed rates added.
-- currency_amount     money  What another reporting currency added.
-- words_amount        money  What changed words added.
with rows_restated as (
    select * from mart_restatements
),

versions as (
    select * from versions
),

by_version as (
    select
        version,
        metric,
        quarter_start_date,
        max(quarter_label) as quarter_label,
        cast(sum(difference) as decimal(18, 2)) as difference,
        count(*) as row_count,
        count(*) filter (where reason = 'late') as late,
        count(*) filter (where reason = 'amount') as amount,
        count(*) filter (where reason = 'moved') as moved,
        count(*) filter (where reason = 'outcome') as outcome,
        count(*) filter (where reason = 'vanished') as vanished,
        count(*) filter (where reason = 'undone') as undone,
        count(*) filter (where reason = 'rates') as rates,
        count(*) filter (where reason = 'currency') as currency,
        count(*) filter (where reason = 'words') as words,
        sum(difference) filter (where reason = 'late') as late_amount,
        sum(difference) filter (where reason = 'amount') as amount_amount,
        sum(difference) filter (where reason = 'moved') as moved_amount,
        sum(difference) filter (where reason = 'outcome') as outcome_amount,
        sum(difference) filter (where reason = 'vanished') as vanished_amount,
        sum(difference) filter (where reason = 'undone') as undone_amount,
        sum(difference) filter (where reason = 'rates') as rates_amount,
        sum(difference) filter (where reason = 'currency') as currency_amount,
        sum(difference) filter (where reason = 'words') as words_amount
    from rows_restated
    group by version, metric, quarter_start_date
),

told as (
    select
        by_version.version,
        versions.made_at,
        versions.who,
        versions.sentence as file_name,
        by_version.metric,
        by_version.quarter_start_date,
        by_version.quarter_label,
        by_version.difference,
        by_version.row_count,
        by_version.late,
        by_version.amount,
        by_version.moved,
        by_version.outcome,
        by_version.vanished,
        by_version.undone,
        by_version.rates,
        by_version.currency,
        by_version.words,
        cast(coalesce(by_version.late_amount, 0) as decimal(18, 2)) as late_amount,
        cast(coalesce(by_version.amount_amount, 0) as decimal(18, 2)) as amount_amount,
        cast(coalesce(by_version.moved_amount, 0) as decimal(18, 2)) as moved_amount,
        cast(coalesce(by_version.outcome_amount, 0) as decimal(18, 2)) as outcome_amount,
        cast(coalesce(by_version.vanished_amount, 0) as decimal(18, 2)) as vanished_amount,
        cast(coalesce(by_version.undone_amount, 0) as decimal(18, 2)) as undone_amount,
        cast(coalesce(by_version.rates_amount, 0) as decimal(18, 2)) as rates_amount,
        cast(coalesce(by_version.currency_amount, 0) as decimal(18, 2)) as currency_amount,
        cast(coalesce(by_version.words_amount, 0) as decimal(18, 2)) as words_amount
    from by_version
    inner join versions on by_version.version = versions.version
)

select * from told
order by version desc, metric asc, quarter_start_date desc
