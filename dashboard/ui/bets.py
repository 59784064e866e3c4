"""Small bets of both teams: a hunch written before, scored after; and what was stopped."""

from typing import Any

import streamlit as st

from dashboard.acts.record import new_id
from dashboard.catalog import Query, queries
from dashboard.format import short_day, show
from dashboard.ui import door
from dashboard.ui import experiment_words as words
from dashboard.ui.form import Form, form
from dashboard.ui.layout import badge_html, section, two
from dashboard.ui.me import me
from dashboard.ui.tables import table
from dashboard.ui.text import markup
from dashboard.warehouse import now

_SHOWN = 12
_MADE = ["hunch", "kind", "question", "expected", "start_date", "end_date"]
_LABELS = {
    "hunch": "The hunch",
    "kind": "What is tried",
    "question": "The number that will show it",
    "expected": "The number expected, at least (a share as 0.35)",
    "start_date": "First day",
    "end_date": "Last day",
}
_AFTER = {"status": "Where it stands", "result": "The number that came out", "learned": "What we learned"}


def bets() -> None:
    """The bets with their hunches, how each side's hunches do, and what was stopped."""
    rows = door.answer("evidence/bets").records()
    with section("Small bets", "a hunch written before, scored after", "both"):
        if not rows:
            st.html(f'<p class="t-soft">{markup(words.NO_BET)}</p>')
        for row in rows[:_SHOWN]:
            _bet(row)
        if door.scene().known_at is None:
            with st.popover("Make a bet", key="new-bet"):
                form(_new(), "bet")
    with two() as (left, right):
        with left:
            table("evidence/hunches", labels=words.HUNCHES, empty="Bets fill this once some are made.")
        with right:
            table("evidence/stopped", labels=words.STOPPED, empty=words.NOTHING_STOPPED)


def _bet(row: dict[str, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"bet-{row['bet_id']}"):
        mark = f'{badge_html(row["side"])} <span class="t-badge t-calm">{markup(words.BETS[row["state"]])}</span>'
        soft = " · ".join(part for part in (str(row["owner"]), _number(row), _days(row), _learned(row)) if part)
        st.html(
            f'<div class="t-loaded">{mark} {markup(row["hunch"])}<div class="t-soft">{markup(soft)}</div></div>', width="stretch"
        )
        if row["state"] != "planned" and door.scene().known_at is None:
            with st.popover("What we learned", key=f"bet-learned-{row['bet_id']}"):
                form(_close(row), f"bet-{row['bet_id']}")


def _number(row: dict[str, Any]) -> str:
    asked = queries().get(row["question"] or "")
    if asked is None or row["expected"] is None:
        return ""
    said = f"{asked.title.rstrip('?')}: expected {_show(row['expected'], asked)}"
    if row["result"] is None:
        return said
    ends = [row["result_low"], row["result_high"]]
    span = "" if None in ends else f" ({_show(ends[0], asked)} to {_show(ends[1], asked)})"
    return f"{said}, came {_show(row['result'], asked)}{span}"


def _show(value: Any, asked: Query) -> str:
    return show(value, asked.column("value").unit, door.currency())


def _days(row: dict[str, Any]) -> str:
    days = [short_day(row[name]) for name in ("start_date", "end_date") if row[name]]
    return " to ".join(days)


def _learned(row: dict[str, Any]) -> str:
    return f"learned: {row['learned']}" if row["learned"] else ""


def _new() -> Form:
    def fixed() -> dict[str, Any]:
        person = me()
        return {"bet_id": new_id("BET"), "made_on": now().date(), "owner": person.name, "side": person.side or None}

    known = [name for name, one in queries().items() if one.trend and any(each.name == "value" for each in one.columns)]
    return Form("bets", _MADE, _LABELS, options={"question": known}, fixed=fixed, button="Make the bet", said="The hunch stands.")


def _close(row: dict[str, Any]) -> Form:
    scored = row["result"] is not None
    asked = ["learned"] if scored else ["status", "result", "learned"]
    status = {"due": None, "stopped": "stopped"}.get(row["state"], "running")
    values = {"learned": row["learned"], "status": status}
    return Form("bets", asked, _AFTER, values=values, fixed={"bet_id": row["bet_id"]}, said="Kept.")
