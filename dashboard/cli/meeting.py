"""The `meeting` command: the agenda of the next meeting, or a closed one as it was kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.acts.people import Person
from dashboard.cli.answers import Outcome, table
from dashboard.format import count, day
from dashboard.library import Answer, BadParameter, answer
from dashboard.meeting.pack import Kept, days, kept
from dashboard.warehouse import Reader, Warehouse


def meeting(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    """What is to be decided on a day: as_of, from, to and rows; the kept answers too where the meeting is closed."""
    as_of, known_at = arguments.get("as_of"), arguments.get("known_at")
    with warehouse.reading(int(known_at) if known_at is not None else None, date.fromisoformat(as_of) if as_of else None) as reader:
        when = _when(reader, arguments.get("date"))
        agenda = answer(reader, "meeting/agenda", {"meeting_date": when})
        stored = [kept(row) for row in answer(reader, "meeting/answers", {"meeting_date": when}).records()]
        found = days(reader)
    if stored:
        return 0, _closed(when, stored), f"The meeting of {day(when)} is closed: {count(len(stored), 'answer')} kept."
    told = {"meeting_date": when, "version": agenda.version, "as_of": agenda.as_of, "is_closed": False}
    return 0, told | {"from": found.get("from"), "to": found.get("to"), "rows": agenda.records()}, _text(agenda)


def _when(reader: Reader, asked: str | None) -> date:
    if asked:
        return date.fromisoformat(asked)
    rows = answer(reader, "meeting/days", {}).records()
    open_ = [row["meeting_date"] for row in rows if row["closed_at"] is None]
    if not open_:
        raise BadParameter("There is nothing to meet over yet: load a deals file, or give --date.")
    return max(open_)


def _closed(when: date, stored: list[Kept]) -> dict[str, Any]:
    answers = [
        {"title": one.title, "question": one.question, "parameters": one.parameters, "rows": one.records()} for one in stored
    ]
    first = next((one.parameters for one in stored if "from" in one.parameters), {})
    agenda = next((one.records() for one in stored if one.question == "meeting/agenda"), [])
    clocks = {"version": stored[0].known_at, "as_of": stored[0].as_of, "from": first.get("from"), "to": first.get("to")}
    return {"meeting_date": when, "is_closed": True, **clocks, "rows": agenda, "answers": answers}


def _text(agenda: Answer) -> str:
    return table(agenda) if agenda.rows else "Nothing needs you both this week: end early."
