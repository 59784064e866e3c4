"""Tables: formatted by unit, numbers at the right, one bar or interval where it helps the eye."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.format import listing
from dashboard.ui import door
from dashboard.ui.layout import framed
from dashboard.ui.table_html import Table
from dashboard.ui.text import markup

_MOST = 15


def table(
    name: str,
    columns: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    bar: str | None = None,
    title: str | None = None,
    note: str = "",
    span: tuple[str, str, str] | None = None,
    badges: Mapping[str, Mapping[str, str]] | None = None,
    most: int = _MOST,
    empty: str = "Nothing to show for these filters.",
    **when: Any,
) -> None:
    """A question's rows: the first `most`, and the totals.

    `columns` chooses and orders, `labels` renames, `bar` draws a zero-based bar beside one number.
    `span=(low, middle, high)` draws an interval after the first column. `badges={"state": {"depends": "{low} to {high}"}}` shows
    a column's values as badges, filled by the row. A column called `side` shows badges; rows whose `is_total` is true are bold.
    `title` defaults to the question.
    """
    found = door.answer(name, **when)
    with framed(name, title, _note(note, name, when), "table", when):
        if found.rows:
            st.html(Table(found, columns or _usual(found.columns), labels or {}, badges or {}, bar, span, most).html())
        else:
            st.html(f'<p class="t-soft">{markup(empty)}</p>')


def tables(told: Mapping[str, Mapping[str, Any]], **when: Any) -> None:
    """Several tables, one under the other: what each question is told, by its name."""
    for name, words in told.items():
        table(name, **words, **when)


def _note(note: str, name: str, when: dict[str, Any]) -> str:
    left_out = door.ignored(name, when)
    return " · ".join(part for part in (note, f"not filtered by {listing(left_out)}" if left_out else "") if part)


def _usual(columns: Sequence[str]) -> list[str]:
    return [column for column in columns if column not in ("is_total", "batch_id", "line")]
