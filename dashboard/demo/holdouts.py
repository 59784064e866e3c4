"""The tests the company ran: a channel went dark, or spent more, in two regions, and what that did was measured."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from .clock import WEEKS, day
from .draw import stream
from .market import PAID, REGIONS, SOCIAL, SYNDICATION, WEBINARS
from .response import brought

AFTER_WEEKS = 4
ERROR_SHARE = 0.25


@dataclass(frozen=True)
class Trial:
    """A test by region: one channel, from a Monday to a Sunday, spends `times` its plan in the treated regions; 0 is dark."""

    name: str
    channel: int
    start: date
    end: date
    treated: tuple[int, ...]
    hypothesis: str
    times: float = 0.0
    error: float | None = None

    def weeks(self) -> slice:
        """The weeks in which the channel was dark, or spent more."""
        return slice(day(self.start) // 7, (day(self.end) + 1) // 7)


TRIALS = (
    Trial(
        "EXP-001", SOCIAL, date(2025, 3, 3), date(2025, 5, 11), (3, 5),
        "Pausing Paid Social for ten weeks costs fewer deals than its budget would buy elsewhere.",
    ),
    Trial(
        "EXP-002", WEBINARS, date(2026, 2, 2), date(2026, 4, 12), (1, 3),
        "Without webinars, one deal in twelve does not come.",
    ),
    Trial(
        "EXP-003", SYNDICATION, date(2026, 5, 4), date(2026, 7, 12), (1, 2),
        "The lists of Content Syndication bring leads that sales can sell to.", error=1.2,
    ),
    Trial(
        "EXP-004", WEBINARS, date(2026, 7, 20), date(2026, 9, 27), (0, 2),
        "Twice the webinars bring nearly twice the deals.", times=2.0,
    ),
)  # fmt: skip


def as_tested(planned: np.ndarray) -> np.ndarray:
    """Spend as planned with the tests done to it. Shape: channels × weeks × regions."""
    spend = planned.copy()
    for test in TRIALS:
        spend[test.channel, test.weeks(), list(test.treated)] *= test.times
    return spend


def true_lift(test: Trial, planned: np.ndarray, spend: np.ndarray) -> float:
    """Average deals that the test cost, or won, in the treated regions, over it and the four weeks after it."""
    channel, where = PAID[test.channel], np.ix_(np.arange(WEEKS)[test.weeks()], np.array(test.treated))
    otherwise = spend[test.channel].copy()
    otherwise[where] = planned[test.channel][where]
    gap = np.abs(brought(channel, otherwise) - brought(channel, spend[test.channel]))
    weeks = slice(test.weeks().start, test.weeks().stop + AFTER_WEEKS)
    return float(gap[weeks, list(test.treated)].sum())


def experiments(seed: int, planned: np.ndarray, spend: np.ndarray, scale: float) -> dict[str, list]:
    """The tests as the file has them: the lift measured with an error, the error stated."""
    rng = stream(seed, "experiments")
    lifts = [true_lift(test, planned, spend) * scale for test in TRIALS]
    errors = [lift * ERROR_SHARE if test.error is None else test.error * scale for test, lift in zip(TRIALS, lifts, strict=True)]
    return {
        "experiment_id": [test.name for test in TRIALS],
        "channel": [PAID[test.channel].name for test in TRIALS],
        "start_date": [test.start.isoformat() for test in TRIALS],
        "end_date": [test.end.isoformat() for test in TRIALS],
        "design": ["scale-up" if test.times else "geo hold-out" for test in TRIALS],
        "treated": [";".join(REGIONS[region] for region in test.treated) for test in TRIALS],
        "control": [";".join(name for at, name in enumerate(REGIONS) if at not in test.treated) for test in TRIALS],
        "lift": [f"{rng.normal(lift, error):.2f}" for lift, error in zip(lifts, errors, strict=True)],
        "standard_error": [f"{error:.2f}" for error in errors],
        "outcome": ["opportunities"] * len(TRIALS),
        "hypothesis": [test.hypothesis for test in TRIALS],
    }
