"""What is written on a page: a talk, and a term that both sides sign; each is kept, and a talk can be taken back."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import holder
from dashboard.library import ask
from dashboard.warehouse import Workspaces

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


@pytest.fixture
def workspaces(empty_file, tmp_path, monkeypatch):
    shutil.copy(empty_file, tmp_path / "tandem.duckdb")
    opened = Workspaces(tmp_path / "tandem.duckdb")
    monkeypatch.setattr(holder, "running", opened)
    st.cache_data.clear()
    yield opened
    opened.close()


def look(page: str, part: str, name: str, side: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["workspace"] = "own"
    app.query_params["part"] = part
    app.session_state["me"] = (name, side)
    app.run()
    return app.switch_page(page).run()


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, [error.message for error in app.exception]


def seen(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def test_a_talk_is_logged_with_a_company_and_words_and_taken_back(workspaces):
    app = look("views/customers.py", "Meet", "Ana", "marketing")
    app.text_input(key="form-talk-account_name").set_value("Acme")
    app.text_area(key="form-talk-said").set_value("<b>All</b> well.")
    press(app, "Log it")
    assert "Acme: “&lt;b&gt;All&lt;/b&gt; well.” (Ana)" in seen(app)
    press(app, "Take back")
    assert "No talk is logged yet." in seen(app)


def test_a_talk_without_words_is_refused_in_a_sentence(workspaces):
    app = look("views/customers.py", "Meet", "Ana", "marketing")
    press(app, "Log it")
    assert workspaces.own.version == 0
    assert any("Conversations" in text.value for text in app.markdown)


def test_a_term_of_one_side_waits_until_the_other_agrees(workspaces):
    app = look("views/hand_off.py", "Terms", "Moses", "sales")
    app.date_input(key="form-term-first_response-valid_from").set_value(date(2026, 1, 5))
    press(app, "Propose")
    assert "it waits for marketing" in seen(app)
    assert not [button for button in app.button if button.label == "Agree"]
    press(look("views/hand_off.py", "Terms", "Ana", "marketing"), "Agree")
    term = ask(workspaces.own, "handoff/terms").first()
    assert (term["marketing_by"], term["sales_by"], term["hours"]) == ("Ana", "Moses", 4.0)


def test_an_agreed_term_is_not_undone_by_one_side(workspaces):
    app = look("views/hand_off.py", "Terms", "Moses", "sales")
    app.date_input(key="form-term-first_response-valid_from").set_value(date(2026, 1, 5))
    press(app, "Propose")
    press(look("views/hand_off.py", "Terms", "Ana", "marketing"), "Agree")
    again = look("views/hand_off.py", "Terms", "Moses", "sales")
    again.date_input(key="form-term-first_response-valid_from").set_value(date(2026, 1, 5))
    press(again, "Propose")
    assert workspaces.own.version == 2
