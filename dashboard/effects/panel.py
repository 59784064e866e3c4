"""What the model is given: counts of deals and spend by week and region, and what else is known about them."""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class LiftTest:
    """One experiment: what a channel brought in the treated regions over weeks [start, end), four weeks of echo included.

    lift and standard_error are in units of the outcome. design: "dark" (spend off until `until`, lift = what was lost), "up"
    (spend raised, lift = what was gained), "share" (a share of accounts held out, lift = what they lost).
    """

    channel: int
    start: int
    until: int
    end: int
    lift: float
    standard_error: float
    regions: tuple[int, ...]
    design: str = "dark"
    share: float = 1.0
    name: str = ""


@dataclass(frozen=True)
class Panel:
    """Outcome (weeks × regions) and spend (weeks × regions × channels), evenly spaced, with the window the verdict is about.

    touched: the most deals of the window each channel may have brought, from journeys that hold it (channels; inf: not known), else
    None; touched_any: the same over all channels. controls: weeks × controls, holidays and notes.
    hidden: last periods whose outcome the fit may not see. kind: "count" (variance grows with the mean) or "amount" (constant
    relative noise).
    """

    outcome: np.ndarray
    spend: np.ndarray
    first: int
    last: int
    periods_a_year: float = 52.18
    kind: str = "count"
    controls: np.ndarray | None = None
    touched: np.ndarray | None = None
    touched_any: float | None = None
    tests: tuple[LiftTest, ...] = field(default=())
    hidden: int = 0

    @property
    def weeks(self) -> int:
        """Number of periods."""
        return int(self.outcome.shape[0])

    @property
    def regions(self) -> int:
        """Number of regions; 1 when national."""
        return int(self.outcome.shape[1])

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self.spend.shape[2])

    @property
    def seen(self) -> np.ndarray:
        """The outcome the fit may see. Shape: seen periods × regions."""
        return self.outcome[: self.weeks - self.hidden]

    @property
    def quarter(self) -> int:
        """Periods in a quarter."""
        return max(round(self.periods_a_year / 4), 1)

    @property
    def warm_up(self) -> int:
        """First periods left out of the fit, because what was spent before them is unknown: about a month."""
        return max(round(self.periods_a_year / 13), 1)

    @property
    def window(self) -> slice:
        """Periods the verdict is about."""
        return slice(self.first, self.last)


def summed(rows: np.ndarray, periods: int) -> np.ndarray:
    """Sums of every so many rows (days to weeks: 7), counted back from the last; an incomplete first block is left out."""
    whole = rows[len(rows) % periods :]
    return whole.reshape(-1, periods, *rows.shape[1:]).sum(axis=1)
