"""Is the 90% interval right 90% of the time? Fits invented companies whose truth is known: `make calibration`."""

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from dashboard.effects.fit import Fit, fit, interval
from dashboard.effects.panel import Panel
from dashboard.effects.revenue import incremental_revenue, value_per_deal
from dashboard.effects.verdict import WORTH_CHANNEL, WORTH_TOTAL, drives
from tools import company_files, quarters
from tools.simulator import Company, company, plain
from tools.strangers import stranger


@dataclass(frozen=True)
class Trial:
    """One company fitted: what was found beside what is true. Ranges are low, mid, high in deals, or in money for revenue."""

    works: bool
    kind: str
    knows_more: bool
    truth: np.ndarray
    revenue: np.ndarray
    deals: float
    ranges: list[tuple[float, float, float]]
    money: list[tuple[float, float, float]]
    word: str
    channel_words: list[str]
    plain: tuple[float, float, float]
    naive: float
    last_touch: float
    seconds: float


def main() -> None:
    """Prints the table."""
    chosen = _options()
    trials = []
    for works, count in ((True, chosen.companies), (False, chosen.idle)):
        for number in range(count):
            trials.append(trial(numbered(chosen.first + number, works), works))
            if (number + 1) % 10 == 0:
                print(f"  {number + 1} of {count} companies {'with' if works else 'without'} an effect", flush=True)
    for line in [*(lines(trials) if trials else []), *(quarters.lines(chosen.quarters) if chosen.quarters else [])]:
        print(line)


def numbered(number: int, works: bool) -> Company:
    """By turns a company of the simulator and one of the strangers."""
    half = number // 2
    return company(half, works) if number % 2 == 0 else company_files.company(stranger(half, works))


def lines(trials: list[Trial]) -> list[str]:
    """The report: coverage, false words, width, bias, peers, CPU."""
    real, idle = [one for one in trials if one.works], [one for one in trials if not one.works]
    told = [
        f"{len(real)} companies with an effect, {len(idle)} without; 90% intervals; share of all deals of the window where not said"
    ]
    if real:
        told += [_coverage(name, real, how) for name, how in COVERAGES.items()]
        told += [f"  {kind:24s} {_coverage('deals, total', group, _in_total)}" for kind, group in _by_kind(real).items()]
        told += [f"  true total {_held(_sized(real, one), one)}" for one in SIZES]
        told += [_widths("all", real), _widths("with touches or tests", [one for one in real if one.knows_more])]
        told.append(_errors(real))
        told.append(f"said yes or likely where there is an effect: {_share([one.word in ('yes', 'likely') for one in real])}")
    if idle:
        told.append(f"said yes or likely where there is none: {_share([one.word in ('yes', 'likely') for one in idle])}")
        told.append(f"the same, per channel: {_share([word in ('yes', 'likely') for one in idle for word in one.channel_words])}")
        told.append(f"naive regression above 2%: {_share([one.naive > WORTH_TOTAL for one in idle])}; last touch always")
    seconds = [one.seconds for one in trials]
    told.append(f"CPU seconds a fit: mean {np.mean(seconds):.2f}, most {np.max(seconds):.2f}")
    return told


def wilson(hits: int, count: int) -> tuple[float, float]:
    """95% interval of a share. Source: Wilson (1927)."""
    z, share = 1.96, hits / count
    middle, reach = share + z * z / (2 * count), z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return float((middle - reach) / (1 + z * z / count)), float((middle + reach) / (1 + z * z / count))


def _options() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m tools.calibration", description=__doc__)
    reader.add_argument("--companies", type=int, default=100, help="companies with an effect (100)")
    reader.add_argument("--idle", type=int, default=200, help="companies without any (200)")
    reader.add_argument("--quarters", type=int, default=200, help="quarters forecast (200)")
    reader.add_argument("--first", type=int, default=0, help="number of the first company (0)")
    return reader.parse_args()


def trial(one: Company, works: bool) -> Trial:
    """Fits one company and holds it against its truth."""
    panel, deals = one.panel, float(one.panel.outcome[one.panel.window].sum())
    begun = time.process_time()
    found = fit(panel)
    seconds = time.process_time() - begun
    money = incremental_revenue(found.incremental, value_per_deal(one.deals, panel.regions, len(found.total))).sum(axis=2)
    bare = interval(fit(plain(one)).total) if works else (0.0, 0.0, 0.0)
    return Trial(
        works=works,
        kind=one.kind,
        knows_more=bool(panel.tests) or panel.touched is not None,
        truth=one.truth,
        revenue=one.revenue,
        deals=deals,
        ranges=[interval(found.total), *(interval(channel) for channel in found.by_channel.T)],
        money=[interval(money.sum(axis=1)), *(interval(channel) for channel in money.T)],
        word=drives(found.total, WORTH_TOTAL * deals, found.doubt).word,
        channel_words=_channel_words(found, deals),
        plain=bare,
        naive=_naive(panel) / deals,
        last_touch=one.last_touch.sum() / deals,
        seconds=seconds,
    )


