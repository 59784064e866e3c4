"""The record: what we said ahead of time, what happened, and how often it came true."""

import streamlit as st

from dashboard.meeting.spoken import HEADS, line
from dashboard.ui import door
from dashboard.ui.grid import html_table
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.tables import table
from dashboard.ui.text import markup

CAME, CARD = "promises/said_and_came", "promises/report_card"
_COLUMNS = ["kind", "side", "rate", "came_true", "did_not", "not_told", "made"]
_LABELS = {"kind": "What", "rate": "Came true", "came_true": "Yes", "did_not": "No", "not_told": "Cannot tell", "made": "Made"}
_SHOWN = 10


def record(owner: str | None) -> None:
    """The rates of both sides, and the list; of one person the list alone, as nobody is rated."""
    if owner is None:
        note = "the line is the 90% interval: a few cases tell little"
        table(CARD, _COLUMNS, _LABELS, span=("low", "rate", "high"), note=note, empty="Nothing was said ahead of time yet.")
    rows = door.answer(CAME, owner=owner).records()
    with section("What we said, and what happened", "promises, bets, calls, forecasts and plans that ended"):
        if not rows:
            st.html('<p class="t-soft">Nothing that was said has ended yet.</p>')
            return
        st.html(html_table(HEADS, [line(row, door.currency()) for row in rows[:_SHOWN]]))
        if len(rows) > _SHOWN:
            st.html(f'<p class="t-soft">{markup(len(rows) - _SHOWN)} more in the receipt.</p>')
        receipt(CAME, part="record", owner=owner)
