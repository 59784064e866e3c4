"""Saved readings: what was said of files that come again, by whom and when, and the way to forget it."""

from typing import Any

import streamlit as st

from dashboard.acts.forget_reading import NothingSaid, forget_reading
from dashboard.acts.people import NotAllowed
from dashboard.acts.readings import fields
from dashboard.contracts import contract
from dashboard.format import count
from dashboard.intake.recall import in_words
from dashboard.ui import door, waiting
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup, plain

_REFUSED = "forgetting refused"


def saved_readings() -> None:
    """One line per header; nothing where nobody ever said anything."""
    saved = door.answer("data/saved_readings").records()
    if not saved:
        return
    with st.expander(f"Saved readings: {count(len(saved), 'header')}", key="saved-readings"):
        st.html('<p class="t-soft">Files with these columns are read as somebody said, without asking again.</p>')
        if refused := st.session_state.pop(_REFUSED, ""):
            st.markdown(plain(refused))
        for number, one in enumerate(saved):
            _row(number, one)
        receipt("data/saved_readings", part="saved")


def _row(number: int, saved: dict[str, Any]) -> None:
    told = fields(saved)
    names = saved["header"].replace("|", " · ")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"loaded-saved-{number}"):
        st.html(
            f'<p class="t-loaded">{markup(contract(saved["table_name"]).title)}: {markup(in_words(told))} '
            f'<span class="t-soft">{markup(told["how"])}, {markup(saved["file_name"] or "")}</span></p>'
            f'<p class="t-soft t-clamp" title="{markup(names)}">{markup(names)}</p>',
            width="stretch",
        )
        st.button("Forget", key=f"forget-{number}", on_click=_forget, args=(saved["header"],))


def _forget(header: str) -> None:
    try:
        forget_reading(door.warehouse(), header)
    except (NothingSaid, NotAllowed) as refused:
        st.session_state[_REFUSED] = str(refused)
    waiting.read_again()
