"""What is wrong in the files, on purpose and in small number: gaps, contradictions, late rows and edits after the fact."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from .clock import DAYS, day
from .deals import NOBODY, Deals
from .draw import stream

EDITED_ON, DELETED_ON = date(2026, 10, 18), date(2026, 10, 25)
LATE_WEEK, LATE_ON = date(2026, 8, 31), date(2026, 10, 11)
LATE_ROWS, CORRECTED_ROWS, CORRECTED_FROM = 3, 2, 0.8
EDIT_SHARE = 1.12
UNMAPPED_NAME, UNMAPPED_COST = "Brand sponsorship (agency)", 2_400.0
UNMAPPED_DAYS = tuple(day(when) for when in (
    date(2025, 3, 10), date(2025, 9, 8), date(2026, 2, 9), date(2026, 5, 11), date(2026, 7, 13), date(2026, 9, 14),
    date(2026, 11, 9),
))  # fmt: skip
LATAM = 5


@dataclass(frozen=True)
class Flaws:
    """Row numbers of the deals with something wrong, by what it is."""

    no_amount: np.ndarray
    closed_before_created: np.ndarray
    won_without_date: np.ndarray
    owner_left: np.ndarray
    date_passed: np.ndarray
    edited: np.ndarray
    deleted: np.ndarray


def flaws(seed: int, made: Deals, scale: float) -> Flaws:
    """Pick the deals; none of them was brought by a channel, so the true effects stay as they are."""
    rng = stream(seed, "flaws")
    free = rng.permutation(len(made["close"]))
    free = free[made["cause"][free] == NOBODY]
    is_open, is_won = made["close"] >= DAYS, made["is_won"]
    taken: set[int] = set()

    def pick(chance: np.ndarray, count: int) -> np.ndarray:
        wanted = [row for row in free[chance[free]].tolist() if row not in taken][: max(round(count * scale), 1)]
        taken.update(wanted)
        return np.array(sorted(wanted), dtype=int)

    recent = (made["close"] >= day(date(2026, 8, 20))) & (made["close"] < day(date(2026, 9, 30)))
    old = made["close"] < day(date(2026, 8, 1))
    return Flaws(
        no_amount=pick(is_open | (old & ~is_won), 34),
        closed_before_created=pick(old & ~is_won, 4),
        won_without_date=pick(old & is_won, 3),
        owner_left=pick((made["region"] == LATAM) & (is_open | old), 22),
        date_passed=pick(is_open & (made["created"] < DAYS - 80), 14),
        edited=pick(recent & is_won & (made["amount"] < 90_000), 3),
        deleted=pick(is_open & ~is_won & (made["created"] < day(date(2026, 9, 1))), 4),
    )


def late_rows(days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Spend rows that come five weeks late, and rows whose first cost was too low."""
    week = np.flatnonzero((days >= day(LATE_WEEK)) & (days < day(LATE_WEEK) + 7))
    middle = len(week) // 2
    return week[middle : middle + LATE_ROWS], week[middle + LATE_ROWS : middle + LATE_ROWS + CORRECTED_ROWS]
