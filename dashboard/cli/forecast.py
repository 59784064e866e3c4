"""The answer of `forecast`: worked out where it is not yet, then told as interface.md has it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.acts.foresee import NothingAhead, foresee
from dashboard.acts.people import Person
from dashboard.cli.answers import Outcome, document, table
from dashboard.library import ask
from dashboard.studies import StudyFailed
from dashboard.warehouse import Warehouse


def forecast(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    """Where the period lands, in all, by region and by segment. Exit 1 with a sentence where nothing can be said."""
    version, day = arguments.get("known_at"), _day(arguments.get("as_of"))
    period = _day(arguments.get("from")), _day(arguments.get("to"))
    try:
        made = foresee(warehouse, None if version is None else int(version), day, period)
    except (NothingAhead, StudyFailed) as why:
        return 1, {"refused": str(why)}, str(why)
    study = {"study": made.kind}
    for row in ask(warehouse, "pipeline/forecast_limits", study, version, day).records():
        return 1, {"refused": row["sentence"]}, row["sentence"]
    answer = ask(warehouse, "pipeline/forecast", study, version, day)
    whole = answer.first()
    return 0, document(answer) | {"from": whole["from_date"], "to": whole["to_date"]}, table(answer)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
