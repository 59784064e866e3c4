"""Whether a file is loaded already: its bytes read the same way, or read to the very same rows."""

from datetime import date
from typing import Any

import duckdb

from dashboard import replay
from dashboard.contracts import contract
from dashboard.intake import Reading
from dashboard.warehouse import Warehouse


def by_bytes(warehouse: Warehouse, reading: Reading, observed_on: date | None) -> str:
    """The sentence that says so where the same bytes were read in the same way; empty where not."""
    if not warehouse.ever_loaded(reading.sha256):
        return ""
    with warehouse.bookkeeping() as cursor:
        found = _loads(cursor, reading, observed_on)
    same = [row for row in found if row[3] == list(reading.columns) and row[4] in (None, reading.read_as)]
    return _sentence(same[0]) if same else ""


def by_rows(cursor: duckdb.DuckDBPyConnection, reading: Reading, batch_id: str, observed_on: date | None) -> str:
    """The same for a batch just applied, where the same bytes gave the same rows though other things were said of them."""
    for row in _loads(cursor, reading, observed_on):
        if row[0] != batch_id and _same_rows(cursor, reading.table, row[0], batch_id):
            return _sentence(row)
    return ""


def _loads(cursor: duckdb.DuckDBPyConnection, reading: Reading, observed_on: date | None) -> list[tuple[Any, ...]]:
    return cursor.execute(
        """
        select batch_id, file_name, loaded_at, columns, read_as from live_batches
        where sha256 = $sha256 and table_name = $table and ($day is null or observed_on = $day)
        order by version
        """,
        {"sha256": reading.sha256, "table": reading.table, "day": observed_on},
    ).fetchall()


def _same_rows(cursor: duckdb.DuckDBPyConnection, table: str, one: str, other: str) -> bool:
    given = f"""
        select raw.key, {replay.content_of_raw(contract(table))} as content, count(*) as line_count
        from raw_{table} as raw
        where raw.batch_id = $%s and not raw.is_merged and not raw.is_vanished
        group by all
    """
    ours, theirs = given % "one", given % "other"
    differ = f"select exists (({ours} except {theirs}) union all ({theirs} except {ours}))"
    [(differs,)] = cursor.execute(differ, {"one": one, "other": other}).fetchall()
    return not differs


def _sentence(row: tuple[Any, ...]) -> str:
    return f"Already loaded on {row[2]:%-d %b %Y} as {row[1]}."
