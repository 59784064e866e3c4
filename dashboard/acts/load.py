"""Load a reading: preview what it would change, then commit it as one batch, all or nothing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb

from dashboard import progress
from dashboard.acts import already, audit, batch, readings
from dashboard.acts.apply import Applied, apply
from dashboard.acts.batch import Batch
from dashboard.acts.keep import keeping
from dashboard.acts.overlap import Overlapping
from dashboard.acts.people import LOCAL, Person, require
from dashboard.acts.unlike import unlike
from dashboard.contracts import contract
from dashboard.intake import Reading, Step
from dashboard.intake.steps import asked
from dashboard.library import answer
from dashboard.warehouse import Warehouse, Writer, now

HEADLINES = "week/headline_numbers"
REHEARSAL = "rehearsal"
NOTHING_NEW = "Every row is already loaded with these values."
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
    filtered: str = ""
    applied: Applied | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the way as far as they go without an answer."""
        question = self.overlap or self.filtered
        if question and not self.already:
            return (*self.reading.steps, asked("diff", question, ("--overlap",) if self.overlap else ("--whole", "--full-refresh")))
        return tuple(self.batch.steps)

    @property
    def batch(self) -> Batch:
        """The same in the form of `load --json`."""
        if self.already or self.applied is None or not (self.rows_loaded or self.vanished):
            return batch.unchanged(self.reading, self.already or NOTHING_NEW)
        return batch.foreseen(self.reading, self.applied)


def preview(
    warehouse: Warehouse, reading: Reading, observed_on: date | None = None, full_refresh: bool = False, overlap: str = ""
) -> Preview:
    """Apply the reading in a transaction that is rolled back, and say what changed."""
    before = headlines(warehouse)
    version = warehouse.version
    with warehouse.writing("", "load", REHEARSAL, rehearse=True) as writer:
        applied = apply(writer, reading, REHEARSAL, "", observed_on or now().date(), full_refresh, overlap)
        known = already.by_bytes(warehouse, reading, observed_on) or already.by_rows(writer.cursor, reading, REHEARSAL, observed_on)
        filtered = _filtered(writer.cursor, reading, applied)
        progress.at("figures")
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
        effects=effects(before, with_effect),
        already=known,
        overlap="" if overlap else applied.overlap,
        unlike=unlike(warehouse, reading),
        filtered=filtered,
        applied=applied,
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
    remember: bool = False,
) -> Batch:
    """Commit a reading as one batch; the same file twice changes nothing.

    Raises Moved, MaybeFiltered, NotAllowed, and Overlapping where spend is loaded already from another grain or source
    and `overlap` does not say "replace" or "add". With `remember`, what was said of the file's header is saved too.
    """
    require(person, "load")
    if known := already.by_bytes(warehouse, reading, observed_on):
        return batch.unchanged(reading, known)
    moment = at or now()
    with progress.turn(warehouse.lock):
        if expected_version is not None and warehouse.version != expected_version:
            raise Moved("Somebody else loaded or undid something just now: look at the preview again.")
        batch_id = f"b{warehouse.version + 1:05d}"
        sentence = f"{reading.file}: {contract(reading.table).title}"
        try:
            with (
                keeping(warehouse.path, reading.sha256, data),
                warehouse.writing(person.name, "load", sentence, batch_id, moment) as writer,
            ):
                applied = apply(writer, reading, batch_id, person.name, observed_on or moment.date(), full_refresh, overlap)
                _stop_if_known(writer, reading, batch_id, applied, observed_on)
                _stop_unless_settled(writer, reading, applied, bool(overlap), whole)
                kept = readings.remember(writer, reading, person, f"{batch_id}r") if remember else ""
                audit.note(writer, person, "load", batch_id, sentence)
        except _NothingNew as nothing_new:
            return batch.unchanged(reading, str(nothing_new))
    return batch.loaded(reading, batch_id, applied, kept)


class _NothingNew(Exception):
    """Nothing in the file differs from what is known."""


def _stop_if_known(writer: Writer, reading: Reading, batch_id: str, applied: Applied, observed_on: date | None) -> None:
    """Raise _NothingNew where the file is loaded already, or changes nothing."""
    if known := already.by_rows(writer.cursor, reading, batch_id, observed_on):
        raise _NothingNew(known)
    if not applied.overlap and not _worth_keeping(writer.cursor, reading, applied, observed_on):
        raise _NothingNew(NOTHING_NEW)


def _stop_unless_settled(writer: Writer, reading: Reading, applied: Applied, is_settled: bool, whole: bool) -> None:
    """Raise Overlapping or MaybeFiltered where somebody must answer first."""
    if applied.overlap and not is_settled:
        raise Overlapping(applied.overlap)
    if not whole and (filtered := _filtered(writer.cursor, reading, applied)):
        raise MaybeFiltered(filtered)


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


def _filtered(cursor: duckdb.DuckDBPyConnection, reading: Reading, applied: Applied) -> str:
    """The question whether a full refresh was filtered, where much would vanish; empty else."""
    gone = applied.change.vanished
    if not gone:
        return ""
    [(left,)] = cursor.execute(f"select count(distinct key) from live_{reading.table}").fetchall()
    standing = left + gone
    if gone <= FILTERED_SHARE * standing:
        return ""
    return (
        f"{reading.file} lacks {gone:,} of {standing:,} {contract(reading.table).title.lower()}: was the export filtered? "
        "Load it without --full-refresh, or say --whole when it really is everything."
    )


def headlines(warehouse: Warehouse) -> list[dict[str, Any]]:
    """The headline numbers as they stand."""
    with warehouse.reading() as reader:
        return answer(reader, HEADLINES, {}).records()


def effects(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[Effect, ...]:
    """Each headline number before and after."""
    known = {row["metric"]: row for row in before}
    return tuple(_effect(known.get(row["metric"], dict.fromkeys(row)), row) for row in after)


def _effect(before: dict[str, Any], after: dict[str, Any]) -> Effect:
    moved = before["from_date"] is not None and before["from_date"] != after["from_date"]
    days = (row["to_date"] and row["to_date"] - timedelta(days=1) for row in (before, after))
    return Effect(after["metric"], after["unit"], before["value"], after["value"], moved, *days)
