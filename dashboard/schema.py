"""Creates what stands in a warehouse: raw tables and validity from the contracts, views and marts from queries/."""

import hashlib
from datetime import date

import duckdb

from dashboard import catalog
from dashboard.contracts import Contract, contracts
from dashboard.paths import queries_folder

Cursor = duckdb.DuckDBPyConnection

_BOOKKEEPING = """
drop schema if exists past cascade;
create sequence if not exists row_ids;
create table if not exists versions (
    version bigint primary key, made_at timestamp, who varchar, kind varchar, batch_id varchar, sentence varchar
);
create table if not exists batches (
    batch_id varchar, version bigint, table_name varchar, file_name varchar, sha256 varchar, size bigint, source varchar,
    observed_on date, loaded_at timestamp, loaded_by varchar, columns varchar[], rows_in bigint, rows_loaded bigint,
    rows_rejected bigint, rows_skipped bigint, money_column varchar, money_loaded decimal(18, 2),
    money_rejected decimal(18, 2), money_skipped decimal(18, 2), mapping varchar, notes varchar[], read_as varchar
);
alter table batches add column if not exists headers varchar[];
alter table batches add column if not exists currencies varchar[];
alter table batches add column if not exists first_day date;
alter table batches add column if not exists last_day date;
alter table batches add column if not exists read_as varchar;
create table if not exists rejects (batch_id varchar, line integer, column_name varchar, value varchar, reason varchar);
create table if not exists audit (
    number bigint primary key, happened_at timestamp, who varchar, act varchar, subject varchar, sentence varchar, chain varchar
);
create table if not exists study_runs (
    run_id varchar primary key, kind varchar, made_at timestamp, seconds double, cpu_seconds double, from_date date, to_date date
);
create table if not exists study_uses (kind varchar, version bigint, as_of date, run_id varchar, used_at timestamp);
create table if not exists study_figures (
    run_id varchar, region varchar, channel varchar, measure varchar, low double, mid double, high double
);
alter table study_runs add column if not exists data varchar;
alter table study_runs add column if not exists margin double;
alter table study_runs add column if not exists method varchar;
alter table study_runs add column if not exists noted varchar;
alter table study_runs add column if not exists is_dropped boolean;
create table if not exists study_regions (
    run_id varchar, region varchar, channel varchar, spend double, deals float[], pipeline float[], revenue float[],
    next_unit float[]
);
create table if not exists study_weeks (run_id varchar, region varchar, week_start_date date, pipeline float[]);
create table if not exists study_published (
    kind varchar, version bigint, as_of date, run_id varchar, channel varchar, measure varchar, word varchar, chance double,
    error double, since date, published_on date, tests varchar, reason varchar
);
create table if not exists study_words (run_id varchar, channel varchar, measure varchar, words varchar);
create table if not exists study_curves (
    run_id varchar, channel varchar, multiple double, deals float[], pipeline float[], revenue float[]
);
create table if not exists study_without (
    run_id varchar, experiment_id varchar, channel varchar, drives_with varchar, drives varchar, chance double,
    deals_low double, deals double, deals_high double, revenue_low double, revenue double, revenue_high double
);
create table if not exists study_checks (
    run_id varchar, place integer, name varchar, status varchar, sentence varchar, advice varchar
);
create table if not exists study_findings (
    run_id varchar, finding_id varchar, kind varchar, polarity varchar, side varchar, region varchar, segment varchar,
    channel varchar, campaign varchar, stage varchar, owner varchar, lead_source varchar, product varchar,
    competitor varchar, theme varchar, sentence varchar, low double, mid double, high double, since date,
    confidence double, question varchar
);
create table if not exists study_trends (
    run_id varchar, finding_id varchar, from_date date, to_date date, value double, usual double
);
create table if not exists study_draws (
    run_id varchar, day date, to_date date, region varchar, segment varchar, part varchar, draws double[]
);
create table if not exists study_lifts (
    run_id varchar, experiment_id varchar, method varchar, low double, lift double, high double, standard_error double,
    rank integer, units integer, sentence varchar
);
create table if not exists study_test_weeks (
    run_id varchar, experiment_id varchar, week_start_date date, actual double, predicted double, low double, high double
);
create table if not exists study_chances (run_id varchar, opportunity_id varchar, chance double);
create or replace view live_batches as
select batches.*
from batches
where batches.version <= getvariable('version')
    and not exists (
        select 1
        from versions
        where versions.kind = 'undo'
            and versions.batch_id = batches.batch_id
            and versions.version <= getvariable('version')
    );
"""
RAW_COLUMNS = (
    ("row_id", "bigint"),
    ("batch_id", "varchar"),
    ("line", "integer"),
    ("key", "uhugeint"),
    ("content", "uhugeint"),
    ("is_merged", "boolean"),
    ("is_vanished", "boolean"),
)


