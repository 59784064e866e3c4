"""Words that no other file knows, each with the known words it looks like; and the aliases in force."""

from typing import Any

import streamlit as st

from dashboard.contracts import contract, contracts
from dashboard.format import count, show
from dashboard.likeness import likely
from dashboard.ui import door
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup, plain
from dashboard.ui.translation import is_open, propose

_MOST = 8


def strange_words() -> None:
    """The words with most money first: same as a known one, another, or left as they are."""
    found = door.answer("data/unmatched").records()
    left = st.session_state.setdefault("words left as they are", set())
    shown = [word for word in found if _name(word) not in left]
    with section("Words no other file knows", count(len(shown), "word") if shown else ""):
        if not shown:
            st.html(f'<p class="t-soft">{markup(_nothing(bool(found)))}</p>')
        for word in shown[:_MOST]:
            _word(word)
        if len(shown) > _MOST:
            st.html(f'<p class="t-soft">{len(shown) - _MOST:,} more in the receipt.</p>')
        if found:
            receipt("data/unmatched", part="unmatched")


def _nothing(was_left: bool) -> str:
    if was_left:
        return "The rest is left as it is, until the page is opened anew."
    return "Nothing. Owners, products, accounts and campaigns files, and touches, would show more."


def _word(word: dict[str, Any]) -> None:
    known = [row["value"] for row in door.answer("data/known_words", kind=word["kind"]).records()]
    near = likely(word["value"], known)
    with st.container(gap="xsmall", key=f"word-{_name(word)}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.html(f"<p class='t-loaded'>{_told(word, near)}</p>", width="stretch")
            given = {name: word[name] for name in ("table_name", "column_name", "value")}
            receipt("data/unmatched_rows", label="Rows", part="unmatched", **given)
        if is_open():
            _answers(word, known, near)


def _told(word: dict[str, Any], near: list[str]) -> str:
    amount = "" if word["amount"] is None else f", {show(word['amount'], 'money', door.currency())}"
    where = f"{word['kind']} in {contract(word['table_name']).title.lower()}, {count(word['row_count'], 'row')}{amount}"
    guess = f" looks like <strong>{markup(near[0])}</strong>" if near else ""
    return f"<strong>{markup(word['value'])}</strong>{guess} <span class='t-soft'>{markup(where)}</span>"


def _answers(word: dict[str, Any], known: list[str], near: list[str]) -> None:
    name = _name(word)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if near:
            st.button(f"Same as {plain(near[0])}", key=f"same-{name}", on_click=_same, args=(word, near[0]))
        chosen = f"other-{name}"
        st.selectbox(
            f"What {word['value']} is called",
            [*near[1:], *(value for value in known if value not in near)][:500],
            index=None,
            key=chosen,
            placeholder="Another",
            label_visibility="collapsed",
            width=180,
            on_change=lambda: _same(word, st.session_state[chosen]),
        )
        st.button("Leave", key=f"leave-{name}", type="tertiary", on_click=_leave, args=(name,))


def _same(word: dict[str, Any], ours: str | None) -> None:
    if ours:
        shared = sum(word["column_name"] in {column.name for column in table.columns} for table in contracts().values()) > 1
        table = "*" if shared else word["table_name"]
        row = {"table": table, "column": word["column_name"], "their_value": word["value"], "our_value": ours}
        propose("aliases", row)


def _leave(name: str) -> None:
    st.session_state["words left as they are"].add(name)


def _name(word: dict[str, Any]) -> str:
    return f"{word['table_name']}-{word['column_name']}-{word['value']}"


def aliases() -> None:
    """The aliases in force, what each changes, and its way out."""
    found = door.answer("data/aliases").records()
    with section("Aliases in force", count(len(found), "alias", "aliases") if found else ""):
        if not found:
            st.html(
                '<p class="t-soft">None yet: confirm one above, or load a file with table, column, their value and our value.</p>'
            )
        for row in found[:_MOST]:
            _alias(row)
        if len(found) > _MOST:
            st.html(f'<p class="t-soft">{len(found) - _MOST:,} more in the receipt.</p>')
        if found:
            receipt("data/aliases", part="aliases")


def _alias(row: dict[str, Any]) -> None:
    where = "every file" if row["table_name"] == "*" else contract(row["table_name"]).title.lower()
    means = row["means"] or "nothing: it leads in a circle"
    tail = f"{row['column_name'].replace('_', ' ')} in {where}, {count(row['row_count'], 'row')}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        words = f"<strong>{markup(row['their_value'])}</strong> is {markup(means)} <span class='t-soft'>{markup(tail)}</span>"
        st.html(f"<p class='t-loaded'>{words}</p>", width="stretch")
        receipt("data/alias_rows", label="Rows", part="alias", alias_id=row["alias_id"])
        if is_open():
            says = f"{row['their_value']} = {row['our_value']} taken out"
            given = {"gone": (row["alias_id"],), "says": says}
            st.button("Take out", key=f"alias-out-{row['alias_id']}", on_click=propose, args=("aliases",), kwargs=given)
