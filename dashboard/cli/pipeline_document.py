"""`pipeline`: the numbers of the Pipeline page as one document."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.cli.options import day
from dashboard.library import Answer, answer
from dashboard.warehouse import Reader, Warehouse

_WATERFALL = ("reason", "amount", "deals")
_STAGE = ("pipeline", "stage", "entered", "advanced", "lost", "deciding", "median_days")


def pipeline_document(warehouse: Warehouse, arguments: Mapping[str, Any]) -> tuple[dict[str, Any], list[Answer]]:
    """The document of interface.md, and the answers it is made of, all of one version."""
    known_at, as_of = arguments.get("known_at"), day(arguments.get("as_of"))
    with warehouse.reading(None if known_at is None else int(known_at), as_of) as reader:
        days = _days(reader, day(arguments.get("from")), day(arguments.get("to")))
        cohort = {"to": days["to"], "cohort_from": arguments.get("from")}
        answers = [
            answer(reader, "pipeline/waterfall", days),
            answer(reader, "pipeline/velocity", days | {"base_from": days["from"], "base_to": days["to"]}),
            answer(reader, "pipeline/win_rate", days),
            answer(reader, "pipeline/stage_conversion", cohort),
            answer(reader, "pipeline/coverage", {"to": days["to"]}),
        ]
        return _document(reader, days, *answers), answers


def _document(
    reader: Reader, days: dict[str, date], waterfall: Answer, velocity: Answer, win_rate: Answer, stages: Answer, coverage: Answer
) -> dict[str, Any]:
    return {
        "version": reader.version,
        "as_of": reader.as_of,
        **days,
        "waterfall": [{name: row[name] for name in _WATERFALL} for row in waterfall.records()],
        "velocity": _velocity(velocity.first()),
        "win_rate": _win_rate(win_rate.first()),
        "stages": [_stage(row) for row in stages.records()],
        "coverage": coverage.records(),
    }


def _velocity(row: dict[str, Any]) -> dict[str, Any]:
    levers = {name: row[name] for name in ("win_rate", "average_amount", "cycle_days")}
    return {"opportunities": row["deals"], **levers, "per_day": row["value"]}


def _win_rate(row: dict[str, Any]) -> dict[str, Any]:
    cohort = {"low": row["low"], "mid": row["cohort"], "high": row["high"], "deals": row["created"], "open": row["still_open"]}
    return {"count": row["by_count"], "amount": row["by_amount"], "cohort": cohort}


def _stage(row: dict[str, Any]) -> dict[str, Any]:
    conversion = {"low": row["low"], "mid": row["conversion"], "high": row["high"]}
    return {name: row[name] for name in _STAGE} | {"conversion": conversion}


def _days(reader: Reader, first: date | None, after: date | None) -> dict[str, date]:
    """The days asked for; the quarter to date where none are."""
    usual = answer(reader, "data/period", {"choice": "quarter_to_date"}).first()
    return {"from": first or usual["from_date"] or date(2000, 1, 1), "to": after or usual["to_date"] or date(2000, 1, 1)}
