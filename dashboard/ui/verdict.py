"""The verdict: does media spend drive revenue, does it pay, and what else could explain it."""

from typing import Any

import streamlit as st

from dashboard.meeting.verdict import DRIVES, PAYS
from dashboard.ui import door, text
from dashboard.ui.amounts import one_unit
from dashboard.ui.words import note, sentence

QUESTION = "evidence/verdict"
_JUDGING = "Whether media spend drives revenue is being weighed: the answer stands here within a minute of the last upload."
_WINDOW = dict.fromkeys(
    ("yes", "likely", "cannot_tell", "no"),
    "Over {from_date} to the day before {to_date}, against the same days without media; ranges hold nine times in ten.",
)


def verdict() -> None:
    """The page's opening: both answers, the window, and the strongest other explanation."""
    sentence(QUESTION, templates={**DRIVES, "empty": _JUDGING})
    row = door.first(QUESTION)
    said = [PAYS.get(row["pays_state"] or "", ""), *_beside(row)]
    for words in filter(None, said):
        _soft(words, row)
    note(QUESTION, templates=_WINDOW)
    if row["state"] and not row["is_current"]:
        _soft("This was weighed before the last upload; it is being weighed again.", row)


def verdict_note() -> None:
    """The verdict in one softer line, for a page that opens with something else."""
    row = door.first(QUESTION)
    _soft(DRIVES.get(row["state"] or "", _JUDGING), row)


def _beside(row: dict[str, Any]) -> list[str]:
    said = {"innocent": "The strongest other explanation: {innocent}", "next_test": "{next_test}"}
    return [words for name, words in said.items() if row[name]]


def _soft(template: str, row: dict[str, Any]) -> None:
    words = template.replace("{one}", one_unit())
    st.markdown(f":gray[{text.fill(words, row, door.answer(QUESTION).query)}]")
