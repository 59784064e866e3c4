"""The Plan page: sliders move the intervals, a plan is saved and taken back, a target is followed to its spend."""

import pytest

from dashboard.library import ask
from tests.queries.plan.curves import Curves
from tests.ui.conftest import html_of

SPEND = """
    date        channel  cost
    2026-07-01  Search   10.00
    2026-07-21  Events   10.00
"""
PAGE = """
from dashboard.ui import door, plan
door.begin()
plan.opening()
quarter = plan.choose_quarter("quarter", 1)
plan.splits(quarter)
plan.what_if(quarter)
plan.saved()
plan.target()
"""


@pytest.fixture
def weighed(loaded):
    loaded.load("spend", SPEND)
    Curves(loaded).keep(Search=[0, 40000, 60000], Events=[0, 4000, 8000], drives={"Events": "cannot_tell"})
    return loaded


def known(app):
    """The page, looked at by Ana of marketing."""
    app.session_state["me"] = ("Ana", "marketing")
    return app.run()


def words(app):
    return " ".join(text.value for text in app.markdown)


def test_the_page_names_the_channel_and_of_which_it_cannot_tell(weighed, page):
    app = page(PAGE)
    assert not app.exception
    assert "Search" in app.title[0].value
    assert "Whether Events bring anything" in words(app)


def test_a_slider_moves_spend_and_revenue(weighed, page):
    app = page(PAGE)
    assert "brings about **" in words(app)
    before = words(app)
    app.slider[0].set_value(150).run()
    assert not app.exception
    assert words(app) != before
    assert "Against today" in words(app)


def test_a_preset_sets_the_sliders(weighed, page):
    app = page(PAGE)
    next(button for button in app.button if button.label == "Best within 20%").click().run()
    assert not app.exception
    assert {slider.value for slider in app.slider} <= {80, 100, 120}


def test_a_plan_is_saved_by_who_is_looking_and_taken_back(weighed, page):
    app = known(page(PAGE))
    app.text_input(key="plan-name").set_value("A third more")
    press(app, "Save the plan")
    assert ask(weighed.real, "plan/saved").first()["saved_by"] == "Ana"
    assert "A third more" in html_of(app)
    press(app, "Take this plan back")
    assert not ask(weighed.real, "plan/saved").rows


def test_a_plan_without_a_name_is_refused_in_a_sentence(weighed, page):
    app = known(page(PAGE))
    press(app, "Save the plan")
    assert "Give the plan a name" in words(app)


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
