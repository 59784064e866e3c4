"""Promises: who leads what, whether its number moved, and what was learned."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import streamlit as st

from dashboard.acts.record import new_id
from dashboard.format import count, short_day
from dashboard.library import ask
from dashboard.meeting.checks import WORDS, Checked, check, checkable
from dashboard.ui import door
from dashboard.ui.form import Form, form
from dashboard.ui.layout import badge_html, section
from dashboard.ui.me import me
from dashboard.ui.sync import room
from dashboard.ui.sync.beside import beside_html
from dashboard.ui.sync.record import record
from dashboard.ui.text import markup, plain
from dashboard.warehouse import now

_EVERYONE = "Everyone"
_SHOWN = 12


def promises() -> None:
    """All promises, or one person's own page of them."""
    owner = _chosen()
    rows = door.answer("promises/list", owner=owner, meeting_date=None).records()
    st.title(plain(opening(rows, owner)), anchor=False)
    room.told()
    open_ = [row for row in rows if row["status"] in ("open", "carried")]
    for row in open_[:_SHOWN]:
        _card(row)
    if room.may_write():
        with st.popover("Promise something", key="new-promise"):
            form(_new(), "promise")
    record(owner)


def _chosen() -> str | None:
    """Whose page it is: everyone's, or that of one person; first that of who looks, where they do not lead a side."""
    rows = door.answer("promises/list", owner=None, meeting_date=None).records()
    people = sorted({row[name] for row in rows for name in ("owner", "helper", "stand_in") if row[name]})
    leaders = [row["person"] for row in door.answer("data/people").records() if row["is_leader"]]
    mine = people.index(me().name) + 1 if me().name in people and me().name not in leaders else 0
    with st.container(horizontal=True, vertical_alignment="bottom", key="room"):
        name = st.selectbox("Promises of", [_EVERYONE, *people], mine, key="person", bind="query-params", width=260)
    return None if name == _EVERYONE else name


def opening(rows: list[dict[str, Any]], owner: str | None) -> str:
    """How many promises are open and due, in a sentence."""
    open_ = [row for row in rows if row["status"] in ("open", "carried")]
    due = sum(1 for row in open_ if row["is_due"])
    whose = f"{owner} leads or helps with" if owner else "There are"
    if not rows:
        return "Nothing is promised yet: promises are made in the meeting, or here."
    return f"{whose} {count(len(open_), 'open promise')}, {due} due."


def due_cards(meeting_date: date) -> None:
    """The promises that are due on this day, with what the data say."""
    rows = [row for row in door.answer("promises/list", owner=None, meeting_date=meeting_date).records() if row["is_due"]]
    for row in rows[:_SHOWN]:
        _card(row)


def promises_due() -> None:
    """The promises due, for This week; nothing where none is."""
    rows = [row for row in door.answer("promises/list", owner=None, meeting_date=None).records() if row["is_due"]]
    if not rows:
        return
    with section("Promises due", count(len(rows), "promise")):
        lines = "".join(f"<tr><td>{badge_html(row['side'] or 'both')}</td><td>{_words(row)}</td></tr>" for row in rows[:_SHOWN])
        st.html(f'<table class="t-table"><tbody>{lines}</tbody></table>')
        st.page_link("views/meeting.py", label="See what the data say")


def _words(row: Mapping[str, Any]) -> str:
    helper = f", with {row['helper']}" if row["helper"] else ""
    helper += f", {row['stand_in']} stands in" if row["stand_in"] else ""
    first = ", first time leading this" if row["is_first_time"] else ""
    due = f" · due {short_day(row['due_date'])}" if row["due_date"] else ""
    return f'{markup(row["promise"])}<div class="t-soft">{markup(str(row["owner"]) + first + helper + due)}</div>'


