"""Load a reading: preview what it would change, then commit it as one batch, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb

from dashboard.acts import audit
from dashboard.acts.apply import Applied, apply
from dashboard.acts.keep import keep
from dashboard.acts.overlap import Overlapping
from dashboard.acts.people import LOCAL, Person, require
from dashboard.acts.unlike import unlike
from dashboard.contracts import contract
from dashboard.intake import Reading
from dashboard.library import answer
from dashboard.warehouse import Warehouse, now

HEADLINES = "week/headline_numbers"
FILTERED_SHARE = Decimal("0.02")


class Moved(RuntimeError):
    """Somebody else wrote between preview and commit: preview again."""


class MaybeFiltered(RuntimeError):
    """A full refresh would take away more rows than a complete export should."""


@dataclass(frozen=True)
class Effect:
    """One headline number before and after; `is_new_period` where the file moves it to another quarter."""

    metric: str
    unit: str
    before: Any
    after: Any
    is_new_period: bool = False
    last_day_before: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Preview:
    """What a commit would do; nothing is saved yet."""

    reading: Reading
    version: int
    rows_loaded: int
    rows_skipped: int
    rows_rejected: int
    new: int
    changed: int
    unchanged: int
    vanished: int
    effects: tuple[Effect, ...]
    already: str = ""
    overlap: str = ""
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True)
class Batch:
    """One file's fate: loaded, unchanged or refused; the document of `load --json`."""

    batch_id: str
    file: str
    table: str
    status: str
    rows_in: int = 0
    rows_loaded: int = 0
    rows_rejected: int = 0
    rows_skipped: int = 0
    totals: dict[str, Decimal] = field(default_factory=dict)
    mapping: dict[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    rejects: Sequence[dict[str, Any]] = ()


def preview(
    warehouse: Warehouse, reading: Reading, observed_on: date | None = None, full_refresh: bool = False, overlap: str = ""
) -> Preview:
    """Apply the reading in a transaction that is rolled back, and say what changed."""
    before = _headlines(warehouse)
    version = warehouse.version
    with warehouse.writing("", "load", "rehearsal", rehearse=True) as writer:
        applied = apply(writer, reading, "rehearsal", "", observed_on or now().date(), full_refresh, overlap)
        with_effect = answer(warehouse.rehearsal(writer), HEADLINES, {}).records()
    return Preview(
        reading=reading,
        version=version,
        rows_loaded=applied.rows_loaded,
        rows_skipped=len(reading.skips) + applied.rows_unchanged,
        rows_rejected=reading.rows_rejected,
        new=applied.change.new,
        changed=applied.change.changed,
        unchanged=applied.rows_unchanged,
        vanished=applied.change.vanished,
        effects=_effects(before, with_effect),
        already=_already(warehouse, reading, observed_on),
        overlap="" if overlap else applied.overlap,
        unlike=unlike(warehouse, reading),
    )


def commit(
    warehouse: Warehouse,
    reading: Reading,
    data: bytes | None = None,
    person: Person = LOCAL,
    observed_on: date | None = None,
    full_refresh: bool = False,
    whole: bool = False,
    at: datetime | None = None,
    expected_version: int | None = None,
    overlap: str = "",
) -> Batch:
    """Commit a reading as one batch; the same file twice changes nothing.

    Raises Moved, MaybeFiltered, NotAllowed, and Overlapping where spend is loaded already from another grain or source
    and `overlap` does not say "replace" or "add".
    """
    require(person, "load")
    if already := _already(warehouse, reading, observed_on):
        return _unchanged(reading, already)
    moment = at or now()
    if data is not None:
        keep(warehouse.path, reading.sha256, data)
    with warehouse.lock:
        if expected_version is not None and warehouse.version != expected_version:
            raise Moved("Somebody else loaded or undid something just now: look at the preview again.")
        batch_id = f"b{warehouse.version + 1:05d}"
        sentence = f"{reading.file}: {contract(reading.table).title}"
        try:
            with warehouse.writing(person.name, "load", sentence, batch_id, moment) as writer:
                applied = apply(writer, reading, batch_id, person.name, observed_on or moment.date(), full_refresh, overlap)
                if applied.overlap and not overlap:
                    raise Overlapping(applied.overlap)
                _stop_if_filtered(writer.cursor, reading, applied, whole)
                if not _worth_keeping(writer.cursor, reading, applied, observed_on):
                    raise _NothingNew
                audit.note(writer, person, "load", batch_id, sentence)
        except _NothingNew:
            return _unchanged(reading, "Every row is already loaded with these values.")
    return _loaded(reading, batch_id, applied)


class _NothingNew(Exception):
    """Nothing in the file differs from what is known."""


def _worth_keeping(cursor: duckdb.DuckDBPyConnection, reading: Reading, applied: Applied, observed_on: date | None) -> bool:
    """A file that changes nothing is kept only where it tells of a day on which deals had not been seen yet."""
    if applied.rows_loaded or applied.change.vanished:
        return True
    if reading.table != "opportunities" or observed_on is None:
        return False
    [(seen,)] = cursor.execute(
        "select count(*) from live_batches where table_name = 'opportunities' and observed_on = $day and rows_loaded is not null",
        {"day": observed_on},
    ).fetchall()
    return seen <= 1


def _stop_if_filtered(cursor: duckdb.DuckDBPyConnection, reading: Reading, applied: Applied, whole: bool) -> None:
    gone = applied.change.vanished
    if whole or not gone:
        return
    [(left,)] = cursor.execute(f"select count(distinct key) from live_{reading.table}").fetchall()
    standing = left + gone
    if gone > FILTERED_SHARE * standing:
        title = contract(reading.table).title.lower()
        raise MaybeFiltered(
            f"{reading.file} lacks {gone:,} of {standing:,} {title}: was the export filtered? "
            "Load it without --full-refresh, or say --whole when it really is everything."
        )


def _already(warehouse: Warehouse, reading: Reading, observed_on: date | None) -> str:
    if not warehouse.ever_loaded(reading.sha256):
        return ""
    with warehouse.bookkeeping() as cursor:
        row = cursor.execute(
            """
            select file_name, loaded_at from live_batches
            where sha256 = $sha256 and table_name = $table and ($day is null or observed_on = $day)
                and columns = $columns and list_has_all(notes, cast($corrections as varchar[]))
            order by version limit 1
            """,
            {"sha256": reading.sha256, "table": reading.table, "day": observed_on}
            | {"columns": list(reading.columns), "corrections": list(reading.corrections)},
        ).fetchone()
    return f"Already loaded on {row[1]:%-d %b %Y} as {row[0]}." if row else ""


def _headlines(warehouse: Warehouse) -> list[dict[str, Any]]:
    with warehouse.reading() as reader:
        return answer(reader, HEADLINES, {}).records()


def _effects(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[Effect, ...]:
    known = {row["metric"]: row for row in before}
    return tuple(_effect(known.get(row["metric"], dict.fromkeys(row)), row) for row in after)


def _effect(before: dict[str, Any], after: dict[str, Any]) -> Effect:
    moved = before["from_date"] is not None and before["from_date"] != after["from_date"]
    days = (row["to_date"] and row["to_date"] - timedelta(days=1) for row in (before, after))
    return Effect(after["metric"], after["unit"], before["value"], after["value"], moved, *days)


def _unchanged(reading: Reading, note: str) -> Batch:
    rejected = reading.rows_rejected
    return Batch(
        batch_id="",
        file=reading.file,
        table=reading.table,
        status="unchanged",
        rows_in=reading.rows_in,
        rows_rejected=rejected,
        rows_skipped=reading.rows_in - rejected,
        totals={reading.money.column: Decimal("0.00")} if reading.money else {},
        mapping=dict(reading.mapping),
        notes=[note, *reading.notes],
        rejects=_rejects(reading),
    )


def _loaded(reading: Reading, batch_id: str, applied: Applied) -> Batch:
    money = reading.money
    return Batch(
        batch_id=batch_id,
        file=reading.file,
        table=reading.table,
        status="loaded",
        rows_in=reading.rows_in,
        rows_loaded=applied.rows_loaded,
        rows_rejected=reading.rows_rejected,
        rows_skipped=len(reading.skips) + applied.rows_unchanged,
        totals={money.column: money.loaded - applied.money_unchanged} if money else {},
        mapping=dict(reading.mapping),
        notes=list(reading.notes),
        rejects=_rejects(reading),
    )


def _rejects(reading: Reading) -> list[dict[str, Any]]:
    return [
        {"line": reject.line, "column": reject.column, "value": reject.value, "reason": reject.reason}
        for reject in reading.rejects[:100]
    ]
