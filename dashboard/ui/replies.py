"""Marketing's answer to the words that come back with rejected leads: written beside the campaign, kept, taken back."""

from typing import Any

import streamlit as st

from dashboard.acts.record import new_id
from dashboard.ui import door
from dashboard.ui.form import Form, form
from dashboard.ui.layout import section
from dashboard.ui.me import me
from dashboard.ui.written import written
from dashboard.warehouse import now

_MOST = 30


def replies(rejections: str, answers: str, **when: Any) -> None:
    """The form for an answer, and the answers given."""
    rejected = door.answer(rejections, **when).values("about")[:_MOST]
    with section("What marketing answers", "kept beside the campaign and the words", "marketing"):
        written(answers, "{about} — {answer} ({written_by})", empty="Nothing is answered yet.")
        if rejected:
            with st.popover("Answer", key="answer-rejection"):
                form(_form(rejected), "reply")


def _form(rejected: list[str]) -> Form:
    return Form(
        "notes",
        ("about_id", "note"),
        labels={"about_id": "Campaign and words", "note": "What marketing does about it"},
        options={"about_id": rejected},
        values={"about_id": rejected[0]},
        fixed=_note,
        button="Answer",
        said="Answered.",
    )


def _note() -> dict[str, Any]:
    person = me()
    about = {"note_id": new_id("NOT"), "written_at": now(), "written_by": person.name, "about_kind": "campaign"}
    return about | {"side": person.team}
