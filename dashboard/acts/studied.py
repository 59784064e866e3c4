"""What every kind of study shares: one at a time, known by its inputs, kept once, and noted for the versions it answers."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import duckdb

from dashboard.acts.prune import prune
from dashboard.warehouse import Warehouse, now

ONE_AT_A_TIME = threading.Lock()


class Timed(Protocol):
    """A study's result that says how long it took."""

    @property
    def seconds(self) -> float:
        """By the clock on the wall."""

    @property
    def cpu_seconds(self) -> float:
        """Of the processor."""


@dataclass(frozen=True)
class Judged:
    """Which run answers, what its kind is called, and whether it had to be made."""

    run_id: str
    kind: str
    is_new: bool


def is_due(warehouse: Warehouse, kind: str) -> bool:
    """Whether no study of the kind was made yet of the newest version."""
    with warehouse.reading() as reader:
        found = reader.execute("select is_current from stg_study_use where kind = $kind", {"kind": kind}).fetchone()
    return not found or not found[0]


def is_kept(warehouse: Warehouse, run_id: str) -> bool:
    """Whether a study of exactly these inputs is kept."""
    with warehouse.bookkeeping() as cursor:
        return bool(
            cursor.execute(
                "select 1 from study_runs where run_id = $run_id and is_dropped is not true", {"run_id": run_id}
            ).fetchall()
        )


def keep_run(
    cursor: duckdb.DuckDBPyConnection,
    run_id: str,
    kind: str,
    took: Timed | None,
    window: tuple[date | None, date | None],
    made_of: tuple[Any, ...] = (None, None, None, None),
) -> None:
    """Keep that a study was made, how long it took and over which days; made_of: digests of its data, margin, method and notes."""
    seconds = (took.seconds, took.cpu_seconds) if took else (None, None)
    run = (run_id, kind, now(), *seconds, *window, *made_of, False)
    cursor.execute("insert or replace into study_runs values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", run)


def keep_rows(cursor: duckdb.DuckDBPyConnection, table: str, run_id: str, rows: Sequence[Sequence[Any]]) -> None:
    """Keep what a study found, a row each, under its run."""
    if rows:
        slots = ", ".join("?" * (len(rows[0]) + 1))
        cursor.executemany(f"insert into {table} values ({slots})", [(run_id, *row) for row in rows])  # noqa: S608


def note_use(cursor: duckdb.DuckDBPyConnection, run_id: str, kind: str, version: int, day: date | None) -> None:
    """Remember which study answers at a version and day, and let go of those that nothing leans on any more."""
    use = {"kind": kind, "version": version, "day": day, "run_id": run_id, "moment": now()}
    cursor.execute(
        "delete from study_uses where kind = $kind and version = $version and as_of is not distinct from $day",
        {name: use[name] for name in ("kind", "version", "day")},
    )
    cursor.execute("insert into study_uses values ($kind, $version, $day, $run_id, $moment)", use)
    prune(cursor)
