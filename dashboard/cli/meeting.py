"""The `meeting` command: the agenda of the next meeting, or a closed one as it was kept."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.acts.people import Person
from dashboard.cli.answers import Outcome, table
from dashboard.cli.options import day as day_of
from dashboard.format import count, day
from dashboard.library import Answer, answer
from dashboard.meeting.agenda import NOT_LOOKED, opening
from dashboard.meeting.compose import compose, next_day
from dashboard.meeting.files import save
from dashboard.meeting.formats import FORMATS
from dashboard.meeting.pack import Kept, days, kept
from dashboard.warehouse import Warehouse

LOOK = "`tandem findings` looks."


def meeting(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    """What is to be decided on a day: as_of, from, to and rows; the kept answers too where the meeting is closed."""
    if arguments.get("export"):
        return _exported(warehouse, arguments)
    with warehouse.reading(arguments.get("known_at"), day_of(arguments.get("as_of"))) as reader:
        when = next_day(reader, day_of(arguments.get("date")))
        agenda = answer(reader, "meeting/agenda", {"meeting_date": when})
        stored = [kept(row) for row in answer(reader, "meeting/answers", {"meeting_date": when}).records()]
        found = days(reader)
        is_looked = bool(answer(reader, "findings/opening", {}).first()["is_looked"])
    if stored:
        return 0, _closed(when, stored), f"The meeting of {day(when)} is closed: {count(len(stored), 'answer')} kept."
    told = {"meeting_date": when, "version": agenda.version, "as_of": agenda.as_of, "is_closed": False}
    return (
        0,
        told | {"from": found.get("from"), "to": found.get("to"), "is_looked": is_looked, "rows": agenda.records()},
        _text(when, agenda, is_looked),
    )


def _exported(warehouse: Warehouse, arguments: Mapping[str, Any]) -> Outcome:
    """The pack as a file, under its own name where a folder is named."""
    chosen = FORMATS[arguments["export"]]
    document = compose(warehouse, day_of(arguments.get("date")), day_of(arguments.get("as_of")), arguments.get("known_at"))
    data, path = chosen.write(document), Path(arguments["out"])
    path = path / chosen.name(document) if path.is_dir() else path
    save(path, data)
    told = {"meeting_date": document.day, "format": arguments["export"], "file": str(path), "bytes": len(data)}
    return 0, told, f"Wrote {path}."


def _closed(when: date, stored: list[Kept]) -> dict[str, Any]:
    answers = [
        {"title": one.title, "question": one.question, "parameters": one.parameters, "rows": one.records()} for one in stored
    ]
    first = next((one.parameters for one in stored if "from" in one.parameters), {})
    agenda = next((one.records() for one in stored if one.question == "meeting/agenda"), [])
    clocks = {"version": stored[0].known_at, "as_of": stored[0].as_of, "from": first.get("from"), "to": first.get("to")}
    return {"meeting_date": when, "is_closed": True, **clocks, "rows": agenda, "answers": answers}


def _text(when: date, agenda: Answer, is_looked: bool) -> str:
    said = opening(when, agenda.records(), not is_looked)
    unseen = "" if is_looked else f" {NOT_LOOKED} {LOOK}"
    return f"{said}{unseen}\n{table(agenda) if agenda.rows else ''}".strip()
