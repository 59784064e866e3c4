"""Thin or bad data get a sentence, and a panel that can say something is fitted."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.effects.panel import LiftTest, Panel, summed
from dashboard.effects.thin import joined, reading, spending
from tests.effects.small import panel

NAMES = ("Search",)
TESTED = (LiftTest(0, 20, 26, 30, 5.0, 2.0, regions=(0,)),)


def short(weeks: int) -> Panel:
    given = panel()
    return replace(given, outcome=given.outcome[:weeks], spend=given.spend[:weeks], first=0, last=weeks)


def changed(**parts: object) -> Panel:
    return replace(panel(), **parts)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (short(8), "Only 8 weeks of deals; at least 12 are needed"),
        (changed(outcome=np.zeros((104, 2))), "No deals were created"),
        (changed(outcome=np.eye(104)[:, :2]), "Only 2 deals were created in these weeks; at least 10 are needed"),
        (changed(spend=np.zeros((104, 2, 1))), "No spend in these weeks"),
        (changed(spend=np.full((104, 2, 1), 5.0)), "Every channel spent the same every week"),
        (
            changed(spend=np.full((104, 2, 1), -1.0) + 3.0 * (np.arange(104)[:, None, None] > 3)),
            "Search has weeks of negative cost",
        ),
        (changed(outcome=np.full((104, 2), np.nan)), "missing or not a number"),
    ],
)
def test_what_cannot_be_fitted_is_said_in_a_sentence(given, words):
    told = reading(given, NAMES)
    assert not told.usable
    assert words in told.sentences[0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (short(40), "40 weeks do not show a season"),
        (
            changed(outcome=panel().outcome[:, :1], spend=np.full((104, 1, 1), 5.0), tests=TESTED),
            "Search spent the same every week",
        ),
        (changed(spend=panel().spend * (np.arange(104)[:, None, None] > 51)), "of the deals were created before the first spend"),
    ],
)
def test_what_weakens_the_answer_is_said_too(given, words):
    told = reading(given, NAMES)
    assert told.usable
    assert any(words in sentence for sentence in told.sentences)


def test_a_channel_that_never_spent_is_left_out_of_the_fit():
    given = panel(channels=2)
    quiet = given.spend.copy()
    quiet[:, :, 0] = 0.0
    kept, places = spending(replace(given, spend=quiet, touched=np.array([5.0, 7.0])))
    assert (kept.channels, places.tolist(), kept.touched.tolist()) == (1, [1], [7.0])


def test_small_regions_are_joined_and_those_of_a_test_stay_apart():
    outcome = np.tile([9.0, 8.0, 1.0, 2.0], (60, 1))
    tested = LiftTest(0, 20, 26, 30, 5.0, 2.0, regions=(2,))
    wide = Panel(outcome, np.ones((60, 4, 1)), 8, 60, tests=(tested,))
    narrow, places = joined(wide, most=3)
    assert places.tolist() == [1, 2, 0, 2]
    assert narrow.outcome[0].tolist() == [1.0, 9.0, 10.0]
    assert narrow.tests[0].regions == (0,)


def test_days_become_weeks_counted_from_the_last():
    assert summed(np.arange(16.0), 7).tolist() == [2 + 3 + 4 + 5 + 6 + 7 + 8, 9 + 10 + 11 + 12 + 13 + 14 + 15]
