"""What a definition would change: the numbers it touches, before and after, over the last four quarters."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.acts.agree import Proposal
from dashboard.acts.record import NotRecordable
from dashboard.acts.weigh import Weighed, weigh
from dashboard.ui import door
from dashboard.ui.amounts import say
from dashboard.ui.grid import html_table
from dashboard.ui.text import plain


def effects(proposal: Proposal) -> None:
    """The table of before and after, or the sentence why it cannot be computed."""
    scene = door.scene()
    try:
        with st.spinner("Weighing the last four quarters…"):
            found = _weighed(scene.workspace, scene.version, proposal.term, proposal.variant, proposal.value)
    except NotRecordable as refused:
        st.markdown(plain(refused))
        return
    if not found:
        st.markdown("No quarter is over yet: there is nothing to weigh it by.")
        return
    st.html(html_table(("Had it held for all of each quarter", *_quarters(found)), _rows(found)))


@st.cache_data(max_entries=32, show_spinner=False)
def _weighed(workspace: str, version: int, term: str, variant: str, value: str) -> tuple[Weighed, ...]:
    return weigh(door.workspaces()[workspace], Proposal(term, variant, date.min, value))


def _quarters(found: Sequence[Weighed]) -> list[str]:
    return list(dict.fromkeys(one.quarter for one in found))


def _rows(found: Sequence[Weighed]) -> list[list[str]]:
    quarters = _quarters(found)
    by_label: dict[str, dict[str, Weighed]] = {}
    for one in found:
        by_label.setdefault(one.label, {})[one.quarter] = one
    return [[label, *(_cell(row.get(quarter)) for quarter in quarters)] for label, row in by_label.items()]


def _cell(one: Weighed | None) -> str:
    if one is None:
        return ""
    before, after = (say(value, one.unit) for value in (one.before, one.after))
    return f"{before}, unchanged" if before == after else f"{before} → {after}"
