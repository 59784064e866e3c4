"""Definitions as a contract: what holds and who signed, what waits, and how a side proposes a change."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboard.acts.agree import Proposal, agree, propose, refuse
from dashboard.acts.people import NotAllowed
from dashboard.acts.record import NotRecordable
from dashboard.agreements import Agreement, agreements
from dashboard.format import day, listing
from dashboard.ui import door
from dashboard.ui.choices import choose
from dashboard.ui.effects import effects
from dashboard.ui.grid import html_table
from dashboard.ui.layout import section
from dashboard.ui.marks import variant_words
from dashboard.ui.me import ask_who, me
from dashboard.ui.text import markup, plain

_SAID = "what became of a definition"
_SHOWN = "the change that is weighed"
_NO_MARGIN = "Not set: whether marketing pays cannot be told."


def agreed() -> None:
    """What every signed term means today, its history, what waits, and the way to propose."""
    rows = door.answer("definitions/agreed").records()
    with section("What we agreed on", "margin is signed by finance too", "both"):
        st.html(html_table(("Term", "What holds", "From", "Signed by"), [_standing(one, rows) for one in agreements().values()]))
        st.html('<p class="t-soft">How soon leads are answered, and the other promises, are signed on Hand-off, under Terms.</p>')
        if past := [_past(row) for row in rows if row["state"] in ("to come", "replaced", "refused")]:
            with st.expander("Before and after", key="agreed-before"):
                st.html(html_table(("Term", "From", "What it said", "State"), past))
    with section("Change a definition", "all who sign it see it here and agree, or not", "both"):
        if said := st.session_state.pop(_SAID, ""):
            st.markdown(plain(said))
        for row in rows:
            if row["state"] == "waits" and row["term"] in agreements():
                _waiting(agreements()[row["term"]], row)
        if door.scene().known_at is None and ask_who():
            _proposing()


def _standing(term: Agreement, rows: list[dict[str, Any]]) -> tuple[str, str, str, str]:
    found = next((row for row in rows if row["term"] == term.term and row["state"] == "in force"), None)
    if found is None:
        return term.title, _unsigned(term), "", "nobody yet"
    said = variant_words(term, found["variant"], found["number"], found["listed"])
    return term.title, f"{said}{_lacking(term, found['variant'])}", day(found["valid_from"]), _signers(found)


def _unsigned(term: Agreement) -> str:
    known = door.first("definitions/known")
    if term.takes == "percent":
        return f"{known['gross_margin'] * 100:g}%" if known["gross_margin"] is not None else _NO_MARGIN
    if term.takes == "list":
        return str(known["new_business"]).replace(";", ", ")
    return f"{known[f'{term.term}_days']:g} days" if term.takes else term.variants["usual"]


def _lacking(term: Agreement, variant: str) -> str:
    return " Cannot be computed from the files loaded." if term.missing(variant, door.first("definitions/known")) else ""


def _signers(row: dict[str, Any]) -> str:
    signed = [f"{row[f'{side}_by']} ({side})" for side in ("marketing", "sales", "finance") if row[f"{side}_by"]]
    return listing(signed)


def _past(row: dict[str, Any]) -> tuple[str, str, str, str]:
    term = agreements().get(row["term"])
    said = variant_words(term, row["variant"], row["number"], row["listed"]) if term else row["variant"]
    state = f"refused by {row['refused_by']}: {row['reason']}" if row["state"] == "refused" else row["state"]
    return term.title if term else row["term"], day(row["valid_from"]), said, state


def _waiting(term: Agreement, row: dict[str, Any]) -> None:
    key = f"{row['term']}-{row['valid_from']}"
    side, said = me().side, variant_words(term, row["variant"], row["number"], row["listed"])
    missing = [one for one in term.signed_by if not row[f"{one}_by"]]
    why = f" “{row['sentence']}”" if row["sentence"] else ""
    words = f"{term.title}, from {day(row['valid_from'])}: {said.rstrip('.')}. {row['proposed_by']} proposed it.{why}"
    with st.container(border=True, key=f"waits-{key}"):
        st.html(f'<p>{markup(words)}</p><p class="t-soft">It waits for {markup(listing(missing))}.</p>')
        with st.container(horizontal=True, gap="small", key=f"answers-{key}"):
            if side in missing:
                st.button("Agree", type="primary", key=f"agree-{key}", on_click=_act, args=(_agree, row))
            if side in term.signed_by and door.scene().known_at is None:
                with st.popover("Take back" if row[f"{side}_by"] else "Refuse", key=f"refuse-{key}"):
                    st.text_area("Why?", key=f"why-{key}", height=80)
                    st.button("Say so", key=f"say-{key}", on_click=_act, args=(_refuse, row))
            _weigh_button(Proposal(row["term"], row["variant"], row["valid_from"], _value(row)), key)


def _value(row: dict[str, Any]) -> str:
    if row["variant"] == "list":
        return row["listed"] or ""
    if row["number"] is None:
        return ""
    return f"{row['number'] * 100:g}" if row["variant"] == "percent" else f"{row['number']:g}"


def _proposing() -> None:
    term = agreements()[choose("Term", {one.title: name for name, one in agreements().items()}, "contract")]
    st.html(f'<p class="t-soft">{markup(f"{term.asks} It counts {term.counts}; numbers of earlier days stay as they are.")}</p>')
    proposal = _typed(term)
    with st.container(horizontal=True, gap="small", key="proposing"):
        st.button("Propose", type="primary", key="propose", on_click=_act, args=(_propose, proposal))
        _weigh_button(proposal, "typed")


def _typed(term: Agreement) -> Proposal:
    variant, value, name = term.takes, "", term.term
    if term.takes == "list":
        value = ";".join(st.multiselect("Types", _types(), key=f"types-{name}", accept_new_options=True))
    elif term.takes:
        unit = "Per cent" if term.takes == "percent" else "Days"
        number = st.number_input(unit, term.least, term.most, None, step=1, key=f"number-{name}")
        value = "" if number is None else f"{number:g}"
    else:
        variant = st.radio("Variant", list(term.variants), format_func=term.variants.__getitem__, key=f"variant-{name}") or ""
    first = st.date_input("First day it holds", door.scene().day, key=f"from-{name}", format="YYYY-MM-DD")
    why = st.text_input("Why", key=f"because-{name}", placeholder="What it makes better for both sides")
    return Proposal(name, variant, first if isinstance(first, date) else date.max, value, why or "")


def _types() -> list[str]:
    known = door.first("definitions/known")
    return [part for part in (known["named_types"] or "").split(";") if part]


def _weigh_button(proposal: Proposal, key: str) -> None:
    weighed = (proposal.term, proposal.variant, proposal.value)
    if st.button("What would it change?", key=f"weigh-{key}") or st.session_state.get(_SHOWN) == (key, weighed):
        st.session_state[_SHOWN] = (key, weighed)
        effects(proposal)


def _act(act: Callable[..., str], what: Any) -> None:
    try:
        st.session_state[_SAID] = act(what)
    except (NotRecordable, NotAllowed) as refused:
        st.session_state[_SAID] = str(refused)


def _propose(proposal: Proposal) -> str:
    propose(door.warehouse(), proposal, me())
    return "Proposed: it waits for the others who sign it."


def _agree(row: dict[str, Any]) -> str:
    agree(door.warehouse(), row["term"], row["valid_from"], me())
    return "Agreed."


def _refuse(row: dict[str, Any]) -> str:
    reason = st.session_state.get(f"why-{row['term']}-{row['valid_from']}") or ""
    refuse(door.warehouse(), row["term"], row["valid_from"], reason, me())
    return "Refused: it stays on record with the reason."
