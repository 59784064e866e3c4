"""Puts a reading's rows into raw and replays the keys it touches; previewing and committing a load share it."""

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa

from dashboard import progress, replay
from dashboard.acts.overlap import overlap as doubled
from dashboard.acts.overlap import replace_overlapping
from dashboard.acts.unlike import currencies, days, headers
from dashboard.contracts import Contract, contract
from dashboard.intake import Reading
from dashboard.warehouse import Writer

PIECE = 122_880


@dataclass(frozen=True)
class Applied:
    """What applying a reading did: lines of the file and keys of the table."""

    rows_loaded: int
    rows_unchanged: int
    money_unchanged: Decimal
    change: replay.Change
    overlap: str = ""


def apply(
    writer: Writer, reading: Reading, batch_id: str, person: str, observed_on: date, full_refresh: bool = False, overlap: str = ""
) -> Applied:
    """Add one batch to the live batches of this version."""
    progress.at("write")
    table = contract(reading.table)
    _note_batch(writer, reading, batch_id, person, observed_on)
    _insert_rows(writer, table, reading, batch_id)
    if full_refresh:
        _insert_vanished(writer, table, reading, batch_id)
    progress.at("compare")
    writer.cursor.execute(
        f"create or replace temp table touched as select distinct key from raw_{table.name} where batch_id = '{batch_id}'"
    )
    fresh = replay.open_fresh(writer.cursor, table, writer.version, batch_id)
    if fresh:
        applied = Applied(reading.rows.num_rows, 0, Decimal(0), fresh)
    else:
        change = replay.settle(writer.cursor, table, writer.version)
        applied = _count(writer, table, reading, batch_id, change)
    _note_counts(writer, reading, batch_id, applied)
    if table.name == "spend":
        applied = replace(applied, overlap=doubled(writer, batch_id) if overlap != "add" else "")
        if applied.overlap and overlap == "replace":
            replace_overlapping(writer, batch_id)
    return applied


def _note_batch(writer: Writer, reading: Reading, batch_id: str, person: str, observed_on: date) -> None:
    first_day, last_day = days(reading)
    values = {
        "batch_id": batch_id,
        "version": writer.version,
        "table_name": reading.table,
        "file_name": reading.file,
        "sha256": reading.sha256,
        "size": reading.size,
        "source": reading.source,
        "observed_on": observed_on,
        "loaded_at": writer.at,
        "loaded_by": person,
        "columns": list(reading.columns),
        "rows_in": reading.rows_in,
        "rows_rejected": reading.rows_rejected,
        "mapping": json.dumps(dict(reading.mapping), ensure_ascii=False),
        "notes": list(reading.notes),
        "read_as": reading.read_as,
        "headers": headers(reading),
        "currencies": currencies(reading),
        "first_day": first_day,
        "last_day": last_day,
    }
    names = ", ".join(values)
    slots = ", ".join(f"${name}" for name in values)
    writer.cursor.execute(f"insert into batches ({names}) values ({slots})", values)
    if reading.rejects:
        _note_rejects(writer, reading, batch_id)


def _note_rejects(writer: Writer, reading: Reading, batch_id: str) -> None:
    told = {name: [getattr(reject, name) for reject in reading.rejects] for name in ("line", "column", "value", "reason")}
    writer.cursor.register("faults", pa.table(told))
    writer.cursor.execute(
        'insert into rejects select $batch_id, faults.line, faults."column", faults.value, faults.reason from faults',
        {"batch_id": batch_id},
    )
    writer.cursor.unregister("faults")


