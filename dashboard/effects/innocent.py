"""The strongest innocent explanation: what else moved when spend moved."""

from dataclasses import dataclass

import numpy as np

from .panel import Panel

SLIGHT = 0.1


@dataclass(frozen=True)
class Explanation:
    """name: trend, season, last quarter, demand or none.

    Share of the variation of log spend it explains (adjusted R²); told in a sentence.
    """

    name: str
    share: float
    sentence: str


def explanation(panel: Panel) -> Explanation:
    """What explains most of how total spend moved: the trend, the season, last quarter's deals, or deals in the same weeks."""
    spend = panel.spend.sum(axis=(1, 2))
    deals = panel.outcome.sum(axis=1)
    if spend.std() == 0 or deals.std() == 0:
        return Explanation("none", 0.0, "Spend never moved, so nothing moved with it.")
    moved = np.log1p(spend / spend.mean())
    found = {name: _share(moved[start:], side[start:]) for name, (start, side) in _candidates(panel, deals).items()}
    name = max(found, key=lambda one: found[one])
    return Explanation(name, found[name], _sentence(name, found[name]))


def _candidates(panel: Panel, deals: np.ndarray) -> dict[str, tuple[int, np.ndarray]]:
    """Each innocent cause as columns, and the first week it is known."""
    at = np.arange(panel.weeks)
    turn = 2 * np.pi * at / panel.periods_a_year
    waves = np.column_stack([np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)])
    made = {"trend": (0, at[:, None].astype(float)), "demand": (panel.warm_up, _past(deals, panel.warm_up)[:, None])}
    if panel.weeks > panel.periods_a_year * 1.2:
        made["season"] = (0, waves)
    if panel.weeks > 3 * panel.quarter:
        made["last quarter"] = (panel.quarter, _past(deals, panel.quarter)[:, None])
    return made


def _past(deals: np.ndarray, weeks: int) -> np.ndarray:
    """Mean of the weeks before each week; 0 where there are not enough."""
    sums = np.concatenate([[0.0], np.cumsum(deals)])
    return np.concatenate([np.zeros(weeks), (sums[weeks:-1] - sums[: -weeks - 1]) / weeks])


def _share(moved: np.ndarray, side: np.ndarray) -> float:
    design = np.column_stack([np.ones(len(moved)), side])
    rest = moved - design @ np.linalg.lstsq(design, moved, rcond=None)[0]
    free = len(moved) - design.shape[1]
    whole = ((moved - moved.mean()) ** 2).sum()
    return float(max(1 - (rest @ rest / max(free, 1)) / max(whole / (len(moved) - 1), 1e-12), 0.0))


def _sentence(name: str, share: float) -> str:
    if share < SLIGHT:
        return f"None stands out: trend, season and demand each explain less than {SLIGHT:.0%} of how spend moved."
    return {
        "trend": f"Spend and deals may both just have grown: a straight line explains {share:.0%} of how spend moved.",
        "season": f"Budgets follow the calendar, and so do deals: the season explains {share:.0%} of how spend moved.",
        "last quarter": f"Budgets follow last quarter's deals: they explain {share:.0%} of how spend moved.",
        "demand": f"Spend follows demand: deals of the month before explain {share:.0%} of how spend moved.",
    }[name]
