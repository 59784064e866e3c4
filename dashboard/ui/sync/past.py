"""A meeting that was held: its numbers as they were kept, and what has changed about them since."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.agreements import agreements
from dashboard.format import change, count, day, listing, show
from dashboard.meeting.agenda import asked
from dashboard.meeting.pack import Kept, kept
from dashboard.meeting.since import Restated, restated
from dashboard.ui import door
from dashboard.ui.grid import html_table
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.sync.agenda import said_html
from dashboard.ui.text import markup, plain
from dashboard.ui.values import label_of

_REASONS = {"late": "late row", "amount": "amount edit", "moved": "date moved", "outcome": "outcome changed"}
_REASONS |= {"vanished": "row vanished", "undone": "row undone", "rates": "changed rate"}
_REASONS |= {"currency": "other reporting currency", "words": "stage that means another thing"}
_ROWS = 40


def past(held: Mapping[str, Any]) -> None:
    """The closed meeting: a sentence, what was said, the ledger, the pack."""
    when = {"meeting_date": held["meeting_date"]}
    answers = [kept(row) for row in door.answer("meeting/answers", **when).records()]
    decided, promised = count(held["decided"], "question"), count(held["promised"], "promise")
    st.title(plain(f"On {day(held['meeting_date'])} you answered {decided} and made {promised}."), anchor=False)
    told = f"Closed by {held['closed_by']} on {show(held['closed_at'], 'time')}. Its numbers stand as they were kept then."
    st.html(f'<p class="t-soft">{markup(told)}</p>')
    with section("What was said"):
        said = [row for row in door.answer("meeting/said", **when).records() if row["kind"] != "disputed"]
        agenda = next((one.records() for one in answers if one.question == "meeting/agenda"), [])
        st.html(said_html(said, asked(agenda)))
    _since(held, answers)
    for one in answers:
        with st.expander(one.title, expanded=False, key=f"kept-{held['meeting_date']}-{one.question}"):
            st.html(_table(one))
    receipt("meeting/answers", **when)


def _since(held: Mapping[str, Any], answers: list[Kept]) -> None:
    found = _restated(door.scene(), str(held["meeting_date"]), answers)
    with section("What has changed since", "won, pipeline created and media spend of the days the meeting saw"):
        if not found:
            st.html('<p class="t-loaded">Nothing: these numbers would read the same today.</p>')
        for one in found:
            st.html(f"<p class='t-loaded'>{markup(sentence(one, door.currency()))}</p>")
            st.html(html_table(("Version", "What", "Who", "Because of", "Rows", "Difference"), _lines(one, door.currency())))


@st.cache_data(max_entries=64, show_spinner="Telling what changed since …")
def _restated(scene: door.Scene, meeting_date: str, _answers: list[Kept]) -> list[Restated]:
    return restated(door.warehouse(), _answers)


def sentence(one: Restated, currency: str) -> str:
    """`Won was restated by −$84k since: $1.2M then, $1.1M now.`"""
    then, now = (show(value, "money", currency, exact=True) for value in (one.then, one.now))
    return f"{one.title} was restated by {_exact(one.now - one.then, currency)} since: {then} then, {now} now."


def _lines(one: Restated, currency: str) -> list[tuple[str, ...]]:
    lines = [
        (
            str(line["version"]),
            line["what"],
            line["who"],
            _REASONS[line["reason"]],
            str(line["row_count"]),
            _exact(line["difference"], currency),
        )
        for line in one.lines
    ]
    return [*lines, *([_rest(one, currency)] if one.rest else [])]


def _rest(one: Restated, currency: str) -> tuple[str, ...]:
    """What no row changed, with the definitions and settings that did, where they are known."""
    who = listing(list(dict.fromkeys(line["who"] for line in one.anew)))
    versions = ", ".join(str(line["version"]) for line in one.anew)
    what = "; ".join(_anew(line) for line in one.anew) or "Definitions and settings"
    return versions, what, who, "told anew", "", _exact(one.rest, currency)


def _anew(line: Mapping[str, Any]) -> str:
    if line["kind"] == "setting":
        return f"Setting {line['thing'].replace('_', ' ')}: {line['value']}"
    term = agreements().get(line["thing"])
    means = term.variants.get(line["value"], line["value"]) if term else line["value"]
    return f"{term.title if term else line['thing']} from {day(line['day'])}: {means}"


def _exact(value: Any, currency: str) -> str:
    sign = change(value, "money", currency)[:1]
    return f"{sign}{show(abs(value), 'money', currency, exact=True)}"


def _table(one: Kept) -> str:
    heads = [label_of(column["name"]) for column in one.columns]
    units = [column["unit"] for column in one.columns]
    rows = [
        tuple(show(value, unit, door.currency(), exact=True) for value, unit in zip(row, units, strict=True))
        for row in one.rows[:_ROWS]
    ]
    return html_table(heads, rows) if rows else '<p class="t-soft">It answered nothing.</p>'
