"""The cheapest test that would settle a channel: which regions, how many weeks, what it costs, when we would know.

And what is ruled out till then.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from .fit import USUAL, Fit
from .geo import ECHO, power
from .panel import Panel
from .verdict import PROBABLE, SURE

LENGTHS = (4, 6, 8, 12, 16)
SHARES = (0.2, 0.35, 0.5)
MODEST = 0.6
SETTLES = 0.8
TRIALS = 100


@dataclass(frozen=True)
class TestPlan:
    """A hold-out of one channel.

    regions: places; weeks dark; weeks_until_known: with the echo; low, high: the interval to expect on the channel's deals a
    window; cost_deals: deals given up if it works as we think; settles: chance that the word is then yes, likely or no.
    """

    __test__ = False
    channel: int
    regions: tuple[int, ...]
    weeks: int
    weeks_until_known: int
    low: float
    high: float
    cost_deals: float
    settles: float
    observational: bool


@dataclass(frozen=True)
class RuledOut:
    """With 95% certainty the effect is neither above `above` nor below `below` deals (0 where nothing is ruled out below)."""

    above: float
    below: float


def ruled_out(effect: np.ndarray, doubt: np.ndarray) -> RuledOut:
    """What the data exclude, whatever the word. effect: draws, deals; doubt: the weight of each draw."""
    order = np.argsort(effect)
    mass = np.cumsum(doubt[order])
    at = np.minimum(np.searchsorted(mass, [0.05, 0.95]), len(effect) - 1)
    return RuledOut(above=float(effect[order][at[1]]), below=float(effect[order][at[0]]))


def detectable(panel: Panel, found: Fit) -> tuple[float, np.ndarray]:
    """The effect these data could have shown four times in five, in deals of the window: in total, and per channel.

    From the information in weeks and tests under the likeliest setting, at the middle curve of each channel, beside the prior's,
    so that a channel the data know nothing of does not make all of them invisible; never more than all deals of the window.
    """
    tables, setting = found.tables, int(np.bincount(found.held.setting).argmax())
    middle = np.arange(panel.channels) * tables.shapes + tables.shapes // 2
    inside, told = tables.ff[setting][np.ix_(middle, middle)], tables.fy[setting][middle]
    noise = (tables.yy[setting] - told @ np.linalg.pinv(inside, hermitian=True) @ told) / tables.cells
    inside = inside / noise
    for test, lifts in zip(panel.tests, tables.lifts, strict=True):
        inside[test.channel, test.channel] += (lifts[tables.shapes // 2] / test.standard_error) ** 2
    inside[np.diag_indices_from(inside)] += (MODEST * USUAL.size(panel.channels)) ** -2
    spread = np.linalg.pinv(inside, hermitian=True)
    brought = tables.incremental.sum(axis=2).ravel()[middle]
    reach, most = ndtri(0.95) + ndtri(0.8), panel.outcome[panel.window].sum()
    per_channel = np.minimum(reach * brought * np.sqrt(np.diag(spread)), most)
    return float(min(reach * np.sqrt(brought @ spread @ brought), most)), per_channel


def cheapest_test(
    channel: int, effect: np.ndarray, doubt: np.ndarray, by_region: np.ndarray, deals: np.ndarray, window: int, worth: float
) -> TestPlan:
    """The cheapest hold-out that settles the word four times in five; the most telling one where none does.

    effect: draws, the channel's deals in the window; by_region: regions, its share of them; deals: regions, usual deals a week;
    window: weeks; worth: deals an effect must exceed.
    """
    plans = [
        _plan(channel, effect, doubt, by_region, deals, window, worth, regions, weeks)
        for regions in _choices(deals)
        for weeks in LENGTHS
    ]
    good = [plan for plan in plans if plan.settles >= SETTLES]
    return min(good, key=lambda plan: plan.cost_deals) if good else max(plans, key=_telling)


def _telling(plan: TestPlan) -> tuple[float, float]:
    """What a test that settles nothing for sure is worth: its chance first, then how narrow it leaves the interval."""
    return round(plan.settles, 1), plan.low - plan.high


def _choices(deals: np.ndarray) -> list[tuple[int, ...]]:
    """Sets of regions with deals to go dark, the others being the comparison: the smallest ones, and those that hold a share of all
    deals, the largest of them first.
    """
    order = [int(one) for one in np.argsort(deals) if deals[one] > 0]
    small = [tuple(order[: max(round(share * len(order)), 1)]) for share in SHARES]
    return list(dict.fromkeys([*small, *filter(None, (_holding(share, order, deals) for share in SHARES))]))


def _holding(share: float, order: list[int], deals: np.ndarray) -> tuple[int, ...]:
    """Regions that together hold at most a share of all deals, taken from the largest down."""
    taken: list[int] = []
    for one in reversed(order):
        if deals[[*taken, one]].sum() <= share * deals.sum():
            taken.append(one)
    return tuple(sorted(taken))


def _plan(
    channel: int, effect: np.ndarray, doubt: np.ndarray, by_region: np.ndarray, deals: np.ndarray,
    window: int, worth: float, regions: tuple[int, ...], weeks: int,
) -> TestPlan:  # fmt: skip
    dark = list(regions)
    treated, control = float(deals[dark].sum()), float(deals.sum() - deals[dark].sum())
    error = power(treated, control, weeks).standard_error
    part = float(by_region[dark].sum()) * weeks / window
    settles, reach = _settles(effect, doubt, part, error, worth)
    mid = float(doubt @ effect)
    return TestPlan(
        channel, regions, weeks, weeks + ECHO, max(mid - reach, 0.0), mid + reach, mid * part, settles, observational=control <= 0
    )


def _settles(effect: np.ndarray, doubt: np.ndarray, part: float, error: float, worth: float) -> tuple[float, float]:
    """Chance that the test settles the word, and half the width of the interval to expect after it.

    For outcomes drawn from what is believed now: what would be believed then.
    """
    rng = np.random.default_rng(0)
    true = effect[rng.choice(len(effect), TRIALS, p=doubt)]
    read = part * true + error * rng.standard_normal(TRIALS)
    logs = np.log(doubt + 1e-300) - 0.5 * ((read[:, None] - part * effect[None, :]) / error) ** 2
    weight = np.exp(logs - logs.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    above = weight @ (effect > worth)
    mean = weight @ effect
    spread = np.sqrt(np.maximum(weight @ effect**2 - mean**2, 0))
    return float(np.mean((above >= PROBABLE) | (above <= 1 - SURE))), float(1.645 * spread.mean())
