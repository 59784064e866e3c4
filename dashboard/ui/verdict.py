"""The verdict: does media spend drive revenue, does it pay, since when, and what else could explain it."""

from typing import Any

import streamlit as st

from dashboard.format import listing
from dashboard.meeting.verdict import DRIVES, MEANWHILE, NOT_ADDING_UP, PAYS, REGIONS, STANDING, known, seen
from dashboard.ui import door, text
from dashboard.ui.words import note, sentence

QUESTION = "evidence/verdict"
SLICE = "evidence/regions"
_JUDGING = "Whether media spend drives revenue is being weighed: the answer stands here within a minute of the last upload."
_NOTHING = "Load a spend file and a deals file: whether media spend drives revenue stands here within a minute of them."
_WINDOW = dict.fromkeys(
    [word for word in DRIVES if word != "thin"],
    "Over {from_date} to the day before {to_date}, against the same days without media; ranges hold nine times in ten.",
)
_CHANCE = "The chance that media bring over 2% of all deals is {drives_chance}, give or take {drives_error} for the computation."
_CERTAIN = "Hardly a draw in a hundred says that media bring less than 2% of all deals."
_SURE = 0.99


def verdict(**when: Any) -> None:
    """The page's opening: both answers, since when, the window, the regions chosen, and the strongest other explanation."""
    row = door.first(QUESTION)
    sentence(QUESTION, templates=DRIVES if row["state"] else {**DRIVES, "empty": _unjudged()})
    _soft([PAYS.get(row["pays_state"] or ""), STANDING.get(row["standing"] or "")], row)
    _soft([known(row), seen(row), MEANWHILE.get(row["meanwhile"] or "")], row)
    _soft(["{next_test}" if row["next_test"] else None], row)
    _soft(["What else could explain it: {innocent}" if row["innocent"] else None], row)
    note(QUESTION, templates=_WINDOW)
    if row["state"] and when.get("regions"):
        _soft([REGIONS[door.first(SLICE, **when)["state"]]], door.first(SLICE, **when), SLICE)
    if left_out := [word for word in door.ignored(SLICE, when) if word != "channel"]:
        st.markdown(f":gray[The verdict holds for the whole company: {listing(left_out)} leaves it as it is.]")
    if row["state"] and not row["is_current"]:
        _soft(["This was weighed before the last upload; it is being weighed again."], row)


def verdict_note() -> None:
    """The verdict in one softer line, for a page that opens with something else."""
    row = door.first(QUESTION)
    _soft([DRIVES.get(row["state"] or "") or _unjudged(), STANDING.get(row["standing"] or "")], row)


def how_sure() -> None:
    """The chance behind the word, and what does not add up."""
    row = door.first(QUESTION)
    chance = row["drives_chance"]
    _soft([None if chance is None else _CHANCE if chance < _SURE else _CERTAIN, NOT_ADDING_UP if row["of_channels"] else None], row)


def _unjudged() -> str:
    reached = door.first("evidence/reach")
    return _JUDGING if reached["first_spend"] or reached["first_deal"] else _NOTHING


def _soft(templates: list[str | None], row: dict[str, Any], question: str = QUESTION) -> None:
    words = " ".join(filter(None, templates))
    if words:
        st.markdown(f":gray[{text.fill(words, row, door.answer(question).query)}]")
