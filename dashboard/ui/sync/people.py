"""A sheet for each person: what they led, what moved, what they learned. No ratings."""

import streamlit as st

from dashboard.ui import door
from dashboard.ui.filters import filters
from dashboard.ui.tables import table

_LABELS = {"led": "Led", "first_times": "First time", "not_moved": "Did not move", "open_still": "Still open"}


def people() -> None:
    """The sheets of a quarter, or of any days."""
    when = filters("period")
    led = len(door.answer("promises/sheets", **when).rows)
    words = "What each person led, what moved and what they learned." if led else "Nobody led anything in these days yet."
    st.title(words, anchor=False)
    table("promises/sheets", labels=_LABELS, most=40, note="in order of name", empty="Promises and bets fill this.", **when)
