"""The whole study of spend: panel and deals in; what media brought, in deals and in money, with words and figures, out."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from .arrange import NO_CHANNEL, Arranged, arrange
from .curves import Curve, curves, fastest
from .fit import Fit, fit, interval
from .health import Check, checks, refitted
from .innocent import explanation
from .next_test import TestPlan, cheapest_test
from .revenue import WON, value_per_deal
from .thin import points_per_parameter, reading
from .verdict import WORTH_CHANNEL, WORTH_TOTAL, drives, pays, rung

ALL, UNSURE, THOROUGH = "", "cannot_tell", "thorough"


@dataclass(frozen=True)
class Study:
    """figures: (region, channel, measure, low, mid, high), all where empty; words: (channel, measure, words).

    checks: (name, status, sentence, advice); curves: as `curves` gives them.
    """

    figures: tuple[tuple[str, str, str, float | None, float | None, float | None], ...]
    words: tuple[tuple[str, str, str], ...]
    checks: tuple[tuple[str, str, str, str], ...]
    seconds: float
    cpu_seconds: float
    curves: tuple[Curve, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """Draws × channels × regions: deals, money of their pipeline and revenue, and revenue won already.

    next_unit: revenue in the region of one more unit of spend in all regions.
    """

    deals: np.ndarray
    pipeline: np.ndarray
    revenue: np.ndarray
    won: np.ndarray
    next_unit: np.ndarray


def spend_study(inputs: Mapping[str, Any], progress: Callable[[float, str], None]) -> Study:
    """inputs: scope (records of one row), deals, spend, touched, ends and tests, as `arrange` takes them; thorough: whether the
    checks that fit again are made too.

    Where the data cannot bear the question the answer is "cannot_tell" with the sentence that says why.
    """
    wall, cpu = time.perf_counter(), time.process_time()
    why = _too_thin(inputs)
    if why:
        return _unsure(why)
    scope = inputs["scope"][0]
    progress(0.05, "Arranging weeks, regions and channels")
    given = arrange(scope, *(inputs[name] for name in ("deals", "spend", "touched", "ends", "tests")))
    usable = reading(given.panel, given.channels)
    if not usable.usable:
        return _unsure(" ".join(usable.sentences))
    progress(0.1, "Weighing what would have come anyway against what spend brought")
    found = fit(given.panel)
    progress(0.7, "Following deals to revenue")
    value = value_per_deal(given.deals, len(given.regions), len(found.incremental))
    drawn = _drawn(given, found, value)
    margin = None if scope["gross_margin"] is None else float(scope["gross_margin"])
    figures = (*_company(given, drawn, value), *_figures(given, drawn, margin), *_fastest(given))
    words = tuple(_words(given, found, drawn, margin, scope))
    progress(0.8, "Checking the model")
    made = checks(given.panel, found, value=float(value.mean()))
    made += refitted(given.panel, found) if inputs.get(THOROUGH) else []
    made += [Check("what to know", "REVIEW", sentence, "") for sentence in (*usable.sentences, *given.said)]
    told = tuple((check.name, check.status, check.sentence, check.do) for check in made)
    bent = curves(given.panel, found, value, _amounts(given)[0], given.channels)
    return Study(figures, words, told, time.perf_counter() - wall, time.process_time() - cpu, bent)


def _unsure(why: str) -> Study:
    return Study((), ((ALL, "drives", UNSURE), (ALL, "pays", UNSURE), (ALL, "thin", why)), (), 0.0, 0.0)


def _too_thin(inputs: Mapping[str, Any]) -> str:
    if not inputs["scope"]:
        return "There is no complete week yet that has both media spend and deals."
    if not any(row["spend"] > 0 and row["channel"] != NO_CHANNEL for row in inputs["spend"]):
        return "No channel spent anything in the weeks on file."
    return "" if any(row["is_counted"] for row in inputs["ends"]) else "No deal was created in the window."


def _drawn(given: Arranged, found: Fit, value: np.ndarray) -> Drawn:
    worth, won_share = _amounts(given)
    revenue = found.incremental * value[:, None, :]
    return Drawn(found.incremental, found.incremental * worth, revenue, revenue * won_share, found.marginal * value[:, None, :])


def _amounts(given: Arranged) -> tuple[np.ndarray, np.ndarray]:
    """By region: mean amount of a deal of the window, and the part of its expected revenue that is won already."""
    own = given.deals.counted
    amount, group = np.nan_to_num(given.deals.amount[own]), given.deals.group[own]
    size = np.maximum(np.bincount(group, minlength=len(given.regions)), 1)
    worth = np.bincount(group, amount, len(given.regions)) / size
    won = np.bincount(group, amount * (given.deals.outcome[own] == WON), len(given.regions)) / size
    expected = np.maximum(value_per_deal(given.deals, len(given.regions), 200).mean(axis=0), 1e-9)
    return worth, np.minimum(won / expected, 1.0)


def _company(given: Arranged, drawn: Drawn, value: np.ndarray) -> Iterator[tuple]:
    """What the deals of the window are worth in all, won and still to come, and what would have come without media."""
    count = np.bincount(given.deals.group[given.deals.counted], minlength=len(given.regions))
    worth, _ = _amounts(given)
    yield ALL, ALL, "points_per_parameter", None, points_per_parameter(given.panel), None
    for region, places in _slices(given):
        revenue = interval((value * count)[:, places].sum(axis=1))
        yield region, ALL, "all_revenue", *revenue
        wholes = {"anyway": revenue[1], "anyway_deals": count[places].sum(), "anyway_pipeline": (count * worth)[places].sum()}
        for (measure, whole), draws in zip(wholes.items(), (drawn.revenue, drawn.deals, drawn.pipeline), strict=True):
            yield region, ALL, measure, *interval(whole - draws[:, :, places].sum(axis=(1, 2)))


def _fastest(given: Arranged) -> Iterator[tuple]:
    """The fastest quarter of each channel, as a multiple of the window's pace."""
    for channel, multiple in zip(given.channels, fastest(given.panel), strict=True):
        if np.isfinite(multiple):
            yield ALL, channel, "fastest_multiple", None, float(multiple), None


