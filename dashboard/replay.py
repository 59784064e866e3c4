"""What is live for a key is what replaying all live batches gives; commit and undo both end here.

A batch contributes rows in raw_T. For the keys in the temporary table `touched`, `settle` replays every contribution of the
batches live at the cursor's version in the order (observed on, version, line), and closes and opens spans in validity_T so that
they say the same.
"""

from collections.abc import Container
from dataclasses import dataclass

import duckdb

from dashboard.contracts import Contract
from dashboard.schema import RAW_COLUMNS

Cursor = duckdb.DuckDBPyConnection
FOREVER = 2**62


@dataclass(frozen=True)
class Change:
    """How many keys a settling made new, changed, or took away."""

    new: int
    changed: int
    vanished: int


def key_sql(contract: Contract) -> str:
    """The key of a row: a hash of the first list of key columns that are all filled; `column?` may be empty."""
    whens = []
    for place, columns in enumerate(contract.keys):
        needed = [f'"{column}"' for column in columns if not column.endswith("?")]
        filled = " and ".join(f"{column} is not null" for column in needed)
        parts = ", ".join(_key_part(contract, column.rstrip("?")) for column in columns)
        last = place == len(contract.keys) - 1
        value = f"md5_number(concat_ws(chr(31), '{place}', {parts}))"
        whens.append(f"else {value}" if last else f"when {filled} then {value}")
    return f"case when false then null {' '.join(whens)} end"


def _key_part(contract: Contract, name: str) -> str:
    if contract.column(name).type in ("text", "email"):
        return f"coalesce(nfc_normalize(lower(trim(\"{name}\"))), '')"
    return f"coalesce(cast(\"{name}\" as varchar), '')"


def content_sql(columns: tuple[str, ...], filled: Container[str] = (), absent: Container[str] = ()) -> str:
    """A hash of the values a row gives; columns known to be filled, or absent, in every row are written shorter."""
    parts = [_content_part(column, column in filled, column in absent) for column in columns]
    return f"md5_number(concat({', chr(31), '.join(parts)}))"


def content_of_raw(contract: Contract) -> str:
    """The hash of a row of `raw`: kept with it, but for lines that add up, where it is worked out."""
    if contract.lines != "add":
        return "raw.content"
    return content_sql(tuple(column for column, _ in contract.ddl_columns())).replace('cast("', 'cast(raw."')


def _content_part(name: str, is_filled: bool, is_absent: bool) -> str:
    if is_absent:
        return "'-'"
    value = f'cast("{name}" as varchar)'
    return f"'=', {value}" if is_filled else f"coalesce('=' || {value}, '-')"


def open_fresh(cursor: Cursor, contract: Contract, version: int, batch_id: str) -> Change | None:
    """The short way for a batch whose keys no other batch ever gave: its rows go live as they are. None where some did."""
    [(rows, keys, known)] = cursor.execute(
        f"""
        select
            (select count(*) from raw_{contract.name} where batch_id = $batch_id),
            (select count(*) from touched),
            (select count(*) from raw_{contract.name} where batch_id <> $batch_id and key in (select key from touched)),
        """,
        {"batch_id": batch_id},
    ).fetchall()
    if known or (contract.lines != "add" and keys < rows):
        return None
    opened = f"select row_id, {version}, {FOREVER} from raw_{contract.name} where batch_id = $batch_id"
    cursor.execute(f"insert into validity_{contract.name} {opened}", {"batch_id": batch_id})
    return Change(keys, 0, 0)


def settle(cursor: Cursor, contract: Contract, version: int) -> Change:
    """Make validity say what the live batches say, for the keys in the temporary table `touched`."""
    name = contract.name
    _gather_turns(cursor, contract)
    cursor.execute("create or replace temp table wanted as " + (_WANTED_LINES if contract.lines == "add" else _WANTED))
    cursor.execute(f"""
        create or replace temp table standing as
        select raw.row_id, raw.key
        from validity_{name} as validity
        inner join raw_{name} as raw on validity.row_id = raw.row_id
        where validity.to_version = {FOREVER} and raw.key in (select key from touched)
    """)
    [counts] = cursor.execute(_CHANGE).fetchall()
    cursor.execute(f"""
        update validity_{name} set to_version = {version}
        where to_version = {FOREVER}
            and row_id in (select row_id from standing where row_id not in (select row_id from wanted))
    """)
    cursor.execute(f"""
        insert into validity_{name}
        select row_id, {version}, {FOREVER} from wanted where row_id not in (select row_id from standing)
    """)
    return Change(*counts)


def _gather_turns(cursor: Cursor, contract: Contract) -> None:
    """Temporary table `turns`: each contribution to a touched key, in order, and whether it changed the state."""
    name = contract.name
    cursor.execute(f"""
        create or replace temp table contributions as
        select
            raw.row_id, raw.key, {content_of_raw(contract)} as content, raw.is_vanished, raw.batch_id, raw.line,
            batches.observed_on, batches.version, batches.columns
        from raw_{name} as raw
        inner join live_batches as batches on raw.batch_id = batches.batch_id
        where not raw.is_merged and raw.key in (select key from touched)
    """)
    if contract.lines != "add" and _columns_differ(cursor):
        _merge(cursor, contract)
    cursor.execute("create or replace temp table turns as " + (_TURNS_OF_LINES if contract.lines == "add" else _TURNS))


