"""Where the quarter lands: the sentence that opens a page, and the leaders' calls beside it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import streamlit as st

from dashboard.meeting.landing import GAP, QUESTION, biggest_gap, template_for
from dashboard.ui import door, text
from dashboard.ui.form import Form, form
from dashboard.ui.layout import section
from dashboard.ui.me import me
from dashboard.ui.words import note, sentence

_STALE = "This forecast was made before the last upload; it is being made anew."


def landing(otherwise: str, templates: Mapping[str, str], **when: Any) -> None:
    """The page's opening: where the quarter lands, the chance to make it, the biggest gap; where no forecast stands `otherwise`."""
    found = door.answer(QUESTION, **when)
    if not found.rows:
        sentence(otherwise, templates=templates, **when)
        note("pipeline/forecast_limits", "No forecast yet: {sentence}")
        return
    whole = found.first()
    furthest = biggest_gap(found.records())
    more = text.fill(GAP, furthest, found.query) if furthest else ""
    sentence(QUESTION, template_for(whole), more=more, **when)
    if not whole["is_current"]:
        st.markdown(f":gray[{text.prose_markdown(_STALE)}]")


def call_form(**when: Any) -> None:
    """A leader's own call for the quarter that is forecast, kept with the day up to which data were known."""
    whole, day = door.first(QUESTION, **when), door.scene().day
    if day is None or whole["from_date"] is None:
        return
    period = {"period_start": whole["from_date"], "period_end": whole["to_date"] - timedelta(days=1)}
    person = me()
    asked = Form(
        "commitments",
        ["call", "value"],
        labels={"call": "Your call", "value": f"{whole['quarter_label']} ends at"},
        values={"call": "commit"},
        fixed={"called_on": day - timedelta(days=1), "called_by": person.name, "side": person.team, "metric": "revenue"} | period,
        button="Call it",
        said="Kept. It stands beside the forecast, and is held against what happens.",
    )
    with section("What do you call?", "kept, and held against what happens"):
        form(asked, "call")