def _channel_words(found: Fit, deals: float) -> list[str]:
    return [drives(channel, WORTH_CHANNEL * deals, found.doubt).word for channel in found.by_channel.T]


def _naive(panel: Panel) -> float:
    """Deals of the window that a regression of weekly deals on weekly spend and a trend gives to spend."""
    spend = panel.spend.sum(axis=1)
    side = np.column_stack([np.ones(panel.weeks), np.arange(panel.weeks) / panel.weeks, spend / spend.mean(axis=0)])
    slopes = np.linalg.lstsq(side, panel.outcome.sum(axis=1), rcond=None)[0]
    return float((side[panel.window, 2:] @ slopes[2:]).sum())


def _within(truth: float, low: float, high: float) -> bool:
    return low - 1e-9 <= truth <= high + 1e-9


def _in_total(one: Trial) -> list[bool]:
    return [_within(one.truth.sum(), one.ranges[0][0], one.ranges[0][2])]


def _in_channels(one: Trial) -> list[bool]:
    return [_within(true, low, high) for true, (low, _, high) in zip(one.truth, one.ranges[1:], strict=True)]


def _money_in_total(one: Trial) -> list[bool]:
    return [_within(one.revenue.sum(), one.money[0][0], one.money[0][2])]


def _money_in_channels(one: Trial) -> list[bool]:
    return [_within(true, low, high) for true, (low, _, high) in zip(one.revenue, one.money[1:], strict=True)]


COVERAGES: dict[str, Callable[[Trial], list[bool]]] = {
    "deals, total": _in_total,
    "deals, per channel": _in_channels,
    "revenue, total": _money_in_total,
    "revenue, per channel": _money_in_channels,
}


SIZES = ((0.0, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 1.0))


def _coverage(name: str, trials: list[Trial], how: Callable[[Trial], list[bool]]) -> str:
    return f"coverage, {name}: {_share([hit for one in trials for hit in how(one)])}"


def _share(hits: list[bool]) -> str:
    low, high = wilson(sum(hits), len(hits))
    return f"{sum(hits)} of {len(hits)} = {sum(hits) / len(hits):.1%} [{low:.1%}, {high:.1%}]"


def _by_kind(trials: list[Trial]) -> dict[str, list[Trial]]:
    return {kind: [one for one in trials if one.kind == kind] for kind in sorted({one.kind for one in trials})}


def _sized(trials: list[Trial], size: tuple[float, float]) -> list[bool]:
    return [hit for one in trials if size[0] <= one.truth.sum() / one.deals < size[1] for hit in _in_total(one)]


def _held(hits: list[bool], size: tuple[float, float]) -> str:
    return f"{size[0]:.0%} to {size[1]:.0%} of all deals: {_share(hits) if hits else 'no company'}"


def _widths(name: str, trials: list[Trial]) -> str:
    """Mean width of the total and of a channel, and the total of the plain model: no touches, no tests."""
    if not trials:
        return f"width, {name}: no company"
    whole = np.mean([(one.ranges[0][2] - one.ranges[0][0]) / one.deals for one in trials])
    each = np.mean([(high - low) / one.deals for one in trials for low, _, high in one.ranges[1:]])
    bare = np.mean([(one.plain[2] - one.plain[0]) / one.deals for one in trials])
    held = _share([_within(one.truth.sum(), one.plain[0], one.plain[2]) for one in trials])
    return f"width, {name}: total {whole:.3f}, a channel {each:.3f}; the plain model's total {bare:.3f}, which held {held}"


def _errors(trials: list[Trial]) -> str:
    ways = {
        "Tandem": [one.ranges[0][1] / one.deals for one in trials],
        "naive regression": [one.naive for one in trials],
        "last touch": [one.last_touch for one in trials],
    }
    true = np.array([one.truth.sum() / one.deals for one in trials])
    told = [
        f"{name} {np.mean(np.array(way) - true):+.3f} ({np.mean(np.abs(np.array(way) - true)):.3f})" for name, way in ways.items()
    ]
    return f"bias of the total (mean absolute error), truth {true.mean():.3f}: " + ", ".join(told)


if __name__ == "__main__":
    main()
