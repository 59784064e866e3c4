"""The answer of `verdict`: judged where it is not yet, then told as interface.md has it."""

from collections.abc import Mapping
from typing import Any

from dashboard.acts.judge import DEALS, judge
from dashboard.acts.people import Person
from dashboard.cli.options import day
from dashboard.format import span
from dashboard.library import Answer, ask
from dashboard.meeting import verdict as words
from dashboard.studies import StudyFailed
from dashboard.warehouse import Warehouse

Outcome = tuple[int, dict[str, Any], str]
INTERVAL = 0.9
_INCREMENTAL = (("incremental_opportunities", "deals"), ("incremental_revenue", "revenue"))


def verdict(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    """Does media spend drive revenue, and does it pay? Exit 1 with a sentence where the data cannot bear the question."""
    version, as_of = arguments.get("known_at"), day(arguments.get("as_of"))
    window = day(arguments.get("from")), day(arguments.get("to"))
    outcome = arguments.get("outcome") or DEALS
    try:
        judged = judge(warehouse, version, as_of, window, outcome=outcome)
    except StudyFailed as failed:
        return 1, {"refused": str(failed)}, str(failed)
    answers = {
        name: ask(warehouse, f"evidence/{name}", {"study": judged.kind}, version, as_of)
        for name in ("verdict", "channels", "health")
    }
    answers["tests"] = ask(warehouse, "evidence/test_effects", {"study": judged.kind, "experiment_id": None}, version, as_of)
    currency = str(ask(warehouse, "data/currency", {}, version, as_of).first()["reporting_currency"])
    return 0, {**_document(answers, currency), "outcome": outcome}, _text(answers, currency)


def _document(answers: Mapping[str, Answer], currency: str) -> dict[str, Any]:
    row = answers["verdict"].first()
    ranged = ("incremental_opportunities", "incremental_pipeline", "incremental_revenue", "roas")
    total = {"spend": row["spend"], "all_revenue": row["all_revenue"], "anyway": _range(row, "anyway")}
    total |= {name: _range(row, column) for name, column in zip(ranged, ("deals", "pipeline", "revenue", "per_unit"), strict=True)}
    total |= {"of_which_won": row["of_which_won"], "gross_profit_per_unit": _range(row, "profit_per_unit")}
    return {
        "as_of": answers["verdict"].as_of,
        "from": row["from_date"],
        "to": row["to_date"],
        "interval": INTERVAL,
        "drives": row["drives"],
        "pays": row["pays"],
        "sentence": words.whole(row, currency),
        "unchanged_since": row["drives_since"],
        "published_on": row["published_on"],
        "published": {name: _published(row, name) for name in ("drives", "pays")},
        "meanwhile": row["meanwhile"],
        "ruled_out": {"below": row["ruled_out_below"], "above": row["ruled_out_above"]},
        "detectable": row["detectable"],
        "innocent": row["innocent"],
        "next_test": row["next_test"],
        "gross_margin": row["gross_margin"],
        "total": total,
        "channels": [_channel(each) for each in answers["channels"].records() if each["place"]],
        "tests": _tests(answers["tests"].records(), currency),
        "checks": [
            {"name": each["name"], "status": each["status"], "sentence": each["sentence"], "do": each["advice"]}
            for each in answers["health"].records()
        ],
        "fit": {name: row[name] for name in ("seconds", "cpu_seconds", "points_per_parameter")},
    }


def _published(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {part: row[f"{name}_{part}"] for part in ("since", "chance", "error", "reason")}


def _channel(row: Mapping[str, Any]) -> dict[str, Any]:
    columns = {
        "incremental_opportunities": "deals",
        "incremental_pipeline": "pipeline",
        "incremental_revenue": "revenue",
        "roas": "per_unit",
        "marginal_roas": "next_unit",
    }
    told = ("drives", "pays", "evidence", "next_test")
    ranges = {name: _range(row, column) for name, column in columns.items()}
    return {"channel": row["channel"], "spend": row["spend"], **ranges, **{name: row[name] for name in told}} | {
        "unchanged_since": row["drives_since"],
        "chance": row["drives_chance"],
    }


def _tests(rows: list[dict[str, Any]], currency: str) -> list[dict[str, Any]]:
    """Each test that is over with the answer without it and with it, of its channel and in total."""
    of_all = {row["experiment_id"]: row for row in rows if row["is_total"]}
    return [
        {
            "experiment_id": row["experiment_id"],
            "channel": row["channel"],
            "state": row["state"],
            "sentence": words.changed(row, currency),
            "before": _told(row, "before"),
            "after": _told(row, "after"),
            "total": {name: _told(of_all[row["experiment_id"]], name) for name in ("before", "after")},
        }
        for row in rows
        if not row["is_total"]
    ]


def _told(row: Mapping[str, Any], when: str) -> dict[str, Any] | None:
    if row[f"drives_{when}"] is None:
        return None
    ends = {end: f"{when}_{end}" if end != "mid" else when for end in ("low", "mid", "high")}
    told = {name: {end: row[f"{column}_{part}"] for end, part in ends.items()} for name, column in _INCREMENTAL}
    return {"drives": row[f"drives_{when}"], "chance": row[f"chance_{when}"], **told}


def _range(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {"low": row[f"{name}_low"], "mid": row[name], "high": row[f"{name}_high"]}


def _text(answers: Mapping[str, Answer], currency: str) -> str:
    row = answers["verdict"].first()
    lines = [words.whole(row, currency), *words.beside(row, currency)]
    if row["from_date"]:
        lines.append(f"Over {span(row['from_date'], row['to_date'])}.")
    lines += [words.channel(each, currency) for each in answers["channels"].records()]
    lines += [
        f"{each['experiment_id']}. {words.changed(each, currency)}" for each in answers["tests"].records() if not each["is_total"]
    ]
    lines += [f"{each['status']} {each['name']}: {each['sentence']} {each['advice']}" for each in answers["health"].records()]
    return "\n".join(lines)
