"""`handoff`: both sides' promises on one scale, as one document."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.cli.answers import Outcome, document, table
from dashboard.library import answer
from dashboard.warehouse import Reader, Warehouse

_NO_DATA = date(2000, 1, 1)


def handoff(warehouse: Warehouse, arguments: Mapping[str, Any], _person: object) -> Outcome:
    """The scoreboard of the days asked for, else of the quarter to date, against the days before."""
    known_at, as_of = arguments.get("known_at"), _day(arguments.get("as_of"))
    with warehouse.reading(None if known_at is None else int(known_at), as_of) as reader:
        found = answer(reader, "handoff/scoreboard", _days(reader, _day(arguments.get("from")), _day(arguments.get("to"))))
    return 0, document(found), table(found)


def _days(reader: Reader, first: date | None, after: date | None) -> dict[str, date]:
    usual = answer(reader, "data/period", {"choice": "quarter_to_date"}).first()
    if first or after:
        asked = {"custom_from": first or usual["from_date"], "custom_to": after or usual["to_date"]}
        usual = answer(reader, "data/period", {"choice": "custom", **asked}).first()
    return {name: usual[f"{name}_date"] or _NO_DATA for name in ("from", "to", "base_from", "base_to")}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
