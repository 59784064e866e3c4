"""The terms of the hand-over: what holds, what waits for the other side, and how a side proposes another."""

from typing import Any

import streamlit as st

from dashboard.acts.people import NotAllowed
from dashboard.acts.record import NotRecordable, record
from dashboard.catalog import Query, query
from dashboard.ui import door
from dashboard.ui.choices import choose
from dashboard.ui.form import Form, form
from dashboard.ui.layout import SIDES, section
from dashboard.ui.me import me
from dashboard.ui.tables import table
from dashboard.ui.text import fill_plain, markup, plain

PROMISES = {
    "First answer, in business hours": "first_response",
    "Share of answered leads that are judged": "disposition",
    "Share of rejected leads told why": "feedback",
    "Share of the leads planned": "volume",
    "Share of leads that fit": "fit",
    "Share of judged leads that are accepted": "acceptance",
}
_OF_SALES = ("first_response", "disposition", "feedback")
_KEY = ("promise", "region", "segment", "valid_from")
_SHOWN = ["side", "words", "hours", "share", "region", "segment", "valid_from", "marketing_by", "sales_by", "state"]
_LABELS = {"words": "Promise", "valid_from": "From", "marketing_by": "Marketing", "sales_by": "Sales"}
_SAID = "what became of a term"


def terms(name: str) -> None:
    """All terms with their history, an Agree where one waits, and the way to propose one."""
    table(name, _SHOWN, _LABELS, note="a term counts once both sides agreed", empty="No term is agreed: the settings count.")
    waiting = [row for row in door.answer(name).records() if row["state"].startswith("waits for")]
    with section("Change a term", "the other side sees it here and agrees, or not", "both"):
        if said := st.session_state.pop(_SAID, ""):
            st.markdown(plain(said))
        for place, row in enumerate(waiting):
            _waiting(query(name), row, place)
        promise = choose("Promise", PROMISES, "term")
        form(_form(promise), f"term-{promise}")


def _waiting(asked: Query, row: dict[str, Any], place: int) -> None:
    amount = "{hours}" if row["hours"] is not None else "{share}"
    where = "".join(f", {row[name]}" for name in ("region", "segment") if row[name])
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"term-waits-{place}"):
        words = fill_plain("{words} " + amount + ", from {valid_from}", row, asked)
        st.html(f"<p>{markup(words + where)}: it {markup(row['state'])}.</p>", width="stretch")
        if me().side in SIDES and row["state"] in (f"waits for {me().side}", "waits for both"):
            st.button("Agree", key=f"agree-{place}", on_click=_agree, args=({name: row[name] for name in _KEY},))


def _agree(key: dict[str, Any]) -> None:
    person = me()
    try:
        record(door.warehouse(), "sla", key | {f"{person.side}_by": person.name}, person)
        st.session_state[_SAID] = "Agreed: it counts from its first day."
    except (NotRecordable, NotAllowed) as refused:
        st.session_state[_SAID] = str(refused)


def _form(promise: str) -> Form:
    hours = promise == "first_response"
    return Form(
        "sla",
        ("value", "region", "segment", "valid_from"),
        labels={"value": "Business hours" if hours else "Share, in per cent", "valid_from": "First day it holds"},
        options={name: door.answer(f"data/{name}s").values(name) for name in ("region", "segment")},
        values={"value": 4.0 if hours else 80.0, "valid_from": door.scene().day},
        fixed=lambda: _proposed(promise),
        button="Propose",
        said="Proposed: it waits for the other side.",
    )


def _proposed(promise: str) -> dict[str, Any]:
    """The rest of a proposal; it agrees for the side of who is looking, and for that side only."""
    person = me()
    if person.side not in ("marketing", "sales"):
        raise NotRecordable("A term is proposed by marketing or by sales: say your side under your name, top right.")
    typed = {name: st.session_state.get(f"form-term-{promise}-{name}") or None for name in (*_KEY[1:], "value")}
    if _stands(promise, typed):
        raise NotRecordable("A term both sides agreed on holds from that very day: choose a later first day.")
    hours = promise == "first_response"
    if not typed["value"] or (not hours and typed["value"] > 100):
        raise NotRecordable("A term needs a number above zero; a share is at most 100 per cent.")
    return {
        "promise": promise,
        "side": "sales" if promise in _OF_SALES else "marketing",
        "measured_in": "hours" if hours else "ratio",
        "value": typed["value"] if hours else typed["value"] / 100,
        "marketing_by": person.name if person.side == "marketing" else None,
        "sales_by": person.name if person.side == "sales" else None,
    }


def _stands(promise: str, typed: dict[str, Any]) -> bool:
    wanted = {"promise": promise} | {name: typed[name] for name in _KEY[1:]}
    return any(
        row["marketing_by"] and row["sales_by"] and all(row[name] == value for name, value in wanted.items())
        for row in door.answer("handoff/terms").records()
    )
