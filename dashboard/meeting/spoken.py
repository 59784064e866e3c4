"""What was said ahead of time beside what came of it, in words: rows of promises/said_and_came."""

from collections.abc import Mapping
from typing import Any

from dashboard.catalog import queries
from dashboard.format import SAME, UNKNOWN, change, day, show

OUTCOMES = {"kept": "Came true", "not_kept": "Did not", "not_told": "Cannot tell"}


HEADS = ("What was said", "By", "Ended", "Number said", "What came", "So")


def line(row: Mapping[str, Any], currency: str) -> tuple[str, ...]:
    """A row under HEADS."""
    learned = f". We learned: {row['learned']}" if row["learned"] else ""
    ended = day(row["ended_on"]) if row["ended_on"] else ""
    words = f"{row['kind']}: {row['about'] or 'no words'}"
    return words, row["who"] or "", ended, said(row, currency), came(row, currency) + learned, OUTCOMES[row["outcome"]]


def said(row: Mapping[str, Any], currency: str) -> str:
    """The number that was said, with its range; nothing where words alone were."""
    return _ranged(row, "said", currency) if row["said"] is not None else ""


def came(row: Mapping[str, Any], currency: str) -> str:
    """What came of it: of a promise by how much its number changed, of the rest the number itself."""
    unit = _unit(row)
    if row["came"] is None or not unit:
        return UNKNOWN
    if row["kind"] != "Promise":
        return _ranged(row, "came", currency)
    ends = [change(row[end], unit, currency).replace(SAME, "0") for end in ("came_low", "came_high")]
    return f"changed by {ends[0]} to {ends[1]}"


def _ranged(row: Mapping[str, Any], name: str, currency: str) -> str:
    unit = _unit(row)
    if not unit:
        return UNKNOWN
    low, middle, high = (row[each] for each in (f"{name}_low", name, f"{name}_high"))
    words = show(middle, unit, currency)
    return words if low is None or high is None else f"{words} ({show(low, unit, currency)}–{show(high, unit, currency)})"


def _unit(row: Mapping[str, Any]) -> str:
    """The unit of its number: money where no question is named; none where the question no longer exists."""
    if not row["question"]:
        return "" if row["kind"] in ("Promise", "Bet") else "money"
    asked = queries().get(row["question"])
    return asked.column("value").unit if asked and any(one.name == "value" for one in asked.columns) else ""
