"""Companies of other makers than tools/simulator.py: whole lists of spend, deals, touches and tests, with their true answers.

Three makers. planner: budgets follow demand this week or next, hyperbolic response. committee: budgets move once a quarter with
the pipeline of the last one, carry-over peaks late, response is a power, and what spend brings grows with demand. flights:
campaigns go on and off, search follows demand within the week, response is a logarithm. Deals that would have come anyway meet
channels too, the more the more is spent; some makers lose touches. Truth is counted as the verdict counts, and told twice:
expected, and as it happened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

MAKERS = ("planner", "committee", "flights")
CHANNELS = ("Paid Search", "Paid Social", "Display", "Events", "Webinars", "Content")
REGIONS = ("North", "South", "East", "West", "Central", "Islands")
START, WINDOW = date(2023, 1, 2), 52
DESIGNS = {0.0: "geo hold-out", 2.0: "scale-up"}


@dataclass(frozen=True)
class Stranger:
    """spend, deals, touches, tests: tables as a company would export them; deals carry the channel that caused them ("" none).

    truth: by channel, expected deals, pipeline and revenue brought in the window; happened: deals and revenue as it happened.
    """

    maker: str
    spend: pd.DataFrame
    deals: pd.DataFrame
    touches: pd.DataFrame | None
    tests: pd.DataFrame | None
    truth: pd.DataFrame
    happened: pd.DataFrame
    weeks: int


@dataclass(frozen=True)
class _Curve:
    kind: str
    half: float
    keep: float
    delay: int

    def brings(self, spend: np.ndarray, usual: np.ndarray) -> np.ndarray:
        """Response over the response to usual spend."""
        lags = np.arange(12)
        weight = self.keep ** np.abs(lags - self.delay)
        carried = sum(
            share * np.vstack([np.zeros((lag, *spend.shape[1:])), spend[: len(spend) - lag]])
            for lag, share in zip(lags, weight / weight.sum(), strict=True)
        )
        return self._shape(carried / usual) / self._shape(np.ones(1))

    def _shape(self, ratio: np.ndarray) -> np.ndarray:
        if self.kind == "hyperbola":
            return ratio / (ratio + self.half)
        return ratio ** min(self.half, 1.0) if self.kind == "power" else np.log1p(ratio / self.half)


def stranger(seed: int, works: bool = True, maker: str | None = None, regional: bool | None = None) -> Stranger:
    """One company. works: some channel has an effect; maker, regional: drawn when absent."""
    rng = np.random.default_rng([77, seed, int(works)])
    maker = maker or MAKERS[seed % len(MAKERS)]
    regions = 6 if (rng.random() < 0.7 if regional is None else regional) else 1
    weeks, channels = int(rng.integers(110, 157)), int(rng.integers(3, 7))
    share = rng.dirichlet(np.full(regions, 6.0))
    demand = _demand(rng, weeks, regions)
    volume = np.exp(rng.uniform(np.log(12), np.log(90)))
    effect = _effects(rng, channels) if works else np.zeros(channels)
    anyway = volume * (1 - effect.sum()) * share * np.exp(demand)
    spend = np.stack([_budget(rng, maker, demand, share, channel) for channel in range(channels)], axis=2)
    tests = _tests(rng, spend, weeks) if rng.random() < 0.5 else []
    for channel, start, places, factor in tests:
        spend[start : start + 6, places, channel] = factor * spend[start - 8 : start, places, channel].mean(axis=0)
    usual = spend.mean(axis=0)
    curves = [_curve(rng, maker) for _ in range(channels)]
    lift = np.exp(demand - demand.mean()) if maker == "committee" else np.ones_like(demand)

    def brought(given: np.ndarray) -> np.ndarray:
        each = [curve.brings(given[:, :, one], usual[:, one]) for one, curve in enumerate(curves)]
        return np.stack(each, axis=2) * (volume * share * lift)[:, :, None] * effect

    without = spend.copy()
    without[weeks - WINDOW :] = 0
    expected = (brought(spend) - brought(without))[weeks - WINDOW :].sum(axis=0)
    over = rng.gamma(30.0, 1 / 30.0, anyway.shape) if rng.random() < 0.5 else np.ones_like(anyway)
    counts = np.concatenate([rng.poisson(anyway * over)[:, :, None], rng.poisson(brought(spend))], axis=2)
    worth = np.exp(rng.uniform(np.log(8_000), np.log(60_000))) * np.exp(rng.normal(0, 0.2, regions))
    rate = np.clip(rng.uniform(0.15, 0.4) * np.exp(rng.normal(0, 0.1, regions)), 0.05, 0.7)
    deals = _deals(rng, counts, worth, rate, weeks)
    names = list(CHANNELS[:channels])
    truth = pd.DataFrame(
        {"channel": names, "deals": expected.sum(axis=0), "pipeline": worth @ expected, "revenue": (rate * worth) @ expected}
    )
    touches = _touches(rng, deals, spend, names) if rng.random() < 0.6 else None
    table = _measured(rng, tests, brought, spend, anyway, (worth, rate), names) if tests else None
    return Stranger(maker, _spend_table(rng, spend, names), deals, touches, table, truth, _happened(deals, names, weeks), weeks)


def _demand(rng: np.random.Generator, weeks: int, regions: int) -> np.ndarray:
    at = np.arange(weeks)
    season = rng.uniform(0.0, 0.18) * np.sin(2 * np.pi * (at / 52.18 + rng.random())) + rng.uniform(-0.1, 0.2) * at / 52
    shared, own = _walk(rng, weeks, 1, rng.uniform(0.6, 0.97)), _walk(rng, weeks, regions, rng.uniform(0.5, 0.95))
    return season[:, None] + rng.uniform(0.03, 0.18) * shared + rng.uniform(0.0, 0.1) * own


def _walk(rng: np.random.Generator, weeks: int, columns: int, keep: float) -> np.ndarray:
    path = rng.standard_normal((weeks, columns))
    for week in range(1, weeks):
        path[week] = keep * path[week - 1] + np.sqrt(1 - keep**2) * path[week]
    return path


def _effects(rng: np.random.Generator, channels: int) -> np.ndarray:
    split = rng.dirichlet(np.full(channels, 2.0)) * (rng.random(channels) > 0.2)
    return split * rng.uniform(0.05, 0.65) if split.sum() > 0 else np.full(channels, 0.05)


def _budget(rng: np.random.Generator, maker: str, demand: np.ndarray, share: np.ndarray, channel: int) -> np.ndarray:
    weeks, regions = demand.shape
    level = np.exp(rng.uniform(np.log(800), np.log(25_000))) * share
    noise = rng.normal(0, rng.uniform(0.05, 0.35), (weeks, regions))
    company = demand.mean(axis=1, keepdims=True) - demand.mean()
    if maker == "planner":
        lag = int(rng.integers(0, 3))
        seen = np.vstack([np.repeat(demand[:1], lag, axis=0), demand[: weeks - lag]]) - demand.mean(axis=0)
        return level * np.exp(rng.uniform(0.3, 2.0) * seen + noise + rng.uniform(0, 0.3) * _walk(rng, weeks, 1, 0.8))
    if maker == "committee":
        quarter = np.arange(weeks) // 13
        past = np.array([company[quarter == one - 1].mean() if one else 0.0 for one in quarter])[:, None]
        step = rng.normal(0, rng.uniform(0.05, 0.3), (quarter.max() + 1, regions))[quarter]
        return level * np.exp(rng.uniform(0.5, 2.5) * past + step + 0.3 * noise)
    if channel == 0:
        return level * np.exp(rng.uniform(0.5, 1.5) * (demand - demand.mean(axis=0)) + 0.5 * noise)
    length, part = int(rng.integers(2, 7)), rng.uniform(0.4, 0.8)
    on = (rng.random((weeks // length + 1, regions if rng.random() < 0.5 else 1)) < part)[np.arange(weeks) // length]
    return level * np.exp(noise) * np.where(on, 1.0, rng.choice([0.0, 0.2]))


def _curve(rng: np.random.Generator, maker: str) -> _Curve:
    if maker == "planner":
        return _Curve("hyperbola", float(rng.uniform(0.5, 3)), float(rng.uniform(0, 0.7)), 0)
    if maker == "committee":
        return _Curve("power", float(rng.uniform(0.4, 0.9)), float(rng.uniform(0.2, 0.7)), int(rng.integers(0, 3)))
    return _Curve("logarithm", float(rng.uniform(0.2, 2)), float(rng.uniform(0, 0.6)), 0)


def _tests(rng: np.random.Generator, spend: np.ndarray, weeks: int) -> list[tuple[int, int, list[int], float]]:
    regions = spend.shape[1]
    chosen = [one for one in range(spend.shape[2]) if rng.random() < 0.5]
    places = [sorted(int(one) for one in rng.choice(regions, max(regions // 2, 1), replace=False)) for _ in chosen]
    return [
        (one, int(rng.integers(20, weeks - 12)), where, float(rng.choice(list(DESIGNS))))
        for one, where in zip(chosen, places, strict=True)
    ]


def _measured(
    rng: np.random.Generator,
    tests: list[tuple[int, int, list[int], float]],
    brought: Callable[[np.ndarray], np.ndarray],
    spend: np.ndarray,
    anyway: np.ndarray,
    money: tuple[np.ndarray, np.ndarray],
    names: list[str],
) -> pd.DataFrame:
    """What each test read: the true lift and honest noise; some in money, by pipeline or revenue."""
    rows = []
    for number, (channel, start, places, factor) in enumerate(tests):
        other, inside = spend.copy(), slice(start, start + 10)
        other[start : start + 6, places, channel] = spend[start - 8 : start, places, channel].mean(axis=0)
        gap = np.abs((brought(other) - brought(spend))[inside][:, places, channel]).sum(axis=0)
        error = np.sqrt(1.5 * anyway[inside][:, places].sum() + 1)
        outcome = str(rng.choice(["opportunities", "pipeline", "revenue"], p=[0.6, 0.2, 0.2]))
        worth, rate = money
        each = {"opportunities": np.ones(len(worth)), "pipeline": worth, "revenue": worth * rate}[outcome][places]
        scale = float(each.mean()) * {"opportunities": 1.0, "pipeline": 1.4, "revenue": 2.2}[outcome]
        first = START + timedelta(weeks=start)
        rows.append({
            "experiment_id": f"T{number}", "channel": names[channel], "start_date": first, "end_date": first + timedelta(days=41),
            "design": DESIGNS[factor], "treated": ";".join(REGIONS[one] for one in places) if spend.shape[1] > 1 else "",
            "lift": float(each @ gap + rng.normal(0, error * scale)), "standard_error": float(error * scale), "outcome": outcome,
        })  # fmt: skip
    return pd.DataFrame(rows)


def _deals(rng: np.random.Generator, counts: np.ndarray, worth: np.ndarray, rate: np.ndarray, weeks: int) -> pd.DataFrame:
    week, region, cause = (np.repeat(each.ravel(), counts.ravel()) for each in np.indices(counts.shape))
    count = len(week)
    spread = 0.8
    wins = rng.random(count) < rate[region]
    amount = worth[region] * np.exp(spread * rng.standard_normal(count) - spread**2 / 2)
    created = week * 7 + rng.integers(0, 7, count)
    closes = created + 1 + (rng.gamma(2.0, rng.uniform(15, 45), count) * np.where(wins, 1.1, 0.8)).astype(int)
    is_closed = closes < weeks * 7
    ends = np.where(is_closed, closes, weeks * 7 + 30)
    frame = pd.DataFrame({
        "opportunity_id": [f"D{number:06d}" for number in range(count)],
        "created_at": [START + timedelta(days=int(day)) for day in created],
        "close_date": [START + timedelta(days=int(day)) for day in ends],
        "region": np.array(REGIONS)[region] if counts.shape[1] > 1 else "",
        "amount": amount.round(2),
        "stage": np.where(is_closed, np.where(wins, "Closed Won", "Closed Lost"), "Open"),
        "cause": np.where(cause > 0, np.array(["", *CHANNELS])[np.minimum(cause, len(CHANNELS))], ""),
        "will_win": wins, "week": week,
    })  # fmt: skip
    return frame.sort_values(["created_at", "opportunity_id"], ignore_index=True)


def _touches(rng: np.random.Generator, deals: pd.DataFrame, spend: np.ndarray, names: list[str]) -> pd.DataFrame:
    """A deal has met its cause, and others with a chance that grows with their spend; some makers lose a part of all touches."""
    kept = 1.0 if rng.random() < 0.6 else rng.uniform(0.5, 0.95)
    week, rows = deals["week"].to_numpy(), []
    for one, name in enumerate(names):
        weekly = spend[:, :, one].sum(axis=1)
        reach = np.minimum(rng.uniform(0.03, 0.35) * (weekly / weekly.mean())[week] ** 0.7, 0.9)
        met = ((rng.random(len(deals)) < reach) | (deals["cause"] == name).to_numpy()) & (rng.random(len(deals)) < kept)
        days = rng.integers(1, 40, len(deals))
        for place in np.flatnonzero(met):
            when = deals["created_at"].iat[place] - timedelta(days=int(days[place]))
            rows.append((deals["opportunity_id"].iat[place], when, name))
    return pd.DataFrame(rows, columns=["opportunity_id", "occurred_at", "channel"])


def _spend_table(rng: np.random.Generator, spend: np.ndarray, names: list[str]) -> pd.DataFrame:
    """Weekly lines, or daily ones where a coin says so."""
    weeks, regions, _ = spend.shape
    week, region, channel = (each.ravel() for each in np.indices(spend.shape))
    days = 7 if rng.random() < 0.4 else 1
    part = rng.dirichlet(np.full(days, 20.0), len(week)) if days > 1 else np.ones((len(week), 1))
    first = np.array([np.datetime64(START + timedelta(weeks=int(one))) for one in range(weeks)])[week]
    return pd.DataFrame({
        "date": (first[:, None] + np.arange(days)).ravel(),
        "channel": np.repeat(np.array(names)[channel], days),
        "region": np.repeat(np.array(REGIONS)[region], days) if regions > 1 else "",
        "cost": (spend.ravel()[:, None] * part).ravel().round(2),
    })  # fmt: skip


def _happened(deals: pd.DataFrame, names: list[str], weeks: int) -> pd.DataFrame:
    inside = deals[deals["week"] >= weeks - WINDOW]
    won = inside.assign(revenue=inside["amount"] * inside["will_win"]).groupby("cause")
    return pd.DataFrame({"channel": names, "deals": won.size().reindex(names, fill_value=0).to_numpy(),
                         "revenue": won["revenue"].sum().reindex(names, fill_value=0.0).to_numpy()})  # fmt: skip
