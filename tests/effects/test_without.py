"""What each test changed: the same panel fitted as if the test had never been."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.effects.arrange import Arranged
from dashboard.effects.drawn import drawn
from dashboard.effects.fit import fit, interval
from dashboard.effects.panel import LiftTest
from dashboard.effects.revenue import LOST, WON, Deals
from dashboard.effects.said import judged
from dashboard.effects.without import PARTICLES, without_tests
from tests.effects.small import panel

DEALS = Deals(
    age=np.full(400, 30), outcome=np.tile([WON, LOST], 200), amount=np.full(400, 1000.0),
    group=np.repeat([0, 1], 200), counted=np.ones(400, dtype=bool),
)  # fmt: skip
FIRST = LiftTest(0, 56, 60, 64, 30.0, 4.0, (0,), name="T1")
SECOND = LiftTest(0, 80, 84, 88, 28.0, 4.0, (1,), name="T2")


def told(*tests, most=5):
    named = frozenset(["Search"])
    given = Arranged(replace(panel(), tests=tests), DEALS, ("East", "West"), ("Search",), np.ones((1, 2)), named, named, ())
    found = fit(given.panel, particles=200)
    return given, without_tests(given, judged(given, found, drawn(given, found), None), None, most)


def test_without_its_only_test_the_answer_is_that_of_a_company_that_never_tested():
    given, rows = told(FIRST)
    never = fit(replace(given.panel, tests=()), particles=PARTICLES)
    assert [row[:2] for row in rows] == [("T1", "Search"), ("T1", "")]
    assert [row[5:8] for row in rows] == [pytest.approx(interval(never.by_channel[:, 0]))] * 2


def test_the_newest_tests_are_weighed_first():
    _, rows = told(FIRST, SECOND, most=1)
    assert {row[0] for row in rows} == {"T2"}
