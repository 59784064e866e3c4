"""The two tests the company ran: a channel went dark in two regions, and what that cost was measured."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from .clock import day
from .draw import stream
from .market import PAID, REGIONS, SOCIAL, WEBINARS
from .response import brought

AFTER_WEEKS = 4
ERROR_SHARE = 0.25


@dataclass(frozen=True)
class HoldOut:
    """A geo hold-out: one channel, dark from a Monday to a Sunday in the treated regions."""

    name: str
    channel: int
    start: date
    end: date
    treated: tuple[int, ...]
    hypothesis: str

    def weeks(self) -> slice:
        """The weeks in which the channel was dark."""
        return slice(day(self.start) // 7, (day(self.end) + 1) // 7)


HOLD_OUTS = (
    HoldOut(
        "EXP-001", SOCIAL, date(2025, 3, 3), date(2025, 5, 11), (3, 5),
        "Pausing Paid Social for ten weeks costs fewer deals than its budget would buy elsewhere.",
    ),
    HoldOut(
        "EXP-002", WEBINARS, date(2026, 2, 2), date(2026, 4, 12), (1, 3),
        "Without webinars, one deal in twelve does not come.",
    ),
)  # fmt: skip


def go_dark(planned: np.ndarray) -> np.ndarray:
    """Spend as planned with the hold-outs taken out. Shape: channels × weeks × regions."""
    spend = planned.copy()
    for test in HOLD_OUTS:
        spend[test.channel, test.weeks(), list(test.treated)] = 0.0
    return spend


def true_lift(test: HoldOut, planned: np.ndarray, spend: np.ndarray) -> float:
    """Average deals that going dark cost in the treated regions, over the test and the four weeks after it."""
    channel = PAID[test.channel]
    lost = brought(channel, planned[test.channel]) - brought(channel, spend[test.channel])
    weeks = slice(test.weeks().start, test.weeks().stop + AFTER_WEEKS)
    return float(lost[weeks, list(test.treated)].sum())


def experiments(seed: int, planned: np.ndarray, spend: np.ndarray, scale: float) -> dict[str, list]:
    """The tests as the file has them: the lift measured with an error, the error stated."""
    rng = stream(seed, "experiments")
    lifts = [true_lift(test, planned, spend) * scale for test in HOLD_OUTS]
    errors = [lift * ERROR_SHARE for lift in lifts]
    return {
        "experiment_id": [test.name for test in HOLD_OUTS],
        "channel": [PAID[test.channel].name for test in HOLD_OUTS],
        "start_date": [test.start.isoformat() for test in HOLD_OUTS],
        "end_date": [test.end.isoformat() for test in HOLD_OUTS],
        "design": ["geo hold-out"] * len(HOLD_OUTS),
        "treated": [";".join(REGIONS[region] for region in test.treated) for test in HOLD_OUTS],
        "control": [";".join(name for at, name in enumerate(REGIONS) if at not in test.treated) for test in HOLD_OUTS],
        "lift": [f"{rng.normal(lift, error):.2f}" for lift, error in zip(lifts, errors, strict=True)],
        "standard_error": [f"{error:.2f}" for error in errors],
        "outcome": ["opportunities"] * len(HOLD_OUTS),
        "hypothesis": [test.hypothesis for test in HOLD_OUTS],
    }
