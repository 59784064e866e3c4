"""The answer of `findings`: looked for where that was not done yet, then told as interface.md has it."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from dashboard.acts.find import find
from dashboard.acts.judge import judge
from dashboard.acts.people import Person
from dashboard.effects.findings import RATE
from dashboard.format import show
from dashboard.library import ask
from dashboard.studies import StudyFailed
from dashboard.warehouse import Warehouse

Outcome = tuple[int, dict[str, Any], str]
SCOPE = ("region", "segment", "channel", "campaign", "stage", "owner", "lead_source", "product", "competitor", "theme")
TOLD = ("id", "polarity", "kind", "scope", "side", "sentence", "impact", "since", "confidence", "status", "question")


def findings(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    """Where are the opportunities and the problems? Largest first."""
    version, day = arguments.get("known_at"), arguments.get("as_of")
    as_of = date.fromisoformat(day) if day else None
    with suppress(StudyFailed):
        judge(warehouse, version, as_of)
    try:
        find(warehouse, version, as_of)
    except StudyFailed as failed:
        return 1, {"refused": str(failed)}, str(failed)
    asked = {"only_kind": arguments.get("kind"), "only_side": arguments.get("side")}
    answer = ask(warehouse, "findings/all", asked, version, as_of)
    currency = str(ask(warehouse, "data/currency", {}, version, as_of).first()["reporting_currency"])
    rows = [row for row in answer.records() if row["status"] != "closed"]
    document = {"as_of": answer.as_of, "false_discovery_rate": RATE, "findings": [_told(row, currency) for row in rows]}
    return 0, document, "\n".join(_line(row, currency) for row in rows) or "Nothing stands out."


def _told(row: Mapping[str, Any], currency: str) -> dict[str, Any]:
    impact = {name: row[name] for name in ("low", "mid", "high")} | {"currency": currency, "per": "quarter"}
    scope = {name: row[name] for name in SCOPE if row[name]}
    every = dict(row) | {"id": row["finding_id"], "impact": impact, "scope": scope}
    return {name: every[name] for name in TOLD}


def _line(row: Mapping[str, Any], currency: str) -> str:
    money = "–".join(show(row[name], "money", currency) for name in ("low", "high"))
    return f"{row['polarity'].capitalize()}, {row['side']} can act: {row['sentence']} {money} a quarter. {row['status']}."
