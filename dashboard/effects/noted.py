"""Notes about a date (a launch, a price change, broken tracking) as columns that may explain the outcome before media do."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from .days import written

MOST = 8


def controls(notes: Sequence[Mapping[str, Any]], start: date, weeks: int) -> tuple[np.ndarray | None, list[str]]:
    """Weeks × notes, the share of each week a note covers: from `happened_on` on, or to `until`; None where no note bears on them.

    At most the MOST newest: each takes something away that media could have explained. What became of each is told.
    """
    covered = [(note, _covered(note, start, weeks)) for note in notes]
    telling = [(note, column) for note, column in covered if np.ptp(column) > 0]
    used, left = telling[-MOST:], telling[:-MOST]
    said = [f"The note of {_said(note)} is taken into account." for note, _ in used]
    said += [f"The note of {_said(note)} is not: only the {MOST} newest are." for note, _ in left]
    said += [f"The note of {_said(note)} lies outside the weeks of the data." for note, column in covered if not np.ptp(column) > 0]
    return (np.stack([column for _, column in used], axis=1) if used else None), said


def _covered(note: Mapping[str, Any], start: date, weeks: int) -> np.ndarray:
    first = (note["happened_on"] - start).days
    after = 7 * weeks if note["until"] is None else (note["until"] - start).days + 1
    monday = 7 * np.arange(weeks)
    return np.clip(np.minimum(after, monday + 7) - np.maximum(first, monday), 0, 7) / 7


def _said(note: Mapping[str, Any]) -> str:
    return f"{written(note['happened_on'])} ({note['note'].rstrip('.')})"
