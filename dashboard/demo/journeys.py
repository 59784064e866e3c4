"""Touches: what buyers met on the way to a deal and after it opened. A channel that caused a deal has touched it."""

import numpy as np

from .clock import DAYS
from .deals import NOBODY, Deals
from .draw import choose_rows, stream

FIRST = (0.13, 0.16, 0.10, 0.15, 0.10, 0.06, 0.05, 0.12, 0.02, 0.07, 0.04)
MIDDLE = (0.13, 0.10, 0.13, 0.11, 0.05, 0.06, 0.11, 0.12, 0.15, 0.02, 0.02)
LAST = (0.36, 0.03, 0.07, 0.06, 0.01, 0.02, 0.21, 0.14, 0.08, 0.01, 0.01)
AFTER = (0.28, 0.03, 0.11, 0.11, 0.01, 0.04, 0.14, 0.10, 0.14, 0.02, 0.02)
TOUCHES_BEFORE, TOUCHES_AFTER = (2.2, 3.0, 4.6), (0.8, 1.6, 3.0)
KINDS = (
    "ad click", "ad click", "webinar attended", "event meeting", "content download", "ad view",
    "site visit", "site visit", "email reply", "introduction", "introduction",
)  # fmt: skip


def journeys(seed: int, made: Deals) -> dict[str, np.ndarray]:
    """Touches of deals: deal (row number), at (day), channel, place (0 first, 1 middle, 2 last, 3 after opening)."""
    rng = stream(seed, "journeys")
    before, after = _before(rng, made), _after(rng, made)
    touches = {name: np.concatenate([before[name], after[name]]) for name in before}
    past = touches["at"] < DAYS
    return {name: column[past] for name, column in touches.items()}


def _before(rng: np.random.Generator, made: Deals) -> dict[str, np.ndarray]:
    other_cause = (made["cause"] != NOBODY) & (made["cause"] != made["source"])
    counts = 1 + rng.poisson(np.asarray(TOUCHES_BEFORE)[made["segment"]])
    counts = np.where(made["is_alone"], 0, np.maximum(counts, 1 + other_cause))
    deal = np.repeat(np.arange(len(counts)), counts)
    number = np.arange(len(deal)) - np.repeat(np.cumsum(counts) - counts, counts)
    place = np.where(number == 0, 0, np.where(number == counts[deal] - 1, 2, 1))
    channel = choose_rows(rng, np.array([FIRST, MIDDLE, LAST])[place])
    channel = np.where((place == 0) & (made["source"][deal] >= 0), made["source"][deal], channel)
    channel = np.where((number == 1) & other_cause[deal], made["cause"][deal], channel)
    opened = made["created"][deal]
    first = np.minimum(12 + rng.exponential(26.0, len(counts)), 75)[deal]
    back = np.choose(place, [first, first * rng.random(len(deal)), np.minimum(0.1 + rng.exponential(4.0, len(deal)), first)])
    at = opened - back
    at = np.where(at < 0.3, 0.3 + (opened - 0.33) * 0.98 * (1 - back / 80).clip(0, 1), at)
    return {"deal": deal, "at": at, "channel": channel, "place": place}


def _after(rng: np.random.Generator, made: Deals) -> dict[str, np.ndarray]:
    counts = np.where(made["is_alone"], 0, rng.poisson(np.asarray(TOUCHES_AFTER)[made["segment"]]))
    deal = np.repeat(np.arange(len(counts)), counts)
    at = made["created"][deal] + rng.random(len(deal)) * (made["close"] - made["created"])[deal]
    channel = choose_rows(rng, np.tile(AFTER, (len(deal), 1)))
    return {"deal": deal, "at": at, "channel": channel, "place": np.full(len(deal), 3)}
