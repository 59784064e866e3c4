"""What a definition would change: the numbers of the last four quarters before and after, in a transaction rolled back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.acts.agree import SIGNERS, Proposal, check, row
from dashboard.acts.apply import apply
from dashboard.acts.people import Person
from dashboard.acts.record import written
from dashboard.agreements import Effect, agreements
from dashboard.catalog import query
from dashboard.library import answer, ask
from dashboard.warehouse import Reader, Warehouse, now

REHEARSAL = "rehearsal"
_SIGNER = Person("rehearsal", side="marketing")


@dataclass(frozen=True)
class Weighed:
    """One number of one quarter as it is, and as it would be had the definition held for all of it."""

    label: str
    unit: str
    quarter: str
    before: Any
    after: Any


Found = dict[tuple[str, str, str], Any]


def weigh(warehouse: Warehouse, proposal: Proposal) -> tuple[Weighed, ...]:
    """The numbers that the term touches, over the last four quarters; nothing is saved.

    Raises NotRecordable where the proposal cannot be.
    """
    check(warehouse, proposal)
    quarters = ask(warehouse, "definitions/last_quarters").records()
    if not quarters:
        return ()
    with warehouse.reading() as reader:
        before = _numbers(reader, proposal.term, quarters)
        later = [one["valid_from"] for one in answer(reader, "definitions/agreed", {}).records() if one["term"] == proposal.term]
    days = sorted({quarters[0]["from_date"], *(day for day in later if day > quarters[0]["from_date"])})
    with warehouse.writing("", "record", REHEARSAL, rehearse=True) as writer:
        rows = [_signed(proposal, day) for day in days]
        apply(writer, written("definitions", rows), REHEARSAL, "", now().date(), full_refresh=False)
        after = _numbers(warehouse.rehearsal(writer), proposal.term, quarters)
    return tuple(Weighed(*key, before.get(key), after.get(key)) for key in {**before, **after})


def _signed(proposal: Proposal, day: date) -> dict[str, Any]:
    held = Proposal(proposal.term, proposal.variant, day, proposal.value)
    return row(held, _SIGNER) | {f"{side}_by": _SIGNER.name for side in SIGNERS}


def _numbers(reader: Reader, term: str, quarters: list[dict[str, Any]]) -> Found:
    found: Found = {}
    for effect in agreements()[term].effects:
        for quarter in quarters:
            found |= _asked(reader, effect, quarter)
    return found


def _asked(reader: Reader, effect: Effect, quarter: dict[str, Any]) -> Found:
    first, after = quarter["from_date"], quarter["to_date"]
    days = {"from": first, "to": after, "base_from": first, "base_to": after}
    asked = {parameter.name for parameter in query(effect.question).parameters}
    given = dict(effect.parameters) | {name: day for name, day in days.items() if name in asked}
    found = answer(reader, effect.question, given)
    unit = found.query.column(effect.column).unit
    rows = [one for one in found.records() if one.get("quarter_start_date", first) == first]
    parts = rows if effect.each else rows[:1]
    return {(_label(effect, one), unit, quarter["quarter_label"]): one[effect.column] for one in parts}


def _label(effect: Effect, row: dict[str, Any]) -> str:
    return f"{effect.label}: {row[effect.each]}" if effect.each else effect.label
