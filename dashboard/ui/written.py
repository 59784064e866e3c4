"""What was written in Tandem: newest first, each with its way back."""

from typing import Any

import streamlit as st

from dashboard.acts.people import NotAllowed
from dashboard.acts.undo import NothingToUndo, undo
from dashboard.catalog import Query
from dashboard.ui import door
from dashboard.ui.me import me
from dashboard.ui.text import fill_plain, markup, plain

_SAID = "taken back"


def written(name: str, template: str, most: int = 5, empty: str = "Nothing is written yet.") -> None:
    """The newest rows of a question as lines of `template`; what was written here, not loaded, can be taken back."""
    found = door.answer(name)
    if said := st.session_state.pop(f"{_SAID} {name}", ""):
        st.markdown(plain(said))
    if not found.rows:
        st.html(f'<p class="t-soft">{markup(empty)}</p>')
    for record in found.records()[:most]:
        _line(name, found.query, record, template)


def _line(name: str, query: Query, record: dict[str, Any], template: str) -> None:
    key = f"written-{name}-{record['batch_id']}-{record[query.grain[0]]}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=key):
        st.html(f"<p>{markup(fill_plain(template, record, query))}</p>", width="stretch")
        if record["file_name"] is None and door.scene().known_at is None:
            st.button("Take back", type="tertiary", key=f"back-{key}", on_click=_take_back, args=(name, record["batch_id"]))


def _take_back(name: str, batch_id: str) -> None:
    try:
        undo(door.warehouse(), batch_id, me())
        words = "Taken back."
    except (NothingToUndo, NotAllowed) as refused:
        words = str(refused)
    st.session_state[f"{_SAID} {name}"] = words
