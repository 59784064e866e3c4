"""The word as it is published: afresh once a month or when a test ended; between, it stands until a fit leaves it by a margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .verdict import Word, explained, held


@dataclass(frozen=True)
class Published:
    """A word that stands. since: the day it was first said; published_on: when it was last judged afresh; reason: why it came."""

    word: Word
    since: date
    published_on: date
    reason: str


def publish(chance: float | None, error: float | None, before: Published | None, today: date, changed: Sequence[str]) -> Published:
    """The word of today. chance: of the last fit, None where the data cannot bear the question; error: its Monte Carlo error.

    changed: what changed since the word before: definition, setting, data, note, test, method.
    """
    fresh = before is None or _month(before.published_on) != _month(today) or "test" in changed
    now = Word(_said(chance, None if fresh or before is None else before.word.word), _number(chance), _number(error))
    if before is None:
        return Published(now, today, today, "")
    reason = explained(now, before.word, changed)
    if reason:
        return Published(now, today, today, reason)
    return Published(now, before.since, today if fresh else before.published_on, before.reason)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _said(chance: float | None, before: str | None) -> str:
    return "cannot_tell" if chance is None else held(chance, before)


def _number(value: float | None) -> float:
    return np.nan if value is None else value
