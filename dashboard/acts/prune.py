"""Let go of what studies kept that nothing leans on any more; that they were made stays noted, and any may be made again."""

import duckdb

NEWEST = 4
_PARTS = (
    *("figures", "words", "curves", "checks", "regions", "weeks", "without", "draws", "chances"),
    *("lifts", "test_weeks", "findings", "trends"),
)
_UNUSED = """
    with uses as (
        select
            *,
            split_part(kind, ' ', 1) as study
        from study_uses
        where study in ('spend', 'forecast', 'tests', 'findings')
    ),

    ranked as (
        select
            run_id,
            dense_rank() over (partition by study order by version desc) as newest,
            dense_rank() over (partition by study order by used_at desc, version desc) as latest
        from uses
    ),

    met as (
        select arg_max(uses.run_id, uses.version) as run_id
        from validity_meeting_answers as answers
        inner join uses on answers.from_version > uses.version
        group by answers.from_version, uses.kind
    ),

    histories as (
        select arg_max(run_id, version) as run_id
        from uses
        where study = 'findings'
        group by as_of
        union all
        select arg_max(uses.run_id, uses.version) as run_id
        from study_findings as found
        inner join uses on found.run_id = uses.run_id
        group by found.finding_id
    ),

    leant_on as (
        select run_id from ranked where newest <= $newest or latest <= $newest
        union all
        select run_id from met
        union all
        select run_id from histories
        union all
        select run_id from study_published where published_on = as_of
    )

    select run_id
    from uses
    where run_id not in (from leant_on)
"""


def prune(cursor: duckdb.DuckDBPyConnection) -> None:
    """Drop the rows of runs that no closed meeting, no word published afresh, and none of the newest versions or looks uses.

    A finding's history is the last look of each day, and the last look that found it.
    """
    unused = {"unused": [name for (name,) in cursor.execute(_UNUSED, {"newest": NEWEST}).fetchall()]}
    if unused["unused"]:
        for part in _PARTS:
            cursor.execute(f"delete from study_{part} where list_contains($unused, run_id)", unused)  # noqa: S608
        cursor.execute("update study_runs set is_dropped = true where list_contains($unused, run_id)", unused)
