"""Who is looking: one of the people on the roster, or a name and a side; a cookie keeps it on this computer."""

from urllib.parse import quote, unquote

import streamlit as st

from dashboard.acts.people import LOCAL, Person
from dashboard.ui import door
from dashboard.ui.layout import SIDES
from dashboard.ui.text import plain

COOKIE = "tandem_me"
_ME = "me"
_SIDED = {words: side for side, words in SIDES.items() if side != "both"} | {"Finance": "finance"}


def me() -> Person:
    """Who is looking; LOCAL while nobody said."""
    name, side = st.session_state.get(_ME) or _kept()
    return Person(name, side=side or side_of(name)) if name else LOCAL


def is_known() -> bool:
    """Whether somebody said who is looking."""
    return me() != LOCAL


def who() -> None:
    """The name of who is looking, and the way to say another."""
    known = me().name if is_known() else None
    with st.popover(plain(known or "Who are you?"), type="tertiary", key="who"):
        st.html('<p class="t-soft">Notes, promises and answers carry this name.</p>')
        names = door.answer("data/people").values("person")
        names = names if known in (None, *names) else [known, *names]
        at = names.index(known) if known else None
        chosen = st.selectbox("Your name", names, at, key="who-name", accept_new_options=True, placeholder="Choose or type")
        side = side_of(chosen) if chosen else ""
        if chosen and not side:
            side = _SIDED.get(st.segmented_control("Your side", list(_SIDED), key="who-side") or "", "")
        if chosen and side and chosen != known:
            st.button("That is me", type="primary", key="who-save", on_click=_become, args=(chosen, side))


def ask_who() -> bool:
    """Whether somebody is known; else say what is missing."""
    if not is_known():
        st.html('<p class="t-soft">Say who you are first: “Who are you?” stands at the top right.</p>')
    return is_known()


def _become(name: str, side: str) -> None:
    st.session_state[_ME] = (name, side)


def keep() -> None:
    """Put who is looking into the cookie, once after it changed; drawn by the frame."""
    said = st.session_state.get(_ME)
    if said and said != _kept():
        st.html(f'<img alt="" class="t-hidden" src="me?name={quote(said[0])}&side={quote(said[1])}">')


def _kept() -> tuple[str, str]:
    kept = st.context.cookies.get(COOKIE)
    name, _, side = unquote(kept if isinstance(kept, str) else "").partition("|")
    return name, side if side in _SIDED.values() else ""


def side_of(name: str) -> str:
    """Whose side somebody on the roster stands on; empty where it does not say."""
    found = {row["person"]: row["side"] or "" for row in door.answer("data/people").records()}
    return found.get(name, "")
