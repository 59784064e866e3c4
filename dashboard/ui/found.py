"""Findings as cards: who can act, the sentence, money a quarter with its interval, since when; discuss, or say why not."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import uuid4
from zlib import crc32

import streamlit as st

from dashboard.catalog import query
from dashboard.detectors import detectors
from dashboard.effects.trend import SPAN_WEEKS
from dashboard.format import count, day
from dashboard.ui import door
from dashboard.ui.amounts import say
from dashboard.ui.form import Form, form
from dashboard.ui.grid import html_table
from dashboard.ui.layout import badge_html, heading_html
from dashboard.ui.me import me
from dashboard.ui.receipt import receipt
from dashboard.ui.sparkline import sparkline
from dashboard.ui.text import markup
from dashboard.warehouse import now

ALL, TRENDS = "findings/all", "findings/trends"
CERTAIN = 0.995
NOISE = "about 1 card in 10 is noise"
KINDS = {"All": "", **{kind.replace("_", " ").capitalize(): kind for kind in detectors()}}
_LONG_AGO = 60


def found(
    title: str,
    polarity: str,
    most: int = 0,
    status: str = "",
    skip: Collection[str] = (),
    only_side: str = "",
    only_kind: str = "",
) -> None:
    """The findings of one polarity, largest first; `most` cards, or all; kinds in `skip` stand elsewhere."""
    when: dict[str, Any] = {"only_kind": only_kind or None, "only_side": only_side or None}
    rows = [
        row
        for row in door.answer(ALL, **when).records()
        if row["polarity"] == polarity and _is_wanted(row, status) and row["kind"] not in skip
    ]
    shown = rows[:most] if most else rows
    words = f"{len(shown)} of {len(rows)}, {NOISE}" if len(shown) < len(rows) else NOISE
    with st.container(gap="small", key=f"found-{polarity}-{status}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.html(heading_html(title, words), width="stretch")
            receipt(ALL, part=f"found-{polarity}", **when)
        for row in shown:
            _card(row)
        if not shown:
            words = still_looking() or "Nothing stands out here."
            st.html(f'<div class="t-cards"><article class="t-card t-soft"><p>{markup(words)}</p></article></div>')


def evidence(row: dict[str, Any]) -> None:
    """What a finding rests on, folded: its figure over the last year as a line and a table, and the question that counts it."""
    spans = _spans(row)
    with st.expander("The evidence", expanded=False, key=f"evidence-{row['finding_id']}"):
        st.html(f'<p class="t-soft">{markup(query(row["question"]).title)}</p>')
        if spans:
            unit = detectors()[row["kind"]].unit
            st.html(_trend(row))
            lines = [(day(each["from_date"]), say(each["value"], unit), say(each["usual"], unit)) for each in reversed(spans)]
            st.html(html_table(("Four weeks from", "Came to", "Stands against"), lines))
        receipt(row["question"], part=f"evidence-{row['finding_id']}", **_unset(row["question"]))


def _spans(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in door.answer(TRENDS).records() if each["finding_id"] == row["finding_id"]]


def still_looking() -> str:
    """What to say while nobody looked through the newest files; nothing once that is done."""
    told, scene = door.first("findings/opening"), door.scene()
    if told["is_looked"]:
        return ""
    if scene.known_at is not None or scene.as_of is not None or not told["changed_at"]:
        return "Nobody looked for findings in these data."
    minutes = int((now() - told["changed_at"]).total_seconds() // 60)
    so_far = f", for {count(minutes, 'minute')} so far" if 0 < minutes < _LONG_AGO else ""
    return f"The newest files are still being looked through{so_far}; it takes a few minutes."


def _is_wanted(row: dict[str, Any], status: str) -> bool:
    return bool(row["status"] == status) if status else row["status"] != "closed"


def _card(row: dict[str, Any]) -> None:
    key = f"{crc32(row['finding_id'].encode()):08x}"
    with st.container(border=True, gap="xsmall", key=f"card-finding-{key}"):
        st.html(_words(row))
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"do-finding-{key}"):
            receipt(row["question"], part=f"finding-{key}", **_unset(row["question"]))
            if row["status"] == "closed":
                return
            with st.popover("Discuss", type="tertiary"):
                form(
                    Form("notes", ["note"], fixed=lambda: _note(row), button="Put on the agenda", said="It is noted."),
                    f"discuss-{key}",
                )
            with st.popover("Not so, because…", type="tertiary"):
                form(
                    Form("disputes", ["reason"], fixed=lambda: _dispute(row), button="Not so", said="It is kept."), f"dispute-{key}"
                )


def _words(row: dict[str, Any]) -> str:
    money = f"<strong>{markup(say(row['mid'], 'money'))}</strong>"
    parts = [f"{badge_html(row['side'])} can act", _span(row), _sure(row), _since(row), _standing(row)]
    soft = " · ".join(part for part in parts if part)
    return f'<div class="t-found"><p>{markup(row["sentence"])}</p>{money}{_trend(row)}<div class="t-soft">{soft}</div></div>'


def _trend(row: dict[str, Any]) -> str:
    """The last year of what the finding is about, four weeks at a time, and dashed what it stands against."""
    spans = _spans(row)
    if not spans:
        return ""
    unit = detectors()[row["kind"]].unit
    values = [each["value"] for each in spans]
    words = [say(value, unit) for value in values]
    days = [each["from_date"] for each in spans]
    return sparkline(days, values, words, row["side"], level=spans[0]["usual"], weeks=SPAN_WEEKS)


def _sure(row: dict[str, Any]) -> str:
    return "" if row["confidence"] >= CERTAIN else f"{row['confidence']:.0%} sure"


def _span(row: dict[str, Any]) -> str:
    """The interval a quarter; a counted fact has none."""
    if row["low"] == row["high"]:
        return "counted, not estimated"
    return markup(f"{say(row['low'], 'money')}–{say(row['high'], 'money')} a quarter")


def _since(row: dict[str, Any]) -> str:
    return markup(f"since {day(row['since'])}") if row["since"] and "since" not in row["sentence"] else ""


def _standing(row: dict[str, Any]) -> str:
    times = f"seen {row['times_found']} times since {day(row['first_found'])}" if row["times_found"] > 1 else ""
    closed = f"closed itself, last seen {day(row['last_found'])}" if row["status"] == "closed" else ""
    words = {"new": "new", "promised": "a promise is open on it", "disputed": "disputed"}.get(row["status"], "")
    asked = "disputed, and the data still show it" if row["disputes"] and row["status"] in ("new", "open") else ""
    return markup(" · ".join(part for part in (words, asked, closed or times) if part))


def _unset(name: str) -> dict[str, Any]:
    return {each.name: None for each in query(name).parameters}


def _dispute(row: dict[str, Any]) -> dict[str, Any]:
    person = me()
    return {
        "dispute_id": f"DIS-{uuid4().hex[:8]}",
        "finding_id": row["finding_id"],
        "disputed_on": now().date(),
        "disputed_by": person.name,
        "side": person.team,
        "verdict": "open",
    }


def _next_meeting() -> date | None:
    """The day of the meeting that is open or comes next; None where there are no data to meet over."""
    days = door.answer("meeting/days").records()
    return max((row["meeting_date"] for row in days if row["closed_at"] is None), default=None)


def _note(row: dict[str, Any]) -> dict[str, Any]:
    person = me()
    return {
        "note_id": f"NOTE-{uuid4().hex[:8]}",
        "written_at": now(),
        "written_by": person.name,
        "side": person.team,
        "about_kind": "finding",
        "meeting_date": _next_meeting(),
        "about_id": row["finding_id"],
    }