def _columns_differ(cursor: Cursor) -> bool:
    [(differ,)] = cursor.execute("select count(distinct columns) > 1 from contributions where not is_vanished").fetchall()
    return differ


def _merge(cursor: Cursor, contract: Contract) -> None:
    """Give a contribution that leaves columns out the values known before it, as a merged row of raw."""
    name = contract.name
    columns = [column for column, _ in contract.ddl_columns()]
    carried = ",\n".join(
        f"last_value(case when list_contains(parts.columns, '{column}') then [raw.\"{column}\"] end ignore nulls)"
        f' over so_far[1] as "{column}"'
        for column in columns
    )
    same = " and ".join(f'raw."{column}" is not distinct from carried."{column}"' for column in columns)
    cursor.execute(f"""
        create or replace temp table carried as
        select parts.row_id, parts.key, parts.batch_id, parts.line, parts.is_vanished, {carried}
        from contributions as parts
        inner join raw_{name} as raw on parts.row_id = raw.row_id
        window so_far as (partition by parts.key order by parts.observed_on, parts.version, parts.line)
    """)
    content = content_sql(tuple(columns))
    cursor.execute(f"""
        create or replace temp table fuller as
        select carried.*, {content.replace('cast("', 'cast(carried."')} as content, {same} as is_given
        from carried
        inner join raw_{name} as raw on carried.row_id = raw.row_id
    """)
    listed = ", ".join(f'"{column}"' for column in columns)
    filled = ", ".join(f'fuller."{column}"' for column in columns)
    names = ", ".join(column for column, _ in RAW_COLUMNS)
    cursor.execute(f"""
        insert into raw_{name} ({names}, {listed})
        select nextval('row_ids'), fuller.batch_id, fuller.line, fuller.key, fuller.content, true, false, {filled}
        from fuller
        where not fuller.is_given and not fuller.is_vanished
            and not exists (
                select 1 from raw_{name} as raw
                where raw.is_merged and raw.key = fuller.key and raw.content = fuller.content and raw.batch_id = fuller.batch_id
            )
    """)
    cursor.execute(f"""
        create or replace temp table contributions as
        select
            coalesce(merged.row_id, parts.row_id) as row_id, parts.key, fuller.content, parts.is_vanished,
            parts.batch_id, parts.line, parts.observed_on, parts.version, parts.columns
        from contributions as parts
        inner join fuller on parts.row_id = fuller.row_id
        left join raw_{name} as merged
            on not fuller.is_given and merged.is_merged and merged.key = fuller.key
            and merged.content = fuller.content and merged.batch_id = fuller.batch_id
    """)


_TURNS = """
select
    *,
    row_number() over in_order as turn,
    content is distinct from lag(content) over in_order or is_vanished is distinct from lag(is_vanished) over in_order as is_change,
from contributions
window in_order as (partition by key order by observed_on, version, line)
"""
_TURNS_OF_LINES = """
with groups as (
    select
        key, batch_id, observed_on, version, is_vanished,
        list(content order by content) as content
    from contributions
    group by key, batch_id, observed_on, version, is_vanished
)

select
    *,
    row_number() over in_order as turn,
    content is distinct from lag(content) over in_order or is_vanished is distinct from lag(is_vanished) over in_order as is_change,
from groups
window in_order as (partition by key order by observed_on, version)
"""
_WANTED = """
with latest as (
    select key, max(case when is_change then turn end) as anchor from turns group by key
)

select turns.row_id, turns.key
from latest
inner join turns on latest.key = turns.key and latest.anchor = turns.turn
where not turns.is_vanished
"""
_WANTED_LINES = """
with latest as (
    select key, max(case when is_change then turn end) as anchor from turns group by key
)

select contributions.row_id, contributions.key
from latest
inner join turns on latest.key = turns.key and latest.anchor = turns.turn
inner join contributions on turns.key = contributions.key and turns.batch_id = contributions.batch_id
where not turns.is_vanished
"""
_CHANGE = """
with wanted_keys as (
    select key, min(row_id) as first_row, count(*) as row_count, sum(row_id) as row_sum from wanted group by key
),

standing_keys as (
    select key, min(row_id) as first_row, count(*) as row_count, sum(row_id) as row_sum from standing group by key
)

select
    count(*) filter (where standing_keys.key is null),
    count(*) filter (where wanted_keys.key = standing_keys.key
        and (wanted_keys.first_row, wanted_keys.row_count, wanted_keys.row_sum)
        is distinct from (standing_keys.first_row, standing_keys.row_count, standing_keys.row_sum)),
    count(*) filter (where wanted_keys.key is null),
from wanted_keys
full outer join standing_keys on wanted_keys.key = standing_keys.key
"""
