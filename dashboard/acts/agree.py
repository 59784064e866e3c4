"""Change a definition together: one side proposes, the others agree or refuse; it holds once all who must have signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.acts.people import LOCAL, Person
from dashboard.acts.record import NotRecordable, record
from dashboard.agreements import Agreement, agreements
from dashboard.format import listing
from dashboard.library import ask
from dashboard.warehouse import Warehouse, now

SIGNERS = ("marketing", "sales", "finance")
_CANNOT = {
    "mql_at": "no lead on file says when it reached the threshold",
    "stage_history": "no stage history is on file",
    "opportunity_type": "no deal on file names its type",
    "touchpoints": "no touch is on file",
}


@dataclass(frozen=True)
class Proposal:
    """What a term is to mean from a day on; `value` is the number or the list of a term that takes one."""

    term: str
    variant: str
    valid_from: date
    value: str = ""
    sentence: str = ""


def propose(warehouse: Warehouse, proposal: Proposal, person: Person = LOCAL) -> int:
    """Propose a definition, signed by the side of who proposes it. Returns the new version.

    Raises NotRecordable where the variant, its number or the day cannot be, or the loaded data cannot compute it.
    """
    term = _term(proposal.term)
    _must_sign(term, person)
    check(warehouse, proposal)
    if _standing(warehouse, proposal.term, proposal.valid_from).get("state") in ("in force", "to come", "replaced"):
        raise NotRecordable("A definition that was agreed holds from that very day: choose another first day.")
    return record(warehouse, "definitions", row(proposal, person), person, act="agree")


def agree(warehouse: Warehouse, term: str, valid_from: date, person: Person = LOCAL) -> int:
    """Sign a proposal for the side of the person; it holds once all who must have signed."""
    signed = _waiting(warehouse, term, valid_from)
    _must_sign(_term(term), person)
    if signed[f"{person.side}_by"]:
        raise NotRecordable(f"{signed[f'{person.side}_by']} agreed for {person.side} already.")
    return record(warehouse, "definitions", _key(term, valid_from) | _signature(person), person, act="agree")


def refuse(warehouse: Warehouse, term: str, valid_from: date, reason: str, person: Person = LOCAL) -> int:
    """Refuse a proposal, or take one's own back, with a word why; it never holds."""
    _waiting(warehouse, term, valid_from)
    _must_sign(_term(term), person)
    if not reason.strip():
        raise NotRecordable("Say in a few words why: the other side reads it.")
    said = {"refused_by": person.name, "refused_on": now().date(), "reason": reason.strip()}
    return record(warehouse, "definitions", _key(term, valid_from) | said, person, act="agree")


def check(warehouse: Warehouse, proposal: Proposal) -> None:
    """Raise NotRecordable with a sentence where a proposal cannot be."""
    term = _term(proposal.term)
    _check_variant(term, proposal)
    lacking = term.missing(proposal.variant, ask(warehouse, "definitions/known").first())
    if lacking:
        raise NotRecordable(f"That cannot be computed: {_CANNOT[lacking]}.")


def row(proposal: Proposal, person: Person) -> dict[str, Any]:
    """The proposal as a row of the table, signed by one side and by no other."""
    today = now().date()
    unsigned: dict[str, Any] = {f"{side}_{part}": None for side in SIGNERS for part in ("by", "on")}
    told = {
        "variant": proposal.variant,
        "parameters": _parameters(proposal),
        "sentence": proposal.sentence.strip() or None,
        "proposed_by": person.name,
        "proposed_on": today,
        "refused_by": None,
        "refused_on": None,
        "reason": None,
    }
    return _key(proposal.term, proposal.valid_from) | told | unsigned | _signature(person)


def _parameters(proposal: Proposal) -> str | None:
    if proposal.variant == "percent":
        return str(round(float(proposal.value) / 100, 6))
    if proposal.variant == "list":
        return ";".join(_parts(proposal.value))
    return proposal.value or None


def _check_variant(term: Agreement, proposal: Proposal) -> None:
    choices = [term.takes] if term.takes else list(term.variants)
    if proposal.variant not in choices:
        raise NotRecordable(f"{term.title} has no variant {proposal.variant!r}: choose {' or '.join(choices)}.")
    if term.takes == "list" and not _parts(proposal.value):
        raise NotRecordable(f"{term.title} needs at least one type.")
    if term.takes in ("days", "percent"):
        number = _number(proposal.value)
        if number is None or not term.least <= number <= term.most:
            unit = "days" if term.takes == "days" else "per cent"
            raise NotRecordable(f"{term.title} is a number from {term.least:g} to {term.most:g} {unit}.")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _term(name: str) -> Agreement:
    if name not in agreements():
        raise NotRecordable(f"There is no term {name!r}: choose {' or '.join(agreements())}.")
    return agreements()[name]


def _must_sign(term: Agreement, person: Person) -> None:
    if person.side not in term.signed_by:
        raise NotRecordable(f"{term.title} is signed by {listing(list(term.signed_by))}: say your side under your name, top right.")


def _key(term: str, valid_from: date) -> dict[str, Any]:
    return {"term": term, "valid_from": valid_from}


def _signature(person: Person) -> dict[str, Any]:
    return {f"{person.side}_by": person.name, f"{person.side}_on": now().date()}


def _standing(warehouse: Warehouse, term: str, valid_from: date) -> Mapping[str, Any]:
    rows = ask(warehouse, "definitions/agreed").records()
    return next((one for one in rows if (one["term"], one["valid_from"]) == (term, valid_from)), {})


def _waiting(warehouse: Warehouse, term: str, valid_from: date) -> Mapping[str, Any]:
    found = _standing(warehouse, term, valid_from)
    if found.get("state") != "waits":
        raise NotRecordable("This proposal does not wait any more: look at the page again.")
    return found