def _card(row: Mapping[str, Any]) -> None:
    found = _checked(door.scene(), tuple(row.items()))
    with st.container(border=True, gap="xsmall", key=f"card-promise-{row['action_id']}"):
        mark = f'{badge_html(row["side"] or "both")} <span class="t-badge t-calm">{markup(WORDS[found.word])}</span>'
        st.html(f'<div class="t-loaded">{_words(row)}</div><p class="t-soft">{mark} {markup(found.sentence)}</p>')
        if found.movement and found.movement.mid is not None:
            st.html(beside_html(row["action_id"]))
        if room.may_write() and not st.session_state.get("presenter"):
            with st.container(horizontal=True, gap="small", key=f"do-{row['action_id']}"):
                with st.popover("What we learned", key=f"learn-{row['action_id']}"):
                    _learn(row, found)
                with st.popover("Stand-in", key=f"stand-in-{row['action_id']}"):
                    form(_stand_in(row), f"stand-in-{row['action_id']}")


@st.cache_data(max_entries=256, show_spinner="Asking week by week …")
def _checked(scene: door.Scene, row: tuple[tuple[str, Any], ...]) -> Checked:
    with door.warehouse().reading(scene.version, scene.as_of) as reader:
        return check(reader, dict(row), scene.currency)


def _learn(row: Mapping[str, Any], found: Checked) -> None:
    key = row["action_id"]
    with st.form(f"close-{key}", border=False):
        st.text_area("What we learned", row["learned"] or "", key=f"learned-{key}", height=80)
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Done", type="primary", on_click=_close, args=(row, found, "done"))
            st.form_submit_button("Two weeks more", on_click=_close, args=(row, found, "carried"))
            st.form_submit_button("Drop it", on_click=_close, args=(row, found, "dropped"))


def _close(row: Mapping[str, Any], found: Checked, status: str) -> None:
    learned, beside = _kept_words(row, str(st.session_state[f"learned-{row['action_id']}"] or "").strip())
    changes: dict[str, Any] = {"action_id": row["action_id"], "status": status, "learned": learned or None}
    today = door.scene().day
    if status == "carried":
        changes["due_date"] = max(filter(None, (today, row["due_date"]))) + timedelta(days=14)
    else:
        moved = found.movement
        changes |= {"judged": found.word, "judged_on": today}
        changes |= {f"change_{end}": getattr(moved, end) if moved else None for end in ("low", "mid", "high")}
    room.write([("actions", changes)], f"{'Carried over' if status == 'carried' else 'Closed'}: {row['promise']}{beside}")


def _kept_words(row: Mapping[str, Any], typed: str) -> tuple[str, str]:
    """What was typed, beside what somebody else wrote meanwhile."""
    newest = ask(door.warehouse(), "promises/list", {}).records()
    theirs = next((one["learned"] for one in newest if one["action_id"] == row["action_id"]), None)
    if not theirs or theirs == row["learned"] or theirs == typed:
        return typed, ""
    return f"{theirs} {typed}".strip(), " Somebody else wrote at the same time: both are kept."


def _stand_in(row: Mapping[str, Any]) -> Form:
    names, fixed = door.answer("data/people").values("person"), {"action_id": row["action_id"]}
    labels, values = {"stand_in": "Who stands in for the owner"}, {"stand_in": row["stand_in"]}
    return Form("actions", ["stand_in"], labels, {"stand_in": names}, values, fixed=fixed, said="It stands on their page too.")


def _new() -> Form:
    def fixed() -> dict[str, Any]:
        made = {"action_id": new_id("ACT"), "promised_on": door.scene().day or now().date(), "status": "open"}
        return made | {"side": me().team}

    names = door.answer("data/people").values("person")
    return Form(
        "actions",
        ["promise", "owner", "helper", "is_first_time", "due_date", "leading_check", "leading_target"],
        {"is_first_time": "First time leading this", "leading_check": "Moves soon", "leading_target": "to"},
        {"owner": names, "helper": names, "leading_check": list(checkable())},
        fixed=fixed,
        button="Promise",
        said="Promised.",
    )
