"""How a group's figure went over the last year, four weeks at a time, in the unit it is shown in."""

import numpy as np

from dashboard.effects.cells import Cells

SPANS, SPAN_WEEKS = 13, 4


def trend(found: Cells, scope: np.ndarray, family: str) -> tuple[float | None, ...]:
    """A figure for each four weeks, oldest first; nothing where nothing was counted."""
    last = found.weeks - SPAN_WEEKS * np.arange(SPANS)[::-1]
    spans = [np.s_[max(end - SPAN_WEEKS, 0) : max(end, 0)] for end in last]
    sums = [(found.hits[scope, span].sum(), found.tries[scope, span].sum()) for span in spans]
    return tuple(shown(family, hits / tries) if tries else None for hits, tries in sums)


def shown(family: str, value: float) -> float | None:
    """A mean as it is told: a rate as the days one takes, a logarithm as what it is of."""
    if not np.isfinite(value):
        return None
    if family == "rate":
        return 1 / value if value else None
    return float(np.exp(value)) if family == "time" else float(value)
