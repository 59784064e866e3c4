"""Sentences: the page's opening, the softer lines under it, and what to say where there is nothing to show."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.contracts import contracts
from dashboard.format import listing
from dashboard.ui import door, text
from dashboard.ui.receipt import receipt


def sentence(name: str, template: str = "", templates: Mapping[str, str] | None = None, more: str = "", **when: Any) -> None:
    """The page's opening. `{column}` shows the column in its unit; `**…**` takes the joint colour.

    `templates` picks by the row's text column `state` ("empty" where there is no row); `template` is for every other state.
    `more` is markdown that follows.
    """
    found = door.answer(name, **when)
    record = found.first()
    chosen = _chosen(record, bool(found.rows), template, templates) or "There is nothing to say yet."
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", wrap=False, key="opening"):
        st.title(text.fill(chosen, record, found.query, ":orange[{}]") + more, anchor=False, width="stretch")
        receipt(name, **when)


def note(name: str, template: str = "", templates: Mapping[str, str] | None = None, where: str = "", **when: Any) -> None:
    """A softer line, filled like `sentence`; `**…**` is bold; the filters it does not take are said.

    `where` names a column: nothing is said where it is zero or unknown.
    """
    found = door.answer(name, **when)
    record = found.first()
    chosen = _chosen(record, bool(found.rows), template, templates)
    if chosen and (not where or record[where]):
        left_out = door.ignored(name, when)
        tail = f" Not filtered by {listing(left_out)}." if left_out else ""
        _soft(text.fill(chosen, record, found.query) + tail)


def prose(words: str) -> None:
    """Our own words, soft: what a page shows and what it cannot claim. Never data."""
    _soft(text.prose_markdown(words))


def empty(words: str, table: str = "") -> None:
    """Nothing to show: say so, and which file would fill it."""
    contract = contracts().get(table)
    how = f" {contract.title} would fill this. {contract.export}" if contract else ""
    _soft(text.prose_markdown(words + how))


def _chosen(record: Mapping[str, Any], is_there: bool, template: str, templates: Mapping[str, str] | None) -> str:
    state = str(record.get("state")) if is_there else "empty"
    return (templates or {}).get(state, template if is_there else "")


def _soft(markdown: str) -> None:
    st.markdown(f":gray[{markdown}]")