def recipe() -> str:
    """What everything here is made by, as one hash: tables, macros, contracts, views and marts."""
    made = [query.sql for query in catalog.built()] + [catalog.table_macros_text()]
    return hashlib.sha256("\x1f".join([_BOOKKEEPING, _macros(), repr(RAW_COLUMNS), repr(contracts()), *made]).encode()).hexdigest()


def create_facts(cursor: Cursor) -> None:
    """The notes that the warehouse keeps about itself."""
    cursor.execute("create table if not exists built (name varchar primary key, value varchar)")


def create_tables(cursor: Cursor) -> None:
    """Bookkeeping, and raw, validity and live view for each contract; columns a contract gained are added."""
    for statement in _BOOKKEEPING.split(";\n"):
        cursor.execute(statement)
    cursor.execute(_macros())
    known = _columns_by_table(cursor)
    for contract in contracts().values():
        _create_raw(cursor, contract, known.get(f"raw_{contract.name}", {}))


def _macros() -> str:
    return (queries_folder() / "macros.sql").read_text(encoding="utf-8")


def _columns_by_table(cursor: Cursor) -> dict[str, dict[str, str]]:
    rows = cursor.execute("select table_name, column_name, data_type from duckdb_columns() where schema_name = 'main'").fetchall()
    known: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        known.setdefault(table, {})[column] = kind
    return known


def _create_raw(cursor: Cursor, contract: Contract, known: dict[str, str]) -> None:
    name = contract.name
    wanted = [*RAW_COLUMNS, *contract.ddl_columns()]
    if set(known) >= {column for column, _ in wanted}:
        return
    columns = ", ".join(f'"{column}" {kind}' for column, kind in wanted)
    cursor.execute(f"create table if not exists raw_{name} ({columns})")
    for column, kind in wanted:
        if known and column not in known:
            cursor.execute(f'alter table raw_{name} add column "{column}" {kind}')
    cursor.execute(f"create table if not exists validity_{name} (row_id bigint, from_version bigint, to_version bigint)")
    cursor.execute(f"""
        create or replace view live_{name} as
        select raw.*
        from raw_{name} as raw
        inner join validity_{name} as validity on raw.row_id = validity.row_id
        where validity.from_version <= getvariable('version') and getvariable('version') < validity.to_version
    """)
    for each in contract.columns:
        meaning = each.meaning.replace("'", "''")
        cursor.execute(f"comment on column raw_{name}.\"{each.name}\" is '{meaning}'")


def empty_tables(cursor: Cursor, version: int) -> None:
    """Delete every row of every table; only this version remains."""
    for name in contracts():
        cursor.execute(f"delete from raw_{name}")
        cursor.execute(f"delete from validity_{name}")
    for table in ("batches", "rejects", "audit"):
        cursor.execute(f"delete from {table}")
    cursor.execute("delete from versions where version < $version", {"version": version})


def create_views(cursor: Cursor) -> None:
    """Staging views; what they look up stands as a table, still empty."""
    set_clocks(cursor, 0, None)
    for query in catalog.built():
        if query.folder == "staging":
            cursor.execute(f"create or replace view main.{query.stem} as {query.sql}")
        elif query in catalog.lookups():
            cursor.execute(f"create or replace table main.{query.stem} as {query.sql}")


