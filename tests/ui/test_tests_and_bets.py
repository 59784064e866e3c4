"""Does it pay, tests and bets: each is entered, planned, used and scored by a click, and a refusal is a sentence."""

from datetime import date

import pytest
import streamlit as st

from dashboard.acts.read_out import read_out
from dashboard.library import ask
from tests.acts.test_tests_and_bets import EXP, filled
from tests.queries.evidence.test_tests_and_bets import keep
from tests.ui.conftest import html_of

PAGE = """
from dashboard.ui import door
from dashboard.ui.bets import bets
from dashboard.ui.experiments import experiments
door.begin()
experiments()
bets()
"""
SPEND = """
    date        channel  cost   region
    2025-01-06  Events   10.00  West
    2025-10-12  Events   10.00  East
"""
BET = {
    "bet_id": "BET-1",
    "made_on": "2025-09-01",
    "owner": "Ana",
    "side": "marketing",
    "hunch": "Naming the price early wins more.",
}


@pytest.fixture
def company(own):
    """Forty weeks of deals in three regions, the last of 12 October 2025, and what Events may have brought in two of them."""
    st.cache_data.clear()
    own.load("spend", SPEND)
    filled(own)
    keep(own, [[0.0, 0.0], [40.0, 20.0]])
    return own


def seen_by_ana(page, script=PAGE):
    app = page(script)
    app.session_state["me"] = ("Ana", "marketing")
    return app.run()


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, [error.message for error in app.exception]


def words(app):
    return " ".join(text.value for text in app.markdown)


def fill_test(app, first, last):
    app.selectbox(key="form-experiment-channel").set_value("Events")
    app.date_input(key="form-experiment-start_date").set_value(first)
    app.date_input(key="form-experiment-end_date").set_value(last)


def test_who_is_nobody_yet_is_asked_first(company, page):
    app = page(PAGE)
    assert "Say who you are first" in html_of(app)
    assert not [button for button in app.button if button.label in ("Enter the test", "Plan this test", "Make the bet")]


def test_a_lift_test_is_entered_and_stands_in_the_list(company, page):
    app = seen_by_ana(page)
    fill_test(app, date(2025, 6, 2), date(2025, 7, 27))
    app.multiselect(key="form-experiment-treated").set_value(["West"])
    press(app, "Enter the test")
    assert "Entered" in words(app)
    [row] = ask(company.real, "evidence/test_list").records()
    assert (row["channel"], row["treated"], row["state"], row["kind"]) == ("Events", "West", "over", "observational")


def test_a_test_that_ends_before_it_begins_is_refused_in_a_sentence_and_keeps_what_was_typed(company, page):
    app = seen_by_ana(page)
    fill_test(app, date(2025, 7, 27), date(2025, 6, 2))
    press(app, "Enter the test")
    assert "ends before it begins" in words(app)
    assert app.date_input(key="form-experiment-start_date").value == date(2025, 7, 27)
    assert not ask(company.real, "evidence/test_list").rows


def test_the_suggested_test_is_planned_by_a_click(company, page):
    app = seen_by_ana(page)
    app.checkbox(key="pause-random").check().run()
    press(app, "Plan this test")
    assert "Planned" in words(app)
    [row] = ask(company.real, "evidence/test_list").records()
    assert (row["channel"], row["state"], row["kind"]) == ("Events", "planned", "randomised")
    assert row["start_date"].weekday() == 0
    assert row["control"]


def test_a_pause_of_no_region_cannot_be_planned(company, page):
    app = seen_by_ana(page)
    app.multiselect(key="pause-in-Events").set_value([]).run()
    assert "Choose at least one region." in words(app)
    assert not [button for button in app.button if button.label == "Plan this test"]


def test_a_read_out_is_used_by_a_click_and_the_page_says_that_its_effect_is_weighed(company, page):
    company.record("experiments", **EXP)
    read_out(company.real)
    st.cache_data.clear()
    app = seen_by_ana(page)
    press(app, "Use this read-out")
    assert "the verdict weighs it when the evidence is judged again" in words(app)
    assert ask(company.real, "evidence/test_list").first()["is_weighed"]
    assert "weighed in the background" in words(app)


def test_a_bet_is_written_before_it_begins(company, page):
    app = seen_by_ana(page)
    app.text_area(key="form-bet-hunch").set_value(BET["hunch"])
    app.date_input(key="form-bet-start_date").set_value(date(2025, 10, 20))
    press(app, "Make the bet")
    assert "The hunch stands." in words(app)
    row = ask(company.real, "evidence/bets").first()
    assert (row["owner"], row["side"], row["state"]) == ("Ana", "marketing", "planned")
    assert BET["hunch"] in html_of(app)


def test_a_hunch_about_days_already_seen_is_refused_in_a_sentence(company, page):
    app = seen_by_ana(page)
    app.text_area(key="form-bet-hunch").set_value(BET["hunch"])
    app.date_input(key="form-bet-start_date").set_value(date(2025, 8, 4))
    press(app, "Make the bet")
    assert "written before the bet begins" in words(app)
    assert not ask(company.real, "evidence/bets").rows


def test_a_bet_without_a_hunch_is_refused_in_a_sentence(company, page):
    app = seen_by_ana(page)
    press(app, "Make the bet")
    assert "“The hunch” is empty" in words(app).replace("\\", "")
    assert not ask(company.real, "evidence/bets").rows


def test_a_bet_that_is_over_is_scored_and_what_was_learned_is_kept(own, page):
    st.cache_data.clear()
    own.record("bets", **BET | {"start_date": "2025-07-07", "end_date": "2025-08-31"})
    filled(own)
    app = seen_by_ana(page)
    app.selectbox(key="form-bet-BET-1-status").set_value("held")
    app.text_area(key="form-bet-BET-1-learned").set_value("Only for small deals.")
    press(app, "Save")
    row = ask(own.real, "evidence/bets").first()
    assert (row["state"], row["learned"]) == ("beat", "Only for small deals.")


def test_nothing_is_written_while_the_page_looks_back(company, page):
    before = company.real.version
    app = page(PAGE, known_at=str(before))
    app.session_state["me"] = ("Ana", "marketing")
    app.run()
    assert not [button for button in app.button if button.label in ("Plan this test", "Make the bet")]
