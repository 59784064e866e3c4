"""The meeting's part of the page: before it begins, while it runs, and once it is closed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.acts.close_meeting import close_meeting
from dashboard.format import count, listing, show
from dashboard.meeting.agenda import opening
from dashboard.meeting.pack import keepable
from dashboard.ui import door
from dashboard.ui.found import still_looking
from dashboard.ui.layout import badge_html, two
from dashboard.ui.me import ask_who, me
from dashboard.ui.sync import room
from dashboard.ui.sync.agenda import agenda, presenting, said_so_far
from dashboard.ui.sync.item import decide, on_table
from dashboard.ui.sync.pack import pack
from dashboard.ui.sync.parked import parked
from dashboard.ui.sync.past import past
from dashboard.ui.text import markup, plain
from dashboard.ui.words import empty


def meeting() -> None:
    """Run the sync, or look at one that was held."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="room"):
        held = room.choose_meeting()
        if held and not held["closed_at"]:
            room.listen(held["started_at"], held["minutes"])
            st.toggle("Presenter view", key="presenter", bind="query-params")
        if held:
            pack(held["meeting_date"])
    if held is None:
        st.title("There is nothing to meet over yet.", anchor=False)
        empty("The agenda is written from deals, leads and spend.", "opportunities")
    elif held["closed_at"]:
        past(held)
    else:
        _open(held)


def _open(held: Mapping[str, Any]) -> None:
    items = door.answer("meeting/agenda", meeting_date=held["meeting_date"]).records()
    item = next((one for one in items if one["item_id"] == held["item_id"]), None)
    presenting = bool(st.session_state.get("presenter"))
    _headline(held, items, item)
    room.told()
    if not presenting:
        ask_who()
        _controls(held, items)
    if item and presenting:
        with st.container(key="presented"):
            on_table(held, item)
    elif item:
        with two() as (left, right):
            with left:
                on_table(held, item)
            with right:
                decide(held, item, items)
    if not presenting:
        with two() as (left, right):
            with left:
                agenda(held, items)
                parked(held, items)
            with right:
                said_so_far(held, items)


def _headline(held: Mapping[str, Any], items: list[dict[str, Any]], item: Mapping[str, Any] | None) -> None:
    if item is None:
        waits = still_looking()
        st.title(plain(opening(held["meeting_date"], items, bool(waits))), anchor=False)
        if waits:
            st.html(f'<p class="t-soft">{markup(waits)}</p>')
        return
    place = 1 + [one["item_id"] for one in items].index(item["item_id"])
    line = f"Question {place} of {len(items)} · {count(int(item['minutes']), 'minute')} · {_at_stake(item)}{_presents(items, item)}"
    st.html(f'<p class="t-soft t-above">{markup(line)}{badge_html(item["side"] or "both")} can act</p>')
    words = f"{item['statement'] or ''} {item['question']}".strip()
    st.title(plain(words if words.endswith((".", "?")) else f"{words}?"), anchor=False)


def _presents(items: list[dict[str, Any]], item: Mapping[str, Any]) -> str:
    names = presenting(items)[item["item_id"]]
    return f"presented by {listing(names)} · " if names else ""


def _at_stake(item: Mapping[str, Any]) -> str:
    if item["mid"] is None:
        return ""
    low, mid, high = (show(item[end], "money", door.currency()) for end in ("low", "mid", "high"))
    return f"{mid} a quarter at stake ({low}–{high}) · "


def _controls(held: Mapping[str, Any], items: list[dict[str, Any]]) -> None:
    is_off = not room.may_write()
    with st.container(horizontal=True, gap="small", key="room-controls"):
        if not held["started_at"]:
            first = next((item["item_id"] for item in items if item["outcome"] is None), None)
            given = (held["meeting_date"], held["minutes"], first)
            st.button("Start the meeting", type="primary", disabled=is_off, on_click=room.begin, args=given)
        elif held["item_id"]:
            st.button("Back to the agenda", disabled=is_off, on_click=room.put_on_table, args=(held["meeting_date"], None))
        if held["started_at"]:
            st.button("Close the meeting", disabled=is_off, on_click=_close, args=(held["meeting_date"],))


def _close(meeting_date: date) -> None:
    try:
        close_meeting(door.warehouse(), meeting_date, keepable(door.warehouse(), meeting_date), me())
        st.session_state["meeting"] = str(meeting_date)
        room.tell("Closed. Its numbers are kept as they stand.")
    except room.REFUSALS as refused:
        room.tell(str(refused))
