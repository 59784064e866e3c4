"""Notes about a date: written in place on a chart, shown on every chart over time, listed on Definitions."""

from typing import Any

import streamlit as st

from dashboard.acts.record import NotRecordable, new_id
from dashboard.ui import door
from dashboard.ui.form import Form, form
from dashboard.ui.layout import section
from dashboard.ui.me import me
from dashboard.ui.written import written
from dashboard.warehouse import now

_COLUMNS = ("happened_on", "until", "kind", "note")
_LABELS = {"happened_on": "Day", "until": "Last day (leave empty where it lasts)", "kind": "What kind", "note": "What happened"}
_LINE = "{happened_on}, {kind}: {note} ({written_by})"


def add_a_note(key: str) -> None:
    """The way to note a date, small, under a chart."""
    if door.scene().known_at is None:
        with st.popover("Add a note", type="tertiary", key=f"note-on-{key}"):
            note_form(key)


def note_form(key: str) -> None:
    """The form of a note about a date."""
    asked = Form(
        "notes",
        _COLUMNS,
        _LABELS,
        values={"kind": "launch"},
        fixed=lambda: _about(key),
        button="Note it",
        said="Noted: every chart over time shows it, and the evidence takes it into account.",
    )
    form(asked, key=f"noted-{key}")


def notes() -> None:
    """All notes, each with its way back, and the form."""
    with section("Notes on the charts", "a launch, a new price, a rep who left, broken tracking"):
        fill = "Nothing is noted. Every chart over time has “Add a note”."
        written("definitions/notes", _LINE, most=30, empty=fill)
        add_a_note("list")


def _about(key: str) -> dict[str, Any]:
    first, last = (st.session_state.get(f"form-noted-{key}-{name}") for name in ("happened_on", "until"))
    if not first:
        raise NotRecordable("A note needs its day: the charts show it there.")
    if last and last < first:
        raise NotRecordable("The last day stands before the first: give the earlier one first.")
    who = me()
    row = {"note_id": new_id("NOT"), "written_at": now(), "written_by": who.name, "about_kind": "date"}
    return row | {"side": who.team}
