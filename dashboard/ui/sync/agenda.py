"""The agenda, which both leaders may add to, reorder and shorten, and what was said so far."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.acts.record import new_id
from dashboard.format import listing, short_day
from dashboard.meeting.agenda import asked
from dashboard.meeting.presents import presents
from dashboard.ui import door
from dashboard.ui.found import still_looking
from dashboard.ui.layout import SIDES, badge_html, section
from dashboard.ui.me import me
from dashboard.ui.sync import room
from dashboard.ui.text import markup, plain

_STATES = {"decided": "done", "parked": "parked", "carried": "carried over"}
_KINDS = {
    "decided": "decided",
    "parked": "parked",
    "carried": "carried over",
    "promised": "promises",
    "noted": "notes",
    "disputed": "says it is not so",
}
_NAMED = 2
_BY_SIDE = {words: side for side, words in SIDES.items()}


def presenting(items: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Who presents each question."""
    due = door.answer("promises/list", owner=None, meeting_date=None).records()
    return presents(items, door.answer("data/people").records(), due)


def agenda(held: Mapping[str, Any], items: list[dict[str, Any]]) -> None:
    """The questions in order; a press puts one on the table, the menu moves or drops it, or names who presents it."""
    names = presenting(items)
    with section("Agenda", "promises, what was carried over, then by money at stake"):
        for place, item in enumerate(items):
            _line(held, items, place, names[item["item_id"]])
        if not items:
            tail = "Findings may still come." if still_looking() else "Add a question, or end early."
            st.html(f'<p class="t-soft">No promise is due and nothing was carried over. {tail}</p>')
        _add(held, items)


def _line(held: Mapping[str, Any], items: list[dict[str, Any]], place: int, names: list[str]) -> None:
    item = items[place]
    is_now = item["item_id"] == held["item_id"]
    key = f"agenda-{item['item_id']}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"line-{key}"):
        with st.container(gap="xxsmall", width="stretch", key=f"asks-{key}"):
            words = f"{place + 1}. {item['statement'] or item['question']}"
            if not room.may_write():
                st.html(f"<p class='t-loaded'>{markup(words)}</p>")
            else:
                given = (held["meeting_date"], item["item_id"])
                label = f"**{plain(words)}**" if is_now else plain(words)
                st.button(label, type="tertiary", key=key, on_click=room.put_on_table, args=given)
            st.html(f'<span class="t-soft">{markup(_state(item, is_now, names))}</span>')
        if room.may_write():
            _menu(held, items, place, key)


def _menu(held: Mapping[str, Any], items: list[dict[str, Any]], place: int, key: str) -> None:
    with st.popover("Change", type="tertiary", key=f"move-{key}"):
        people, named = door.answer("data/people").values("person"), items[place]["presenter"]
        known = people if named in (None, *people) else [named, *people]
        at, given = (known.index(named) if named else None), (held, items[place], f"presents-{key}")
        st.selectbox("Who presents it", known, at, key=f"presents-{key}", placeholder="As it stands", accept_new_options=True)
        st.button("Let them present it", key=f"present-{key}", on_click=_presented, args=given)
        if place:
            st.button("Earlier", key=f"up-{key}", on_click=_move, args=(held, items, place, -1))
        if place < len(items) - 1:
            st.button("Later", key=f"down-{key}", on_click=_move, args=(held, items, place, 1))
        st.button("Drop it today", key=f"drop-{key}", on_click=_change, args=(held, items[place], {"is_dropped": True}))


def _state(item: Mapping[str, Any], is_now: bool, names: list[str]) -> str:
    if item["outcome"]:
        return _STATES[item["outcome"]]
    who = f"{listing(names[:_NAMED])} · " if names else ""
    return f"{who}now" if is_now else f"{who}{int(item['minutes'])} min"


def _presented(held: Mapping[str, Any], item: Mapping[str, Any], key: str) -> None:
    _change(held, item, {"presenter": st.session_state.get(key)})


def _change(held: Mapping[str, Any], item: Mapping[str, Any], columns: Mapping[str, Any]) -> None:
    row = {"meeting_date": held["meeting_date"], "item_id": item["item_id"], "changed_by": me().name, **columns}
    room.write([("meeting_items", row)])


def _move(held: Mapping[str, Any], items: list[dict[str, Any]], place: int, step: int) -> None:
    others = [one["place"] for at, one in enumerate(items) if at != place]
    to = place + step
    before = others[to - 1] if to else others[0] - 10
    after = others[to] if to < len(others) else others[-1] + 10
    _change(held, items[place], {"position": (before + after) / 2})


def _add(held: Mapping[str, Any], items: list[dict[str, Any]]) -> None:
    if not room.may_write():
        return
    with st.popover("Add a question", key="add-question"), st.form("add-item", border=False, clear_on_submit=True):
        st.text_input("What is to be decided?", key="new-question", placeholder="Who answers the leads of the Lyon event?")
        st.segmented_control("Who can act", list(_BY_SIDE), default="Both", key="new-side")
        st.number_input("Minutes", 1, 60, 8, key="new-minutes")
        st.form_submit_button("Add", on_click=_added, args=(held, items))


def _added(held: Mapping[str, Any], items: list[dict[str, Any]]) -> None:
    question = str(st.session_state["new-question"]).strip()
    if not question:
        room.tell("Say in a few words what is to be decided; nothing was added.")
        return
    last = max((float(item["place"]) for item in items), default=300.0)
    row = {
        "meeting_date": held["meeting_date"],
        "item_id": new_id("ITM"),
        "question": question,
        "side": _BY_SIDE.get(st.session_state["new-side"] or "Both"),
        "minutes": st.session_state["new-minutes"],
        "position": max(last, 300.0) + 10,
        "changed_by": me().name,
    }
    room.write([("meeting_items", row)])


def said_so_far(held: Mapping[str, Any], items: list[dict[str, Any]]) -> None:
    """Decisions, promises and notes of this meeting, in the order they were made."""
    rows = [row for row in door.answer("meeting/said", meeting_date=held["meeting_date"]).records() if row["kind"] != "disputed"]
    with section("Said so far", f"{len(rows)} lines" if rows else ""):
        st.html(said_html(rows, asked(items)))


def said_html(rows: list[dict[str, Any]], questions: Mapping[str, str]) -> str:
    """The lines as HTML; a sentence where there are none."""
    if not rows:
        return '<p class="t-soft">Nothing yet. Notes written before the meeting stand here too.</p>'
    lines = "".join(
        f"<tr><td>{badge_html(row['side'] or 'both')}</td><td>{markup(row['words'])}"
        f'<div class="t-soft">{markup(_whose(row, questions))}</div></td></tr>'
        for row in rows
    )
    return f'<div class="t-scroll"><table class="t-table"><tbody>{lines}</tbody></table></div>'


def _whose(row: Mapping[str, Any], questions: Mapping[str, str]) -> str:
    due = f" by {short_day(row['due_date'])}" if row["due_date"] else ""
    about = questions.get(row["item_id"] or "", "")
    return " · ".join(part for part in (f"{row['who'] or 'Somebody'} {_KINDS[row['kind']]}{due}", about) if part)
