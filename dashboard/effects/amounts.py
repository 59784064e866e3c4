"""Deals counted by what they are worth: one is then a deal as the window has them on average in its region.

So a sum of amounts keeps the noise of counts, only more of it, and every figure in deals or money that follows stays what it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Records = Sequence[Mapping[str, Any]]


def by_amount(scope: Mapping[str, Any], deals: Records, touched: Records) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The records `deals` and `touched` of `arrange`, with amounts for counts. What has no amount counts for nothing."""
    inside = [row for row in deals if scope["window_from"] <= row["week_start_date"] < scope["window_to"]]
    usual = _mean(inside)
    each = {name: _mean([row for row in inside if row["region"] == name]) or usual for name in {row["region"] for row in deals}}
    weekly = [{**row, "deals": _counted(row["amount"], each[row["region"]])} for row in deals]
    met = [
        {**row, **{ours: _counted(row[theirs], each.get(row["region"], usual)) for ours, theirs in _TOUCHED.items()}}
        for row in touched
    ]
    return weekly, met


_TOUCHED = {"touched": "touched_amount", "with_media": "media_amount"}


def _mean(rows: Records) -> float:
    return float(sum(row["amount"] for row in rows)) / max(sum(row["deals"] for row in rows), 1)


def _counted(amount: Any, mean: float) -> float:
    return float(amount) / mean if mean > 0 else 0.0