def _insert_rows(writer: Writer, table: Contract, reading: Reading, batch_id: str) -> None:
    columns = table.ddl_columns()
    typed = ", ".join(f'cast({_value(reading, name)} as {kind}) as "{name}"' for name, kind in columns)
    names = ", ".join(f'"{name}"' for name, _ in columns)
    given = reading.rows.column_names
    filled = {name for name in given if not reading.rows[name].null_count}
    absent = {name for name, _ in columns} - {*given, "source"}
    names_of_columns = tuple(name for name, _ in columns)
    content = "null" if table.lines == "add" else replay.content_sql(names_of_columns, filled, absent)
    writer.cursor.register("incoming", _in_pieces(reading.rows))
    values: dict[str, object] = {"first_id": _reserved_ids(writer, reading.rows.num_rows)}
    if "$source" in typed:
        values["source"] = reading.source
    insert = f"""
        insert into raw_{table.name} (row_id, batch_id, line, key, content, is_merged, is_vanished, {names})
        with incoming_rows as (select line, place, {typed} from incoming)
        select $first_id + place, '{batch_id}', line, {replay.key_sql(table)}, {content}, false, false, {names}
        from incoming_rows
    """
    writer.cursor.execute(insert, values)
    writer.cursor.unregister("incoming")


def _reserved_ids(writer: Writer, rows: int) -> int:
    """The first of as many new row ids; drawing each where its row is written would keep the rows on one core."""
    [(first,)] = writer.cursor.execute("select min(nextval('row_ids')) from range($rows)", {"rows": rows}).fetchall()
    return first or 0


def _in_pieces(rows: pa.Table) -> pa.Table:
    """The rows and their places, cut so that every core can take some."""
    numbered = rows.append_column("place", pa.array(np.arange(rows.num_rows, dtype=np.int32)))
    return pa.Table.from_batches(numbered.to_batches(max_chunksize=PIECE), numbered.schema)


def _value(reading: Reading, name: str) -> str:
    """What a column is filled from: the file; a line's source from its file's where the line does not say; else nothing."""
    in_file = f'"{name}"' if name in reading.rows.column_names else ""
    if name == "source":
        return f"coalesce({in_file}, $source)" if in_file else "$source"
    return in_file or "null"


def _insert_vanished(writer: Writer, table: Contract, reading: Reading, batch_id: str) -> None:
    """A full refresh: rows of the same source and date range that the file no longer has."""
    within = ""
    if table.event in reading.columns:
        within = f"""and live."{table.event}" between
            (select min("{table.event}") from raw_{table.name} where batch_id = '{batch_id}')
            and (select max("{table.event}") from raw_{table.name} where batch_id = '{batch_id}')"""
    writer.cursor.execute(
        f"""
        insert into raw_{table.name} (row_id, batch_id, key, content, is_merged, is_vanished)
        select nextval('row_ids'), '{batch_id}', live.key, 0, false, true
        from (
            select distinct live.key
            from live_{table.name} as live
            inner join live_batches as batches on live.batch_id = batches.batch_id
            where batches.source = $source
                and live.key not in (select key from raw_{table.name} where batch_id = '{batch_id}') {within}
        ) as live
    """,
        {"source": reading.source},
    )


def _count(writer: Writer, table: Contract, reading: Reading, batch_id: str, change: replay.Change) -> Applied:
    column = reading.money.column if reading.money else None
    amount = f'raw."{column}"' if column else "0"
    same_line = "" if table.lines == "add" else "and raw.line = turns.line"
    unchanged = f"""
        select count(*), coalesce(sum({amount}), 0)
        from raw_{table.name} as raw
        inner join turns on raw.key = turns.key and turns.batch_id = '{batch_id}' {same_line}
        where raw.batch_id = '{batch_id}' and not raw.is_merged and not raw.is_vanished and not turns.is_change
    """
    [(rows, money)] = writer.cursor.execute(unchanged).fetchall()
    return Applied(reading.rows.num_rows - rows, rows, Decimal(money), change)


def _note_counts(writer: Writer, reading: Reading, batch_id: str, applied: Applied) -> None:
    money = reading.money
    writer.cursor.execute(
        """
        update batches set
            rows_loaded = $loaded, rows_skipped = $skipped, money_column = $column, money_loaded = $money_loaded,
            money_rejected = $money_rejected, money_skipped = $money_skipped
        where batch_id = $batch_id
        """,
        {
            "loaded": applied.rows_loaded,
            "skipped": len(reading.skips) + applied.rows_unchanged,
            "column": money.column if money else None,
            "money_loaded": money.loaded - applied.money_unchanged if money else None,
            "money_rejected": money.rejected if money else None,
            "money_skipped": money.skipped + applied.money_unchanged if money else None,
            "batch_id": batch_id,
        },
    )
