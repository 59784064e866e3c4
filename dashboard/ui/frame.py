"""What stands round every page: the look, freshness and problems at the top, whose data it is, and from when."""

from datetime import date, timedelta
from pathlib import Path

import streamlit as st

from dashboard.contracts import contracts
from dashboard.format import count, day, short_day
from dashboard.ui import door
from dashboard.ui.me import keep, who
from dashboard.ui.text import markup, plain

_STYLE = Path(__file__).with_name("style.css")
_SOURCES = ("opportunities", "spend", "leads", "touchpoints")
_DATA = "views/data.py"


def frame() -> None:
    """Draw what every page shares; called once a run, before the page."""
    now = door.begin()
    st.html(_STYLE)
    with st.container(key="topbar", horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        _freshness()
        _problems()
        _switch(now.workspace)
        who()
        keep()
        if now.workspace == "demo":
            st.html('<div class="t-watermark">Demo company: invented data</div>', width="content")
    if now.as_of or now.known_at is not None:
        _banner(now)


def _freshness() -> None:
    rows = {row["table_name"]: row["last_event_day"] for row in door.answer("data/freshness").records()}
    title = {name: contracts()[name].title for name in rows if name in contracts()}
    brief = " · ".join(f"{title[name]} {_when(rows[name])}" for name in _SOURCES if name in rows)
    whole = "\n".join(f"{words}: {_when(rows[name])}" for name, words in title.items())
    st.html(f'<span class="t-soft" title="{markup(whole)}">{markup(brief or "No data yet")}</span>', width="content")


def _problems() -> None:
    problems = len(door.answer("data/problems").rows)
    words = count(problems, "data problem") if problems else "Data"
    st.page_link(_DATA, label=words, width="content")


def _switch(workspace: str) -> None:
    other, words = ("own", "Our own data") if workspace == "demo" else ("demo", "Demo company")
    st.button(
        words,
        key="switch-workspace",
        on_click=door.look_at,
        kwargs={"workspace": other},
        help=f"Now on screen: {door.title(workspace)}.",
    )


def _banner(now: door.Scene) -> None:
    until = f"with events before {day(now.as_of)} only" if now.as_of else ""
    known = f"as it was known at version {now.version}" if now.known_at is not None else ""
    words = ", ".join(part for part in (until, known) if part)
    with st.container(key="banner", horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"You are looking back: the page shows the data {words}."), width="content")
        st.button("Back to now", key="back-to-now", on_click=door.look_at, kwargs={"as_of": None, "known_at": None})


def _when(last: date | None) -> str:
    """The last day, with its year where that is not the year the page counts to."""
    if last is None:
        return "never"
    today = door.scene().day
    return short_day(last) if today and last.year == (today - timedelta(days=1)).year else day(last)
