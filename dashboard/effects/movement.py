"""Did a number move? Weeks before against weeks after, with an interval that knows that weeks resemble their neighbours.

The difference of the means of weekly values, its spread pooled over both sides and widened by (1 + r) / (1 - r), r the weeks'
correlation with the week before; a Student interval with as many degrees of freedom as the weeks are worth. What else changed
in those weeks moves the number too: it is a before and after, not a proof.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

LEVEL, POWER = 0.90, 0.80
LEAST_BEFORE, LEAST_AFTER = 6, 3
MOST_WEEKS = 104


@dataclass(frozen=True)
class Movement:
    """Mean before and after, the change with its 90% interval, and what can be said of it.

    word: moved, moved_back, not_moved, too_early or cannot_tell; weeks: how many after it would take to see the size worth
    seeing four times in five, None where two years would not do.
    """

    before: float
    after: float | None
    low: float | None
    mid: float | None
    high: float | None
    word: str
    weeks: int | None


def movement(before: np.ndarray, after: np.ndarray, worth: float) -> Movement:
    """Judge weekly values; `worth` is the change worth seeing, signed as the promise wants it to go."""
    level = float(before.mean()) if len(before) else float("nan")
    if len(before) < LEAST_BEFORE:
        return Movement(level, None, None, None, None, "cannot_tell", None)
    needed = weeks_to_tell(before, worth)
    if len(after) < LEAST_AFTER:
        return Movement(level, float(after.mean()) if len(after) else None, None, None, None, "too_early", needed)
    mid = float(after.mean()) - level
    half = _half_width(before, after)
    return Movement(level, level + mid, mid - half, mid, mid + half, _word(mid, half, worth, len(after), needed), needed)


def weeks_to_tell(before: np.ndarray, worth: float) -> int | None:
    """Weeks after the start with which a change of this size is seen four times in five; None beyond two years."""
    if len(before) < LEAST_BEFORE or not worth:
        return None
    noise = before.std(ddof=1) * np.sqrt(_inflation(before))
    weeks = np.arange(LEAST_AFTER, MOST_WEEKS + 1)
    seen = stats.norm.ppf((1 + LEVEL) / 2) + stats.norm.ppf(POWER)
    enough = abs(worth) >= seen * noise * np.sqrt(1 / len(before) + 1 / weeks)
    return int(weeks[enough.argmax()]) if enough.any() else None


def reach_of(weeks: np.ndarray) -> float | None:
    """Half the width of the 90% interval of a level told by these weeks; None where they are too few."""
    if len(weeks) < LEAST_AFTER:
        return None
    inflation = _inflation(weeks)
    freedom = max((len(weeks) - 1) / inflation, 2.0)
    return float(stats.t.ppf((1 + LEVEL) / 2, freedom) * weeks.std(ddof=1) * np.sqrt(inflation / len(weeks)))


def _half_width(before: np.ndarray, after: np.ndarray) -> float:
    inflation = _inflation(before)
    freedom = len(before) + len(after) - 2
    spread = (before.var(ddof=1) * (len(before) - 1) + after.var(ddof=1) * (len(after) - 1)) / freedom
    error = np.sqrt(spread * inflation * (1 / len(before) + 1 / len(after)))
    return float(stats.t.ppf((1 + LEVEL) / 2, max(freedom / inflation, 2.0)) * error)


def _inflation(values: np.ndarray) -> float:
    centred = values - values.mean()
    total = float(centred @ centred)
    near = float(centred[1:] @ centred[:-1]) / total if total else 0.0
    likeness = min(max(near + 1 / len(values), 0.0), 0.7)  # the sample's own correlation lies about 1/n too low
    return (1 + likeness) / (1 - likeness)


def _word(mid: float, half: float, worth: float, weeks: int, needed: int | None) -> str:
    forth, wanted = (mid if worth >= 0 else -mid), abs(worth)
    if forth - half > 0:
        return "moved"
    if forth + half < 0:
        return "moved_back"
    if forth + half < wanted or (needed is not None and weeks >= needed):
        return "not_moved"
    return "too_early" if needed is not None else "cannot_tell"