def build_marts(cursor: Cursor, version: int) -> None:
    """Every mart as a table, all of one version and its usual as-of date; those that nothing new concerns stay as they are."""
    changed = _changed_since(cursor, fact(cursor, "marts_version"), version)
    set_clocks(cursor, version, None)
    if changed is None or any(_is_concerned(query.stem, changed) for query in catalog.lookups()):
        build_lookups(cursor)
    day = last_day(cursor, version)
    every = changed is None or fact(cursor, "marts_day") != str(day)
    set_clocks(cursor, version, day)
    for query in catalog.marts():
        if query not in catalog.lookups() and (every or _is_concerned(query.stem, changed or set())):
            cursor.execute(f"create or replace table main.{query.stem} as {query.sql}")
    note_fact(cursor, "marts_version", str(version))
    note_fact(cursor, "marts_day", str(day))


def create_table_macros(cursor: Cursor) -> None:
    """What questions share that takes parameters; the marts it reads must stand."""
    cursor.execute(catalog.table_macros_text())


def forget_marts(cursor: Cursor) -> None:
    """Let the next building make every mart anew: what they are made by has changed."""
    cursor.execute("delete from built where name = 'marts_version'")


def _changed_since(cursor: Cursor, since: str | None, version: int) -> set[str] | None:
    """The tables that batches made or taken back since that version belong to; None where anything may have changed."""
    if since is None:
        return None
    rows = cursor.execute(
        """
        select versions.kind, batches.table_name
        from versions
        left join batches on versions.batch_id = batches.batch_id or versions.version = batches.version
        where versions.version > $since and versions.version <= $version
        """,
        {"since": int(since), "version": version},
    ).fetchall()
    tables = {table for _, table in rows}
    return None if None in tables or any(kind == "empty" for kind, _ in rows) else tables


def _is_concerned(stem: str, changed: set[str]) -> bool:
    """Whether a mart reads a changed table; a batch matters only through its table, and what is no table of files always does."""
    read = catalog.sources()[stem] - {"live_batches"}
    return any(name.partition("_")[2] in changed or not name.startswith(("live_", "raw_", "validity_")) for name in read)


def build_lookups(cursor: Cursor) -> None:
    """The marts that staging views read, as tables of the cursor's version; empty ones stay where nobody ever gave a word."""
    lookups = catalog.lookups()
    tables = [f"main.{query.stem}" for query in lookups] + ["validity_aliases", "validity_channel_map"]
    [(given,)] = cursor.execute("select " + " or ".join(f"exists (from {table})" for table in tables)).fetchall()
    for query in lookups if given else ():
        cursor.execute(f"create or replace table main.{query.stem} as {query.sql}")


def newest_version(cursor: Cursor) -> int:
    """The newest version; 0 when nothing was written yet."""
    [(version,)] = cursor.execute("select coalesce(max(version), 0) from versions").fetchall()
    return version


def last_day(cursor: Cursor, version: int) -> date | None:
    """The usual as-of date at a version: the day after the last day with data (rule 1); None without data."""
    set_clocks(cursor, version, None)
    [(day,)] = cursor.execute(catalog.query("data/usual_as_of").sql).fetchall()
    return day


def set_clocks(cursor: Cursor, version: int, as_of: date | None) -> None:
    """Both clocks of a cursor: what was known, and the day before which events count."""
    cursor.execute(f"set variable version = {int(version)}::bigint")
    day = f"date '{as_of.isoformat()}'" if as_of else "null::date"
    cursor.execute(f"set variable as_of = {day}")


def fact(cursor: Cursor, name: str) -> str | None:
    """A note the warehouse keeps about itself."""
    row = cursor.execute("select value from built where name = $name", {"name": name}).fetchone()
    return row[0] if row else None


def note_fact(cursor: Cursor, name: str, value: str) -> None:
    """Keep a note about the warehouse itself."""
    cursor.execute("insert or replace into built values ($name, $value)", {"name": name, "value": value})
