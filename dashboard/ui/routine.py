"""This week's files: which usually come, which are due, and how a file that waits differs from the ones before it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.acts.load import Preview
from dashboard.contracts import contract
from dashboard.format import count, day, short_day
from dashboard.ui import door
from dashboard.ui.grid import html_table
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup

_MOST = 8
_HEADS = ("File", "Due", "Last came", "Rows", "Money, as given")


def routine() -> None:
    """The files that usually come; nothing before one came twice."""
    usual = [row for row in door.answer("data/routine").records() if row["usual_gap"]]
    if not usual:
        return
    with section("This week's files", _opening(usual)):
        st.html(html_table(_HEADS, [_row(row) for row in usual[:_MOST]]))
        if usual[_MOST:]:
            with st.expander(f"{count(len(usual) - _MOST, 'more file')}", key="more-usual", on_change="rerun") as fold:
                if fold.open:
                    st.html(html_table(_HEADS, [_row(row) for row in usual[_MOST:]]))
        receipt("data/routine", part="routine")


def unlike_before(found: Preview) -> None:
    """How a waiting file differs from the ones before it; nothing where it does not."""
    if not found.unlike:
        return
    with st.container(key="card-unlike", border=True):
        points = "".join(f"<li>{markup(sentence)}</li>" for sentence in found.unlike)
        st.html(f'<p class="t-loaded"><strong>Look twice: this file is unlike the ones before.</strong></p><ul>{points}</ul>')


def _opening(usual: list[dict[str, Any]]) -> str:
    late = [row for row in usual if row["days_late"]]
    newest = day(usual[0]["newest_on"])
    if not late:
        return f"none is late; the newest export shows {newest}"
    return f"{count(len(late), 'file')} late, told against the newest export, of {newest}"


def _row(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        f"{row['file_name']} ({contract(row['table_name']).title})",
        f"{short_day(row['due_on'])}: {count(row['days_late'], 'day')} late" if row["days_late"] else short_day(row["due_on"]),
        f"{short_day(row['last_seen_on'])} by {row['loaded_by']}; usually every {count(row['usual_gap'], 'day')}",
        f"{row['last_rows']:,}; usually {row['usual_rows']:,}",
        "" if row["last_money"] is None else f"{row['last_money']:,.0f}; usually {row['usual_money']:,.0f}",
    )
