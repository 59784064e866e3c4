-- Which files usually come, and which are due?
--
-- Files of one kind: the same table, source and header. A kind is usual once it came on two days. Due is the day of
-- the last one and the median gap between them; late is told against the newest export of any kind, not against the
-- clock on the wall. Usual rows and money are medians of the last six.
--
-- grain: file_kind
--
-- file_kind      text   The kind of file in one word.
-- table_name     text   Kind of file.
-- source         text   System it comes from.
-- file_name      text   Name of the last one.
-- loaded_by      text   Who loaded it.
-- file_count     count  How many came.
-- last_seen_on   date   Day the last export shows.
-- usual_gap      days   Median days between two of them; empty before the second.
-- due_on         date   Day the next is due.
-- newest_on      date   Day the newest export of any kind shows.
-- days_late      days   Days between the due day and the newest export of any kind; 0 where it is not late.
-- usual_rows     count  Median rows of the last six.
-- last_rows      count  Rows of the last.
-- usual_money    money  Median money of the last six, as given.
-- last_money     money  Money of the last, as given.
with files as (
    select * from stg_usual_files
),

newest as (
    select max(observed_on) as newest_on from files
),

placed as (
    select
        *,
        row_number() over (partition by file_kind order by observed_on desc, version desc) as place
    from files
),

days as (
    select distinct
        file_kind,
        observed_on
    from files
),

gaps as (
    select
        file_kind,
        observed_on - lag(observed_on) over (partition by file_kind order by observed_on) as gap
    from days
),

usual_gaps as (
    select
        file_kind,
        cast(round(median(gap)) as integer) as usual_gap
    from gaps
    group by file_kind
),

by_kind as (
    select
        file_kind,
        count(*) as file_count,
        max(case when place = 1 then table_name end) as table_name,
        max(case when place = 1 then source end) as source,
        max(case when place = 1 then file_name end) as file_name,
        max(case when place = 1 then loaded_by end) as loaded_by,
        max(case when place = 1 then observed_on end) as last_seen_on,
        cast(round(median(case when place <= 6 then rows_in end)) as bigint) as usual_rows,
        max(case when place = 1 then rows_in end) as last_rows,
        cast(median(case when place <= 6 then money end) as decimal(18, 2)) as usual_money,
        max(case when place = 1 then money end) as last_money
    from placed
    group by file_kind
),

dated as (
    select
        by_kind.file_kind,
        by_kind.table_name,
        by_kind.source,
        by_kind.file_name,
        by_kind.loaded_by,
        by_kind.file_count,
        by_kind.last_seen_on,
        usual_gaps.usual_gap,
        by_kind.last_seen_on + usual_gaps.usual_gap as due_on,
        newest.newest_on,
        case
            when usual_gaps.usual_gap is not null
                then greatest(newest.newest_on - (by_kind.last_seen_on + usual_gaps.usual_gap), 0)
        end as days_late,
        by_kind.usual_rows,
        by_kind.last_rows,
        by_kind.usual_money,
        by_kind.last_money
    from by_kind
    inner join usual_gaps on by_kind.file_kind = usual_gaps.file_kind
    cross join newest
)

select * from dated
order by days_late desc nulls last, due_on asc, file_name asc
