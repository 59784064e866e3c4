"""Whether what was promised moved: the single weeks of its number, before and since, told by one question."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from dashboard.catalog import Query, queries, query
from dashboard.effects.movement import Movement, movement, weeks_to_tell
from dashboard.format import SAME, change, count, day, show
from dashboard.library import answer
from dashboard.warehouse import Reader

WEEKS_BEFORE = 18
WORTH = 0.2
_PLURALS = {"region": "regions", "segment": "segments", "channel": "channels"}
WORDS = {
    "moved": "Moved",
    "moved_back": "Moved the other way",
    "not_moved": "Did not move",
    "too_early": "Too early to tell",
    "cannot_tell": "Cannot tell",
}


_MOVES_SOON = {
    "slow_response": "handoff/answered_in_time",
    "untouched_leads": "handoff/no_answer_yet",
    "low_acceptance": "handoff/acceptance",
    "cycle_slower": "week/sales_cycle",
    "win_rate_drop": "week/win_rate",
    "win_rate_rise": "week/win_rate",
    "winning_pocket": "week/win_rate",
    "competitor_losses": "week/win_rate",
    "coverage_gap": "week/pipeline_created",
    "budget_pacing": "week/media_spend",
}


@dataclass(frozen=True)
class Checked:
    """What the data say of a promise: a word, a sentence, and the movement behind them where there is one."""

    word: str
    sentence: str
    movement: Movement | None = None
    unit: str = "count"


def checkable() -> dict[str, Query]:
    """The questions a promise may name: one number, with its weeks."""
    return {name: found for name, found in queries().items() if found.trend and any(one.name == "value" for one in found.columns)}


def check_for(finding_id: str) -> str | None:
    """The number that should move first where somebody acts on such a finding."""
    return next((name for kind, name in _MOVES_SOON.items() if finding_id.startswith(kind)), None)


def check(reader: Reader, promise: Mapping[str, Any], currency: str) -> Checked:
    """Judge one row of promises/list as of the reader's day."""
    name = promise["leading_check"] or promise["outcome_check"]
    if not name:
        return Checked("cannot_tell", "No number was named, so the data cannot tell: say what you saw.")
    if name not in checkable():
        return Checked("cannot_tell", f"The number it named, {name}, no longer exists: choose another, or say what you saw.")
    asked, scope = checkable()[name], _scope(promise["scope"])
    before, after = _weeks(reader, asked, scope, promise["promised_on"])
    if not len(before):
        return Checked("cannot_tell", f"{asked.title.rstrip('?')}: no data before the promise to compare with.")
    target = promise["leading_target"] if promise["leading_check"] else promise["outcome_target"]
    found = movement(before, after, _worth(asked, before, target))
    unit = asked.column("value").unit
    return Checked(found.word, _sentence(asked, found, unit, currency, promise["promised_on"]), found, unit)


def tells_from(reader: Reader, name: str, scope: str | None, target: float | None) -> date | None:
    """The first day on which the data could tell of a promise made today; None where two years would not do."""
    today = reader.as_of
    if name not in checkable() or today is None:
        return None
    before, _ = _weeks(reader, checkable()[name], _scope(scope), today)
    weeks = weeks_to_tell(before, _worth(checkable()[name], before, target)) if len(before) else None
    return None if weeks is None else _monday(today) + timedelta(weeks=weeks + 1)


def _worth(asked: Query, before: np.ndarray, target: Any) -> float:
    """The change worth seeing: up to what was aimed at, else a fifth, in the direction that is better."""
    level = float(before.mean())
    if target is not None and float(target) != level:
        return float(target) - level
    return WORTH * abs(level) * (-1 if asked.better == "lower" else 1)


def _scope(text: str | None) -> dict[str, list[str]]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return {_PLURALS[key]: [str(value)] for key, value in found.items() if key in _PLURALS and value}


def _weeks(reader: Reader, asked: Query, scope: Mapping[str, list[str]], promised_on: date) -> tuple[np.ndarray, np.ndarray]:
    """Weekly values: whole weeks before the promise, and whole weeks after the week it was made in, up to the reader's day."""
    first, today = _monday(promised_on), reader.as_of or promised_on
    since = max((today - first).days // 7 - 1, 0)
    given = {"to": first + timedelta(weeks=1 + since), "weeks": WEEKS_BEFORE + 1 + since, "over": 1, **scope}
    names = {parameter.name for parameter in query(asked.trend).parameters}
    rows = answer(reader, asked.trend, {name: value for name, value in given.items() if name in names}).records()
    known = [(row["week_start_date"], float(row["value"])) for row in rows if row["value"] is not None]
    return np.array([value for week, value in known if week < first]), np.array([value for week, value in known if week > first])


def _monday(when: date) -> date:
    return when - timedelta(days=when.weekday())


def _sentence(asked: Query, found: Movement, unit: str, currency: str, promised_on: date) -> str:
    title = asked.title.rstrip("?")
    if found.word == "cannot_tell" and found.after is None:
        return f"{title}: too few weeks before the promise to know what was usual."
    then = show(found.before, unit, currency)
    if found.mid is None:
        return f"{title}: {then} before. {_wait(found, promised_on)}"
    now = show(found.after, unit, currency)
    ends = [change(end, unit, currency).replace(SAME, "0") for end in (found.low, found.high)]
    tail = f" {_wait(found, promised_on)}" if found.word in ("too_early", "cannot_tell") else ""
    return f"{title}: {then} a week before, {now} since; changed by {ends[0]} to {ends[1]}.{tail}"


def _wait(found: Movement, promised_on: date) -> str:
    if found.weeks is None:
        return "Its weeks differ so much that two years would not tell."
    first = _monday(promised_on) + timedelta(weeks=found.weeks + 1)
    return f"The data could tell from {day(first)}, after {count(found.weeks, 'week')}."
