"""One file's fate, in the form `load --json` promises: its rows and money add up, and each of the eight steps is told."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from dashboard.acts.apply import Applied
from dashboard.intake import Reading, Refused
from dashboard.intake.model import Step
from dashboard.intake.steps import asked, done

ZERO = Decimal("0.00")
MOST_REJECTS = 100


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
    money: dict[str, Any] = field(default_factory=dict)
    steps: Sequence[Step] = ()
    remembered: str = ""


def loaded(reading: Reading, batch_id: str, applied: Applied, remembered: str) -> Batch:
    """A file that was loaded; `remembered` tells what became of what was said of it."""
    last = done("commit", f"Saved as {batch_id}. {remembered}".rstrip())
    steps = (*reading.steps, done("diff", diff(applied)), last)
    told = _told(reading, batch_id, "loaded", applied.rows_loaded, applied.money_unchanged, reading.notes, steps)
    return replace(told, remembered=remembered)


def foreseen(reading: Reading, applied: Applied) -> Batch:
    """A file that would be loaded."""
    last = asked("commit", "Nothing is saved yet. Load without --dry-run to save it.", ("--yes",))
    steps = (*reading.steps, done("diff", diff(applied)), last)
    return _told(reading, "", "loaded", applied.rows_loaded, applied.money_unchanged, reading.notes, steps)


def unchanged(reading: Reading, why: str) -> Batch:
    """A file of which every row is known already."""
    all_money = reading.money.loaded if reading.money else ZERO
    steps = (*reading.steps, done("diff", why), done("commit", "There is nothing to save."))
    return _told(reading, "", "unchanged", 0, all_money, (why, *reading.notes), steps)


def refused(file: str, sentence: str, steps: Sequence[Step], reading: Reading | None = None) -> Batch:
    """A file that is not loaded: the sentence says why and what to do."""
    return Batch(
        batch_id="",
        file=file,
        table=reading.table if reading else "",
        status="refused",
        mapping=dict(reading.mapping) if reading else {},
        notes=[sentence],
        steps=tuple(steps),
    )


def unread(file: str, refusal: Refused) -> Batch:
    """A file that intake refuses, with the steps up to the one that refused."""
    return refused(file, refusal.sentence, refusal.steps)


def stopped(reading: Reading, name: str, sentence: str, options: tuple[str, ...] = ()) -> Batch:
    """A file that reads, and that the diff or the commit stops."""
    before = () if name == "diff" else (done("diff", "Weighed."),)
    return refused(reading.file, sentence, (*reading.steps, *before, asked(name, sentence, options)), reading)


def diff(applied: Applied) -> str:
    """What a load changes in the table, in a sentence."""
    change = applied.change
    return f"{change.new:,} new, {change.changed:,} changed, {applied.rows_unchanged:,} unchanged, {change.vanished:,} vanished."


def _told(
    reading: Reading,
    batch_id: str,
    status: str,
    rows_loaded: int,
    money_known: Decimal,
    notes: Sequence[str],
    steps: Sequence[Step],
) -> Batch:
    money = reading.money
    return Batch(
        batch_id=batch_id,
        file=reading.file,
        table=reading.table,
        status=status,
        rows_in=reading.rows_in,
        rows_loaded=rows_loaded,
        rows_rejected=reading.rows_rejected,
        rows_skipped=reading.rows_in - reading.rows_rejected - rows_loaded,
        totals={money.column: money.loaded - money_known} if money else {},
        mapping=dict(reading.mapping),
        notes=list(notes),
        rejects=[asdict(reject) for reject in reading.rejects[:MOST_REJECTS]],
        money=_money(reading, money_known),
        steps=tuple(steps),
    )


def _money(reading: Reading, known: Decimal) -> dict[str, Any]:
    """The money of the file and its three parts."""
    money = reading.money
    if money is None:
        return {}
    parts = {"loaded": money.loaded - known, "rejected": money.rejected, "skipped": money.skipped + known}
    return {"column": money.column, "in": money.total} | parts
