"""A small form that writes one row of a table of Tandem's own; its labels, hints and refusals are the contract's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard.acts.people import NotAllowed
from dashboard.acts.record import NotRecordable, record
from dashboard.contracts import Column, contract
from dashboard.ui import door
from dashboard.ui.me import ask_who, me
from dashboard.ui.text import plain

_LONG = 60
_SAID = "what the form did"
_ROOMY = ("said", "reason", "promise", "learned", "note", "hunch", "hypothesis", "answer", "decision", "sentence")


@dataclass(frozen=True)
class Form:
    """Which columns of a table are asked for, and what the rest are.

    labels: words for a column; options: what a column may be picked from (other words may be typed); values: what stands there at
    first; many: columns that hold several of their options, with ; between; fixed: the other columns, or a callable that makes them
    when the row is saved (a new id) and may raise NotRecordable.
    """

    table: str
    columns: Sequence[str]
    labels: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    many: Sequence[str] = ()
    fixed: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(default_factory=dict)
    button: str = "Save"
    said: str = "Saved."


def form(asked: Form, key: str) -> None:
    """Draw the form; what it saves carries who is looking. Nothing is written while the page looks back."""
    if door.scene().known_at is not None:
        st.html('<p class="t-soft">The page looks back: nothing is written here.</p>')
        return
    if not ask_who():
        return
    table = contract(asked.table)
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        for name in asked.columns:
            _widget(table.column(name), asked, f"form-{key}-{name}")
        st.form_submit_button(asked.button, type="primary", on_click=_save, args=(asked, key))
    if words := st.session_state.pop(f"{_SAID} {key}", ""):
        st.markdown(plain(words))


def _widget(column: Column, asked: Form, key: str) -> None:
    label = _label(column, asked)
    help_, value = column.meaning, asked.values.get(column.name)
    options = asked.options.get(column.name) or column.allowed
    if column.name in asked.many:
        st.multiselect(label, options, [one for one in (value or "").split(";") if one in options], key=key, help=help_)
    elif options:
        at = next((place for place, one in enumerate(options) if one == value), None)
        st.selectbox(label, options, at, key=key, help=help_, accept_new_options=not column.allowed)
    elif column.type == "date":
        st.date_input(label, value, key=key, help=help_, format="YYYY-MM-DD")
    elif column.type == "flag":
        st.checkbox(label, bool(value), key=key, help=help_)
    elif column.type in ("money", "number", "integer"):
        st.number_input(label, value=value, key=key, help=help_, step=1 if column.type == "integer" else None)
    elif len(column.example) > _LONG or column.name in _ROOMY:
        st.text_area(label, value or "", key=key, help=help_, placeholder=column.example, height=80)
    else:
        st.text_input(label, value or "", key=key, help=help_, placeholder=column.example)


def _label(column: Column, asked: Form) -> str:
    return asked.labels.get(column.name) or column.name.replace("_", " ").capitalize()


def _save(asked: Form, key: str) -> None:
    typed = {name: _typed(st.session_state.get(f"form-{key}-{name}")) for name in asked.columns}
    try:
        _check(asked, typed)
        fixed = asked.fixed() if callable(asked.fixed) else asked.fixed
        row = {name: None if value == "" else value for name, value in {**typed, **fixed}.items()}
        record(door.warehouse(), asked.table, row, me())
    except (NotRecordable, NotAllowed) as refused:
        st.session_state[f"{_SAID} {key}"] = str(refused)
        return
    for name in asked.columns:
        st.session_state.pop(f"form-{key}-{name}", None)
    st.session_state[f"{_SAID} {key}"] = asked.said


def _check(asked: Form, typed: Mapping[str, Any]) -> None:
    """Raise NotRecordable by the label where something is not filled in that every row needs."""
    table = contract(asked.table)
    for column in map(table.column, asked.columns):
        if column.required and typed[column.name] in (None, ""):
            raise NotRecordable(f"{table.title}: “{_label(column, asked)}” is empty. {column.meaning}")


def _typed(value: Any) -> Any:
    return ";".join(value) if isinstance(value, list) else value
