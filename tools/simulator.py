"""Invented companies whose true answer is known, drawn from more than the model assumes: `make calibration` fits them.

Demand moves budgets and deals alike in several ways; carry-over may peak late, response may be a power or S-shaped; counts are
over-dispersed. The truth is counted as the verdict counts: no spend in the window, deals created in it, earlier carry-over left
out.
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.effects.panel import LiftTest, Panel
from dashboard.effects.revenue import LOST, OPEN, WON, Deals

CONFOUNDING = (
    "none",
    "follows demand",
    "follows last quarter",
    "seasonal budgets",
    "regional demand",
    "one channel follows",
    "demand decides",
)
WINDOW = 52


@dataclass(frozen=True)
class Company:
    """panel, deals: what the model sees; truth, revenue: expected deals and money each channel brought in the window; kind: how
    budgets are confounded; last_touch: deals of the window that last-touch credit gives each channel.
    """

    panel: Panel
    deals: Deals
    truth: np.ndarray
    revenue: np.ndarray
    kind: str
    last_touch: np.ndarray


@dataclass(frozen=True)
class Curve:
    """How one channel truly responds."""

    family: str
    number: float
    keep: float
    late: bool
    power: float


def company(seed: int, works: bool = True, tests: bool | None = None, touches: bool | None = None) -> Company:
    """One company. works: some channel has an effect; tests, touches: whether it has them (drawn when absent)."""
    rng = np.random.default_rng([seed, int(works)])
    weeks, regions, channels = int(rng.integers(100, 157)), int(rng.choice([1, 3, 4, 6, 8])), int(rng.integers(2, 7))
    kind = CONFOUNDING[seed % len(CONFOUNDING)]
    share = rng.dirichlet(np.full(regions, 8.0))
    demand = _demand(rng, weeks, regions) * (1.6 if kind == "demand decides" else 1.0)
    curves = [_curve(rng) for _ in range(channels)]
    part = _parts(rng, channels, works)
    weekly = float(np.exp(rng.uniform(np.log(8), np.log(90)))) * (2 if regions > 1 else 1)
    base = weekly * (1 - part.sum()) * share * np.exp(demand)
    spend = _spend(rng, demand, share, channels, kind, base)
    tests = bool(rng.random() < 0.5) if tests is None else tests
    touches = bool(rng.random() < 0.6) if touches is None else touches
    plans = _planned_tests(rng, spend, channels, regions) if tests else []
    for plan in plans:
        _apply(spend, plan)
    level = weekly * part
    brought = _brought(curves, spend, share, level, spend)
    over = rng.gamma(20.0, 1 / 20.0, base.shape)
    anyway = rng.poisson(base * over)
    caused = rng.poisson(np.maximum(brought, 0))
    first = weeks - WINDOW
    without = spend.copy()
    without[first:] = 0
    truth = (brought - _brought(curves, without, share, level, spend))[first:].sum(axis=0)
    touched, any_touch, last = _touches(rng, anyway[first:], caused[first:])
    panel = Panel(
        outcome=(anyway + caused.sum(axis=2)).astype(float),
        spend=spend,
        first=first,
        last=weeks,
        touched=touched if touches else None,
        touched_any=any_touch if touches else None,
        tests=tuple(_measured(rng, plan, curves, spend, share, level, anyway) for plan in plans),
    )
    deals, value = _deals(rng, panel)
    return Company(panel, deals, truth.sum(axis=0), value @ truth, kind, last)


def plain(company: Company) -> Panel:
    """The same company as a media mix model sees it: no tests, no touches."""
    return replace(company.panel, touched=None, touched_any=None, tests=())


def _demand(rng: np.random.Generator, weeks: int, regions: int) -> np.ndarray:
    """Log demand: trend, season, a December hole and AR(1) paths. Shape: weeks × regions."""
    at = np.arange(weeks) + rng.integers(0, 52)
    season = rng.uniform(0.02, 0.15) * np.cos(2 * np.pi * (at - rng.integers(0, 52)) / 52.18)
    season += rng.uniform(0.0, 0.1) * np.cos(4 * np.pi * (at - rng.integers(0, 52)) / 52.18)
    hole = -rng.uniform(0.0, 0.4) * (np.abs((at % 52.18) - 51) < 1.2)
    trend = rng.uniform(-0.1, 0.2) * np.arange(weeks) / 52
    shared = _path(rng, weeks, 1, rng.uniform(0.7, 0.97), rng.uniform(0.02, 0.15))
    own = _path(rng, weeks, regions, rng.uniform(0.6, 0.95), rng.uniform(0.0, 0.15))
    return (trend + season + hole)[:, None] + shared + own


def _path(rng: np.random.Generator, weeks: int, columns: int, keep: float, spread: float) -> np.ndarray:
    path = np.empty((weeks, columns))
    level = rng.standard_normal(columns)
    for week in range(weeks):
        level = keep * level + np.sqrt(1 - keep**2) * rng.standard_normal(columns)
        path[week] = level
    return spread * path


def _curve(rng: np.random.Generator) -> Curve:
    family = str(rng.choice(["hill", "logistic", "power", "s-shaped"], p=[0.35, 0.3, 0.2, 0.15]))
    number = {
        "hill": rng.uniform(0.3, 4),
        "logistic": rng.uniform(0.7, 3),
        "power": rng.uniform(0.4, 0.95),
        "s-shaped": rng.uniform(0.5, 2),
    }
    return Curve(family, float(number[family]), float(rng.uniform(0, 0.8)), bool(rng.random() < 0.2), 1.0)


def _parts(rng: np.random.Generator, channels: int, works: bool) -> np.ndarray:
    """Share of deals each channel brings at usual spend; some channels bring nothing."""
    if not works:
        return np.zeros(channels)
    split = rng.dirichlet(np.full(channels, 1.5))
    split[rng.random(channels) < 0.25] = 0.0
    if split.sum() == 0:
        split[0] = 1.0
    return split / split.sum() * rng.uniform(0.08, 0.65)


def _spend(
    rng: np.random.Generator, demand: np.ndarray, share: np.ndarray, channels: int, kind: str, base: np.ndarray
) -> np.ndarray:
    """Money by week, region and channel. What drives it besides chance depends on the kind of company."""
    weeks, regions = demand.shape
    at = np.arange(weeks)[:, None]
    driver = _driver(rng, demand, base, kind)
    budget = np.exp(rng.uniform(np.log(500), np.log(20_000), channels))
    columns = []
    for channel in range(channels):
        follows = rng.uniform(0.7, 2.0) if kind != "one channel follows" or channel == 0 else 0.0
        own = rng.normal(0, rng.uniform(0.1, 0.4), (weeks, regions)) + _path(rng, weeks, 1, 0.7, rng.uniform(0.05, 0.3))
        own = 0.25 * own if kind == "demand decides" else own
        rhythm = np.where((at + rng.integers(0, 4)) % 4 < 2, 1.6, 0.4) if rng.random() < 0.2 else np.ones_like(at)
        if rng.random() < 0.2:
            rhythm = rng.gamma(0.8, 1.25, (weeks, regions))
        columns.append(budget[channel] * share * np.exp(follows * driver + own) * rhythm)
    return np.stack(columns, axis=2)


def _driver(rng: np.random.Generator, demand: np.ndarray, base: np.ndarray, kind: str) -> np.ndarray:
    centred = demand - demand.mean(axis=0)
    if kind == "none":
        return np.zeros_like(demand)
    if kind == "follows last quarter":
        sums = np.vstack([np.repeat(base[:1], 13, axis=0), base])
        past = np.stack([sums[week : week + 13].mean(axis=0) for week in range(len(base))])
        return np.log(past / past.mean(axis=0))
    if kind == "seasonal budgets":
        smooth = np.stack([centred.mean(axis=1)] * demand.shape[1], axis=1)
        return np.apply_along_axis(lambda path: np.convolve(np.pad(path, 4, mode="edge"), np.ones(9) / 9, "valid"), 0, smooth)
    if kind == "regional demand":
        return centred - centred.mean(axis=1, keepdims=True)
    return np.vstack([centred[:1], centred[:-1]]) if rng.random() < 0.5 else centred


def _brought(curves: list[Curve], spend: np.ndarray, share: np.ndarray, level: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """Expected deals brought. Shape: weeks × regions × channels."""
    made = []
    for channel, curve in enumerate(curves):
        base = usual[:, :, channel].mean(axis=0)
        ratio = _carried(spend[:, :, channel], curve) / base
        made.append(level[channel] * share * _response(ratio, curve) / _response(np.ones(1), curve))
    return np.stack(made, axis=2)


def _carried(spend: np.ndarray, curve: Curve) -> np.ndarray:
    lags = np.arange(13)
    weight = curve.keep ** np.abs(lags - 2) if curve.late else curve.keep**lags
    weight = weight / weight.sum()
    return np.apply_along_axis(lambda column: np.convolve(column, weight)[: len(column)], 0, spend)


def _response(ratio: np.ndarray, curve: Curve) -> np.ndarray:
    if curve.family == "hill":
        return ratio / (ratio + curve.number)
    if curve.family == "logistic":
        return np.tanh(curve.number * ratio / 2)
    if curve.family == "power":
        return ratio**curve.number
    return ratio**2 / (ratio**2 + curve.number**2)


def _planned_tests(rng: np.random.Generator, spend: np.ndarray, channels: int, regions: int) -> list[LiftTest]:
    plans = []
    for channel in range(channels):
        if rng.random() < 0.5:
            start = int(rng.integers(20, len(spend) - 14))
            treated = rng.choice(regions, max(regions // 2, 1), replace=False)
            design = "dark" if rng.random() < 0.7 else "up"
            plans.append(LiftTest(channel, start, start + 6, start + 10, 0.0, 1.0, tuple(int(one) for one in treated), design))
    return plans


def _apply(spend: np.ndarray, plan: LiftTest) -> None:
    where = list(plan.regions)
    before = spend[plan.start - 8 : plan.start, where, plan.channel].mean(axis=0)
    spend[plan.start : plan.until, where, plan.channel] = 0.0 if plan.design == "dark" else 2 * before


def _measured(
    rng: np.random.Generator,
    plan: LiftTest,
    curves: list[Curve],
    spend: np.ndarray,
    share: np.ndarray,
    level: np.ndarray,
    anyway: np.ndarray,
) -> LiftTest:
    """What the experiment read: its true lift and honest noise, as wide as counting deals makes it."""
    where = list(plan.regions)
    other = spend.copy()
    other[plan.start : plan.until, where, plan.channel] = spend[plan.start - 8 : plan.start, where, plan.channel].mean(axis=0)
    gap = _brought(curves, other, share, level, spend) - _brought(curves, spend, share, level, spend)
    true = abs(gap[plan.start : plan.end, where, plan.channel].sum())
    error = 1.2 * np.sqrt(anyway[plan.start : plan.end, where].sum() + 1) * rng.uniform(0.5, 1.2)
    return replace(plan, lift=float(true + rng.normal(0, error)), standard_error=float(error))


def _touches(rng: np.random.Generator, anyway: np.ndarray, caused: np.ndarray) -> tuple[np.ndarray, float, np.ndarray]:
    """Each channel touches every deal it brought and many that it did not. Returns touched, touched by any, last touch."""
    channels = caused.shape[2]
    reach = rng.uniform(0.03, 0.35, channels)
    total = int(anyway.sum() + caused.sum())
    seen = rng.random((total, channels)) < reach
    owner = np.repeat(np.arange(channels), caused.sum(axis=(0, 1)))
    seen[np.arange(len(owner)), owner] = True
    order = np.where(seen, rng.random(seen.shape), -1.0)
    last = np.bincount(order.argmax(axis=1)[seen.any(axis=1)], minlength=channels)
    return seen.sum(axis=0).astype(float), float(seen.any(axis=1).sum()), last.astype(float)


def _deals(rng: np.random.Generator, panel: Panel) -> tuple[Deals, np.ndarray]:
    """Every deal with its end as known today, and the true mean revenue of a deal by region.

    A region wins at its own rate and size.
    """
    count = panel.outcome.astype(int)
    created = np.repeat(np.repeat(np.arange(panel.weeks), panel.regions), count.ravel())
    region = np.repeat(np.tile(np.arange(panel.regions), panel.weeks), count.ravel())
    rate = np.clip(rng.uniform(0.15, 0.4) * np.exp(rng.normal(0, 0.1, panel.regions)), 0.05, 0.8)
    size = np.exp(rng.uniform(np.log(5_000), np.log(80_000))) * np.exp(rng.normal(0, 0.2, panel.regions))
    spread = rng.uniform(0.4, 1.1)
    wins = rng.random(len(created)) < rate[region]
    days = (rng.gamma(2.5, rng.uniform(15, 50), len(created)) * np.where(wins, 1.0, 0.8)).astype(int)
    past = (panel.weeks - created) * 7 - rng.integers(0, 7, len(created))
    closed = days <= past
    outcome = np.where(closed, np.where(wins, WON, LOST), OPEN)
    amount = size[region] * np.exp(spread * rng.standard_normal(len(created)) - spread**2 / 2)
    return Deals(np.where(closed, days, past), outcome, amount, region, created >= panel.first), rate * size
