"""The words of a study: does spend drive deals, does it pay, how sure that is, and the test that would settle it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import numpy as np

from .arrange import Arranged
from .days import written
from .drawn import ALL, Drawn
from .figures import Figure
from .fit import Fit
from .innocent import explanation
from .next_test import LENGTHS, TestPlan, cheapest_test
from .verdict import WORTH_CHANNEL, WORTH_TOTAL, Word, drives, pays, rung

UNSURE = "cannot_tell"
HOPELESS = 0.1
NO_TEST = (
    f"No pause of one channel of up to {LENGTHS[-1]} weeks would settle what is open: vary spend on purpose for two "
    "quarters, by region where deals name one."
)
Judged = dict[tuple[str, str], Word]
"""By channel (ALL for all of them) and measure (drives, pays)."""


def judged(given: Arranged, found: Fit, drawn: Drawn, margin: float | None) -> Judged:
    """The words of all spend and of each channel, each with its chance. Where no deal brought money nobody can tell if it pays."""
    deals = float(given.panel.outcome[given.panel.window].sum())
    margin = margin if drawn.whole.any() else None
    revenue, spend = drawn.revenue.sum(axis=2), given.spend.sum(axis=1)
    words = {
        (ALL, "drives"): drives(found.total, WORTH_TOTAL * deals, found.doubt),
        (ALL, "pays"): pays(revenue.sum(axis=1), float(spend.sum()), margin, found.doubt),
    }
    for place, channel in enumerate(given.channels):
        words[channel, "drives"] = drives(found.by_channel[:, place], WORTH_CHANNEL * deals, found.doubt)
        words[channel, "pays"] = pays(revenue[:, place], float(spend[place]), margin, found.doubt)
    return words


def chances(words: Judged) -> Iterator[Figure]:
    """The chance behind each word, with the Monte Carlo error of it as its range."""
    for (channel, measure), word in words.items():
        if np.isfinite(word.probability):
            low, high = (min(max(word.probability + side * word.error, 0.0), 1.0) for side in (-1, 1))
            yield channel, f"{measure}_chance", low, word.probability, high


def told(given: Arranged, found: Fit, words: Judged, scope: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Channel, measure and words: the verdict, the rung, the strongest other explanation, the next test."""
    for (channel, measure), word in words.items():
        yield channel, measure, word.word
    yield ALL, "innocent", explanation(given.panel).sentence
    plans: list[tuple[float, str]] = []
    for place, channel in enumerate(given.channels):
        yield channel, "evidence", rung(channel in given.tested, True, channel in given.touched)
        if words[channel, "drives"].word == UNSURE:
            plan = _plan(given, found, place)
            said = _told(given, plan, channel, scope)
            plans.append((-plan.settles, said))
            yield channel, "next_test", said
            if plan.settles >= HOPELESS:
                yield channel, "next_regions", ";".join(given.regions[one] for one in plan.regions)
                yield channel, "next_weeks", str(plan.weeks)
    if plans:
        settles, said = min(plans)
        yield ALL, "next_test", said if -settles >= HOPELESS else NO_TEST


def _plan(given: Arranged, found: Fit, place: int) -> TestPlan:
    window = given.panel.window
    worth = WORTH_CHANNEL * float(given.panel.outcome[window].sum())
    share = found.incremental[:, place].mean(axis=0)
    by_region = share / share.sum() if share.sum() > 0 else np.full(len(share), 1 / len(share))
    weekly = given.panel.outcome[window].mean(axis=0)
    return cheapest_test(place, found.by_channel[:, place], found.doubt, by_region, weekly, window.stop - window.start, worth)


def _told(given: Arranged, plan: TestPlan, channel: str, scope: Mapping[str, Any]) -> str:
    where = (
        "everywhere" if len(plan.regions) == len(given.regions) else "in " + ", ".join(given.regions[one] for one in plan.regions)
    )
    if plan.settles < HOPELESS:
        return (
            f"A pause of {channel} of up to {LENGTHS[-1]} weeks would settle it in fewer than {HOPELESS:.0%} of cases: most "
            "likely it brings too little to be seen beside what comes and goes anyway."
        )
    known = scope["to_date"] + timedelta(weeks=plan.weeks_until_known)
    kind = "before and after, with nothing to compare" if plan.observational else "beside the other regions"
    return (
        f"The next test: pause {channel} {where} for {plan.weeks} weeks, {kind}. It would cost about {plan.cost_deals:.1f} deals, "
        f"settle the question in {plan.settles:.0%} of cases, and be known by {written(known)}."
    )
