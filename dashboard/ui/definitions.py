"""What the words mean: every question, term and table, one at a time."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.catalog import Query, queries
from dashboard.contracts import Contract, contracts
from dashboard.glossary import Term, glossary
from dashboard.ui.entries import show_question, show_table, show_term
from dashboard.ui.layout import section
from dashboard.ui.text import prose_markdown

_PAGES = {
    "week": "This week",
    "revenue": "Does it pay",
    "pipeline": "Pipeline",
    "handoff": "Hand-off",
    "evidence": "Does it pay",
    "findings": "Findings",
    "customers": "Customers",
    "plan": "Plan",
    "promises": "Meeting",
    "meeting": "Meeting",
    "data": "Data",
    "ledger": "Data",
    "definitions": "Definitions",
    "checks": "Checks",
    "marts": "Marts",
    "staging": "Staging",
}


@dataclass(frozen=True)
class Entry:
    """One thing that can be looked up."""

    name: str
    label: str
    group: str
    words: str
    show: Callable[[], None]


def entries() -> dict[str, list[Entry]]:
    """Everything that can be looked up, by kind, in the order of the pages."""
    order = list(_PAGES)
    asked = sorted((query for query in queries().values() if query.folder in order), key=lambda query: order.index(query.folder))
    return {
        "Terms": [_term(term) for term in glossary().values()],
        "Numbers": [_question(query) for query in asked if query.folder not in ("staging", "marts")],
        "Tables": [_table(table) for table in contracts().values()],
        "How it is built": [_question(query) for query in asked if query.folder in ("staging", "marts")],
    }


def _term(term: Term) -> Entry:
    return Entry(term.term, term.term, term.group, f"{term.sentence} {term.formula}", lambda: show_term(term))


def _question(query: Query) -> Entry:
    words = " ".join([query.meaning, *(f"{column.name} {column.meaning}" for column in query.columns)])
    return Entry(query.name, query.title, _PAGES[query.folder], words, lambda: show_question(query))


def _table(table: Contract) -> Entry:
    words = " ".join([table.meaning, *(f"{column.name} {column.meaning}" for column in table.columns)])
    return Entry(table.name, table.title, "", words, lambda: show_table(table))


def matching(found: list[Entry], wanted: str) -> list[Entry]:
    """The entries that hold every word wanted; those that hold them in their name first."""
    words = wanted.lower().split()
    named = [entry for entry in found if _holds(f"{entry.label} {entry.name}", words)]
    told = [entry for entry in found if entry not in named and _holds(f"{entry.label} {entry.name} {entry.words}", words)]
    return named + told


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text.lower() for word in words)


def definitions() -> None:
    """A search box, the list it leaves, and the one entry chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="looking-up"):
        wanted = st.text_input("Search", key="search", bind="query-params", placeholder="win rate, spend, MQL…", type="search")
        everything = entries()
        kind = st.segmented_control("Kind", list(everything), default="Terms", required=True, key="kind", bind="query-params")
    found = matching(everything[kind or "Terms"], wanted or "")
    index, chosen_one = st.columns([2, 3], gap="medium")
    with index, section(kind or "Terms", f"{len(found):,}"):
        chosen = _choose(found, kind or "Terms", everything, wanted or "")
    with chosen_one, st.container(border=True, key="card-entry"):
        if chosen:
            chosen.show()
        else:
            st.markdown("Choose an entry at the left.")


def _choose(found: list[Entry], kind: str, everything: dict[str, list[Entry]], wanted: str) -> Entry | None:
    if not found:
        elsewhere = [other for other, listed in everything.items() if other != kind and matching(listed, wanted)]
        tail = f" Look under {' or '.join(elsewhere)}." if elsewhere else ""
        st.markdown(prose_markdown(f"Nothing here fits.{tail}"))
        return None
    names = {entry.name: entry for entry in found}
    with st.container(height=460, border=False):
        name = st.radio(
            kind,
            list(names),
            key=f"entry-{kind}",
            format_func=lambda one: prose_markdown(f"{names[one].label} :gray[{names[one].group}]"),
            label_visibility="collapsed",
        )
    return names.get(name) if name else None