def _slices(given: Arranged) -> list[tuple[str, list[int]]]:
    return [(ALL, list(range(len(given.regions)))), *((name, [place]) for place, name in enumerate(given.regions))]


def _figures(given: Arranged, drawn: Drawn, margin: float | None) -> Iterator[tuple]:
    """Every measure, for all and each channel, for all and each region."""
    every = list(range(len(given.channels)))
    for region, places in _slices(given):
        for channel, chosen in [(ALL, every), *((name, [place]) for place, name in enumerate(given.channels))]:
            cells = np.ix_(chosen, places)
            spend = float(given.spend[cells].sum())
            yield region, channel, "spend", None, spend, None
            whole = float(given.spend[chosen].sum()) if len(chosen) == 1 else 0.0
            for measure, draws in _measured(drawn, cells, spend, whole, margin):
                yield region, channel, measure, *interval(draws)


def _measured(
    drawn: Drawn, cells: tuple[np.ndarray, ...], spend: float, whole: float, margin: float | None
) -> Iterator[tuple[str, np.ndarray]]:
    """Each measure of some channels in some regions. whole: one channel's spend in all regions, else 0."""

    def summed(draws: np.ndarray) -> np.ndarray:
        return np.asarray(draws[:, cells[0], cells[1]].sum(axis=(1, 2)))

    revenue = summed(drawn.revenue)
    yield from (("deals", summed(drawn.deals)), ("pipeline", summed(drawn.pipeline)), ("revenue", revenue))
    yield "of_which_won", summed(drawn.won)
    if spend > 0:
        yield "per_unit", revenue / spend
        if margin is not None:
            yield "profit_per_unit", margin * revenue / spend
        if whole > 0:
            yield "next_unit", summed(drawn.next_unit) * whole / spend


def _words(
    given: Arranged, found: Fit, drawn: Drawn, margin: float | None, scope: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    deals = float(given.panel.outcome[given.panel.window].sum())
    revenue, spend = drawn.revenue.sum(axis=2), given.spend.sum(axis=1)
    yield ALL, "drives", drives(found.total, WORTH_TOTAL * deals, found.doubt).word
    yield ALL, "pays", pays(revenue.sum(axis=1), float(spend.sum()), margin, found.doubt).word
    yield ALL, "innocent", explanation(given.panel).sentence
    plans: list[tuple[float, str]] = []
    for place, channel in enumerate(given.channels):
        word = drives(found.by_channel[:, place], WORTH_CHANNEL * deals, found.doubt).word
        yield channel, "drives", word
        yield channel, "pays", pays(revenue[:, place], float(spend[place]), margin, found.doubt).word
        yield channel, "evidence", rung(channel in given.tested, True, channel in given.touched)
        if word == UNSURE:
            plan = _plan(given, found, place, WORTH_CHANNEL * deals)
            said = _told(given, plan, channel, scope)
            plans.append((-plan.settles, said))
            yield channel, "next_test", said
    if plans:
        yield ALL, "next_test", min(plans)[1]


def _plan(given: Arranged, found: Fit, place: int, worth: float) -> TestPlan:
    window = given.panel.window
    share = found.incremental[:, place].mean(axis=0)
    by_region = share / share.sum() if share.sum() > 0 else np.full(len(share), 1 / len(share))
    weekly = given.panel.outcome[window].mean(axis=0)
    return cheapest_test(place, found.by_channel[:, place], found.doubt, by_region, weekly, window.stop - window.start, worth)


def _told(given: Arranged, plan: TestPlan, channel: str, scope: Mapping[str, Any]) -> str:
    where = (
        "everywhere" if len(plan.regions) == len(given.regions) else "in " + ", ".join(given.regions[one] for one in plan.regions)
    )
    known = scope["to_date"] + timedelta(weeks=plan.weeks_until_known)
    kind = "before and after, with nothing to compare" if plan.observational else "beside the other regions"
    return (
        f"The next test: pause {channel} {where} for {plan.weeks} weeks, {kind}. It would cost about {plan.cost_deals:.1f} deals, "
        f"settle the question in {plan.settles:.0%} of cases, and be known by {known.day} {known:%b %Y}."
    )
