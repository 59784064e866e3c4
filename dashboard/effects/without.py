"""What each test changed: the answer of the same study, fitted once more without it."""

from collections.abc import Iterator
from dataclasses import replace

from .arrange import Arranged
from .drawn import ALL, drawn
from .fit import fit, interval
from .panel import LiftTest
from .said import Judged, judged

NEWEST, PARTICLES = 5, 500
Without = tuple[str, str, str, str, float, float, float, float, float, float, float]


def without_tests(given: Arranged, words: Judged, margin: float | None, most: int = NEWEST) -> tuple[Without, ...]:
    """For each of the newest tests, two rows of what would be said without it: of its channel, and of all channels (ALL).

    A row: test, channel, drives with it, drives without it, its chance, deals low, mid, high, revenue low, mid, high. words: of
    the fit with all tests. The fits differ in the test alone, and take half the particles.
    """
    newest = sorted(given.panel.tests, key=lambda test: (test.until, test.name))[-most:]
    return tuple(row for test in newest for row in _without(given, test, words, margin))


def _without(given: Arranged, test: LiftTest, words: Judged, margin: float | None) -> Iterator[Without]:
    others = tuple(other for other in given.panel.tests if other is not test)
    lacking = replace(given, panel=replace(given.panel, tests=others))
    found = fit(lacking.panel, particles=PARTICLES)
    both = drawn(lacking, found)
    then = judged(lacking, found, both, margin)
    for channel, places in ((given.channels[test.channel], [test.channel]), (ALL, slice(None))):
        word = then[channel, "drives"]
        spans = (interval(draws[:, places].sum(axis=(1, 2))) for draws in (both.deals, both.revenue))
        yield test.name, channel, words[channel, "drives"].word, word.word, word.probability, *next(spans), *next(spans)
