"""What in the data needs somebody: each problem in words, what it does, and its rows on click."""

from typing import Any

import streamlit as st

from dashboard.format import count, show
from dashboard.ui import door
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup


def problems() -> None:
    """Every kind of problem found, most rows first."""
    found = door.answer("data/problems")
    with section("Needs somebody", count(len(found.rows), "problem") if found.rows else ""):
        if not found.rows:
            st.html('<p class="t-soft">No problem was found in the rows that count.</p>')
        for problem in found.records():
            _problem(problem)
        if found.rows:
            receipt("data/problems", part="problems")


def _problem(problem: dict[str, Any]) -> None:
    amount = "" if problem["amount"] is None else f", {show(problem['amount'], 'money', door.currency())}"
    rows = f"{count(problem['row_count'], 'row')}{amount}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(
            f"<p class='t-loaded'><strong>{markup(problem['problem'])}</strong> <span class='t-soft'>{markup(rows)}<br>"
            f"{markup(problem['advice'])}</span></p>",
            width="stretch",
        )
        receipt("data/problem_rows", label="Rows", part="problem", problem=problem["problem"])
