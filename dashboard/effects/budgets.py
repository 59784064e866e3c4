"""What demand may have done to budgets: raw spend as columns the baseline may use, as wide as budgets look steered.

Where demand d moves deals and a budget x, deals move with x by sd(d) · corr(d, x) for each sd of x, whatever x brings, and what
is left of demand moves them by sd(d) · √(1 − corr²) beside it: demand that steers a budget in part leaves a trace that the budget
does not have. Nobody knows corr², the share of a budget's movement that demand made; but it is at most the share that anything
explains: its own past, season, trend, the other channels, the deals before. So for each unit that demand moves deals by itself,
it moves them with a budget by √(share / (1 − share)). A budget that nothing explains is as good as a lottery: so are all of them
with the chance that none of their shares was at work, and then demand moves no deals with them. Source: Robinson (1988),
"Root-N-consistent semiparametric regression": what matters of a cause is the part that its own causes explain.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .panel import Panel
from .response import usual

LEAST, SURELY = 0.003, 0.9
MOST = 4.0


@dataclass(frozen=True)
class Budgets:
    """columns: cells × columns, in units of what demand moves deals by itself: for the company, and for what each region departs
    from it (not where there is one). lottery: the chance that no budget was set with regard to demand.
    """

    columns: tuple[np.ndarray, ...]
    lottery: float


def budgets(panel: Panel) -> Budgets:
    """What demand may have done to budgets.

    Per channel its spend, the log of it (budgets follow demand in proportion) and next week's log (they follow late); and the
    same of the mean over channels, demand's clearest trace: what is a channel's own averages out of it.
    """
    base = usual(panel.spend)
    ratio = np.minimum(panel.spend / np.where(base > 0, base, np.inf), MOST)
    logs = np.log(ratio + 0.1)
    late = np.concatenate([logs[1:], logs[-1:]])
    deals = np.log(panel.outcome / np.maximum(panel.outcome.mean(axis=0), 1e-9) + 0.5)
    deals[len(panel.seen) :] = deals[len(panel.seen) - 1]
    levels = (True, False) if panel.regions > 1 else (True,)
    shares = [explained(_level(logs, whole), _level(deals[:, :, None], whole)[:, :, 0], panel) for whole in levels]
    columns = tuple(_columns((ratio, logs, late), share, whole) for share, whole in zip(shares, levels, strict=True))
    return Budgets(columns, float(np.prod(1 - np.concatenate(shares))))


def _columns(forms: Sequence[np.ndarray], share: np.ndarray, of_company: bool) -> np.ndarray:
    share = np.minimum(share, SURELY)
    odds = share / (1 - share)
    together = min(odds.mean() * len(share), SURELY / (1 - SURELY))
    columns = []
    for form in forms:
        own = _unit(_level(form, of_company))
        columns += [own * np.sqrt(odds), _unit(own.mean(axis=2, keepdims=True)) * np.sqrt(together)]
    whole = np.concatenate(columns, axis=2)
    return whole.reshape(-1, whole.shape[2])


def _level(paths: np.ndarray, of_company: bool) -> np.ndarray:
    """The company's mean path in each region, or what a region departs from it."""
    mean = np.broadcast_to(paths.mean(axis=1, keepdims=True), paths.shape)
    return mean if of_company else paths - mean


def explained(logs: np.ndarray, deals: np.ndarray, panel: Panel) -> np.ndarray:
    """Share of each channel's movement that anything explains beyond what chance would, at least LEAST.

    logs: weeks × regions × channels; deals: weeks × regions, in logs.
    """
    weeks, _, channels = logs.shape
    start = panel.warm_up
    own = _unit(logs)
    before = np.stack([_past(deals, start), _past(deals, panel.quarter)], axis=2)
    at = np.arange(weeks)
    turn = 2 * np.pi * at / panel.periods_a_year
    calendar = np.column_stack([at, np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)])
    calendar = np.broadcast_to(calendar[:, None, :], (weeks, logs.shape[1], 5))
    shares = []
    for one in range(channels):
        sides = [before[start:], calendar[start:], own[start - 1 : -1, :, [one]]]
        if channels > 1:
            sides.append(np.delete(own, one, axis=2).mean(axis=2, keepdims=True)[start:])
        shares.append(_share(own[start:, :, one], np.concatenate(sides, axis=2)))
    return np.maximum(np.array(shares), LEAST)


def _share(moved: np.ndarray, sides: np.ndarray) -> float:
    """Adjusted R² less the error it has where nothing explains anything, regions' own means left out."""
    weeks = len(moved)
    moved = (moved - moved.mean(axis=0)).ravel()
    sides = (sides - sides.mean(axis=0)).reshape(len(moved), -1)
    rest = moved - sides @ np.linalg.lstsq(sides, moved, rcond=None)[0]
    free = max(len(moved) - sides.shape[1] - 1, 1)
    by_chance = np.sqrt(2 * sides.shape[1]) / weeks
    return float(1 - (rest @ rest / free) / max(moved @ moved / (len(moved) - 1), 1e-12) - by_chance)


def _past(deals: np.ndarray, weeks: int) -> np.ndarray:
    """Mean of the weeks before each week; of fewer at the start."""
    sums = np.concatenate([np.zeros_like(deals[:1]), np.cumsum(deals, axis=0)])
    at = np.arange(len(deals))
    first = np.maximum(at - weeks, 0)
    return (sums[at] - sums[first]) / np.maximum(at - first, 1)[:, None]


def _unit(paths: np.ndarray) -> np.ndarray:
    """Less the mean by region, over the sd of all cells."""
    centred = paths - paths.mean(axis=0)
    spread = centred.std(axis=(0, 1))
    return centred / np.where(spread > 1e-9, spread, 1.0)
