"""Where a fit is not worth running, what was spent and the most it may have brought is told all the same."""

from datetime import timedelta

import pytest

from dashboard.effects.study import Study, spend_study
from tests.effects.test_arrange import MONDAY, SCOPE, deals, spend


def ended(outcome: str, amount: float, is_counted: bool = True) -> dict:
    return {"region": "All", "age": 5, "outcome": outcome, "amount": amount, "is_counted": is_counted}


ENDS = [ended("won", 100.0), ended("won", 100.0), ended("lost", 50.0), ended("lost", 50.0)]
MET = [{"region": "All", "channel": "Events", "touched": 1, "deals": 4, "with_touch": 4, "with_media": 1}]


def studied(touched: list[dict], **more: object) -> Study:
    inputs = {
        "scope": [SCOPE | {"gross_margin": 0.5}], "deals": [row | {"amount": 0} for row in deals(1, 1, 1, 1)],
        "spend": [spend(0, "Events", 50.0)], "touched": touched, "ends": ENDS, "tests": [], "notes": [],
    }  # fmt: skip
    return spend_study(inputs | more, lambda share, step: None)


def figures(found: Study, channel: str) -> dict[str, tuple]:
    return {measure: each for name, measure, *each in found.figures if name == channel}


def test_with_too_few_weeks_the_answer_says_from_which_day_there_are_enough():
    later = (MONDAY + timedelta(weeks=12)).strftime("%-d %b %Y")
    words = {measure: said for channel, measure, said in studied([]).words if not channel}
    assert words["thin"] == (
        f"Only 4 weeks of deals; at least 12 are needed to compare spend and deals. Load earlier weeks, or look again from {later}."
    )


def test_without_touches_a_channel_may_have_brought_everything_and_nothing():
    found = figures(studied([]), "Events")
    assert (found["spend"], found["deals"]) == ([None, 50.0, None], [0.0, None, 4.0])
    assert found["pipeline"] == [0.0, None, 300.0]


def test_a_channel_brought_no_more_than_the_deals_it_met():
    found = figures(studied(MET), "Events")
    assert found["deals"] == [0.0, None, 1.0]
    assert found["pipeline"] == [0.0, None, 75.0]
    assert found["profit_per_unit"][2] == pytest.approx(0.5 * found["revenue"][2] / 50.0)


def test_what_met_no_paid_channel_would_have_come_anyway():
    assert figures(studied(MET), "")["anyway_deals"] == [3.0, None, 4.0]


def test_deals_without_an_amount_cannot_be_weighed():
    found = studied([], outcome="amount", ends=[ended("open", 0.0)])
    assert ("", "thin", "No deal of the window has an amount to weigh; count them as deals instead.") in found.words
