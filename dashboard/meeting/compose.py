"""The pack of a meeting, composed once: from the library's answers, or from those a closed meeting kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from dashboard.contracts import contracts
from dashboard.format import day, listing, show
from dashboard.library import BadParameter, answer
from dashboard.meeting import drawn, exhibits, landing, verdict
from dashboard.meeting.checks import WORDS, check
from dashboard.meeting.document import Document
from dashboard.meeting.pack import Kept, ask_pack, kept, seen
from dashboard.meeting.presents import presents
from dashboard.warehouse import Reader, Warehouse

NO_DATA = "There is nothing to meet over yet: load a deals file, or give --date."
_STANDS = "{quarter_label} has won {won} so far."
_OF_TARGET = "{quarter_label} has won {won} of {target}."
_JUDGED = 12


@dataclass(frozen=True)
class Held:
    """A meeting: its row of meeting/days, and what was read for it."""

    when: date
    row: Mapping[str, Any]
    answers: dict[str, Kept]
    presents: Mapping[str, list[str]]
    judged: Mapping[str, str]
    currency: str


def compose(warehouse: Warehouse, when: date | None = None, as_of: date | None = None, known_at: int | None = None) -> Document:
    """The pack of the meeting of a day, else of the next one; raises BadParameter where there is nothing to meet over."""
    with warehouse.reading(known_at, as_of) as reader:
        held = _held(reader, when)
    return _document(held, warehouse.path.stem == "demo")


def next_day(reader: Reader, asked: date | None) -> date:
    """The day asked for, else that of the meeting that is open; raises BadParameter where there is none."""
    if asked:
        return asked
    rows = answer(reader, "meeting/days", {}).records()
    open_ = [row["meeting_date"] for row in rows if row["closed_at"] is None]
    if not open_:
        raise BadParameter(NO_DATA)
    return max(open_)


def _held(reader: Reader, asked: date | None) -> Held:
    when = next_day(reader, asked)
    row = next((one for one in answer(reader, "meeting/days", {}).records() if one["meeting_date"] == when), {})
    stored = [kept(one) for one in answer(reader, "meeting/answers", {"meeting_date": when}).records()]
    found = stored or [seen(title, one) for title, one in ask_pack(reader, when)]
    if not found:
        raise BadParameter(NO_DATA)
    answers = {one.question: one for one in found}
    currency = _currency(reader, answers)
    if stored:
        return Held(when, row, answers, {}, _as_closed(answers), currency)
    return Held(when, row, answers, _presenting(reader, answers), _judged(reader, answers, currency), currency)


def _currency(reader: Reader, answers: Mapping[str, Kept]) -> str:
    rows = answers["data/currency"].records() if "data/currency" in answers else answer(reader, "data/currency", {}).records()
    return (rows[0]["reporting_currency"] if rows else None) or "USD"


def _presenting(reader: Reader, answers: Mapping[str, Kept]) -> dict[str, list[str]]:
    people = answer(reader, "data/people", {}).records()
    return presents(answers["meeting/agenda"].records(), people, answers["promises/list"].records())


def _judged(reader: Reader, answers: Mapping[str, Kept], currency: str) -> dict[str, str]:
    open_ = [row for row in answers["promises/list"].records() if row["status"] in ("open", "carried")]
    checked = {row["action_id"]: check(reader, row, currency) for row in open_[:_JUDGED]}
    return {promise: f"{WORDS[one.word]}. {one.sentence}" for promise, one in checked.items()}


def _as_closed(answers: Mapping[str, Kept]) -> dict[str, str]:
    """What the data said of promises when they were closed: a closed meeting judges nothing anew."""
    rows = answers["promises/list"].records() if "promises/list" in answers else []
    return {row["action_id"]: WORDS.get(row["judged"] or "", "") for row in rows}


def _document(held: Held, is_demo: bool) -> Document:
    answers, currency = held.answers, held.currency
    parts = (
        exhibits.agenda(answers, held.when, held.presents, currency),
        exhibits.said(answers, currency),
        exhibits.promises(answers, held.judged, currency),
        exhibits.record(answers, currency),
        drawn.landing(answers, currency),
        drawn.waterfall(answers, currency),
        drawn.scoreboard(answers, currency),
        exhibits.coverage(answers, currency),
        exhibits.changes(answers, currency),
    )
    return Document(
        day=held.when,
        title=f"Weekly sync, {day(held.when)}",
        headline=_headline(answers, currency),
        beside=_beside(answers, currency),
        numbers=exhibits.numbers(answers, currency),
        base=exhibits.base(answers),
        found=exhibits.found(answers, currency),
        sections=tuple(part for part in parts if part.empty or not part.is_empty),
        facts=_facts(held, is_demo),
        is_demo=is_demo,
        answers=tuple(answers.values()),
    )


def _headline(answers: Mapping[str, Kept], currency: str) -> str:
    rows = answers["pipeline/forecast"].records() if "pipeline/forecast" in answers else []
    if rows:
        return landing.whole(rows, currency)
    row = next(iter(answers["week/opening"].records()), None)
    if row is None:
        return "No deals are loaded yet."
    return verdict.filled(_OF_TARGET if row["target"] is not None else _STANDS, "week/opening", row, currency)


def _beside(answers: Mapping[str, Kept], currency: str) -> tuple[str, ...]:
    rows = answers["evidence/verdict"].records() if "evidence/verdict" in answers else []
    if not rows or not rows[0]["state"]:
        return ("Whether media spend drives revenue is still being weighed.",)
    return (verdict.whole(rows[0], currency), " ".join(verdict.beside(rows[0], currency)))


def _facts(held: Held, is_demo: bool) -> tuple[tuple[str, str], ...]:
    """What the numbers rest on, printed in every format."""
    all_, row = list(held.answers.values()), held.row
    titles = {name: one.title for name, one in contracts().items()}
    facts = [
        ("As of", f"Events up to {exhibits.last_day(all_)} count, as known at version {all_[0].known_at}."),
        ("Period", exhibits.window(held.answers)),
        ("Filters", exhibits.filters(held.answers)),
        ("Amounts", f"In {held.currency}; won bookings as the CRM has them; spend is media only until other kinds are loaded."),
        ("Presents", listing(list(dict.fromkeys(chain(*held.presents.values())))) or "not named"),
        ("Meeting", _closed(row) if row.get("closed_at") else "Not closed yet: the numbers are those of when this was written."),
        ("Freshness", exhibits.freshness(held.answers, titles)),
    ]
    return tuple([*facts, ("Data", "Demo company: invented data.")] if is_demo else facts)


def _closed(row: Mapping[str, Any]) -> str:
    return f"Closed by {row['closed_by']} on {show(row['closed_at'], 'time')}: the numbers are those kept then."
