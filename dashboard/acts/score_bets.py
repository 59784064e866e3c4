"""Score the bets that are over: the number of the question each named, over its days, beside the number expected."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np

from dashboard.acts.people import Person
from dashboard.acts.record import record_all
from dashboard.catalog import Query, queries, query
from dashboard.effects.movement import reach_of
from dashboard.library import Answer, answer
from dashboard.warehouse import Reader, Warehouse

SCORER = Person("Tandem")


def score_bets(warehouse: Warehouse, person: Person = SCORER) -> int | None:
    """Write the result of each bet that is over as one version; None where none is due."""
    with warehouse.reading() as reader:
        due = [row for row in answer(reader, "evidence/bets", {}).records() if row["state"] == "due"]
        rows = [scored for row in due if (scored := _scored(reader, row))]
    return record_all(warehouse, [("bets", row) for row in rows], person) if rows else None


def _scored(reader: Reader, bet: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row that scores a bet; None where the question it named is gone or has no number for those days."""
    asked = queries().get(bet["question"] or "")
    if asked is None or not asked.trend or bet["expected"] is None or bet["start_date"] is None:
        return None
    days = (bet["start_date"], bet["end_date"] + timedelta(days=1))
    value = _ask(reader, asked, days).first().get("value")
    if value is None:
        return None
    row = {"bet_id": bet["bet_id"], "result": round(float(value), 6)}
    if asked.column("value").unit != "percent":
        return row | {"status": _status(float(value), float(value), bet["expected"], asked.better)}
    weeks = [float(one) for one in _ask(reader, query(asked.trend), days).values("value") if one is not None]
    reach = reach_of(np.array(weeks))
    if reach is None:
        return row | {"status": "unclear"}
    low, high = max(float(value) - reach, 0.0), min(float(value) + reach, 1.0)
    ends = {"result_low": round(low, 6), "result_high": round(high, 6)}
    return row | ends | {"status": _status(low, high, bet["expected"], asked.better)}


def _ask(reader: Reader, asked: Query, days: tuple[date, date]) -> Answer:
    given = {"from": days[0], "to": days[1], "base_from": days[0], "base_to": days[0]}
    names = {parameter.name for parameter in asked.parameters}
    return answer(reader, asked.name, {name: one for name, one in given.items() if name in names})


def _status(low: float, high: float, expected: float, better: str) -> str:
    if better == "lower":
        low, high, expected = -high, -low, -expected
    return "held" if low >= expected else "failed" if high < expected else "unclear"
