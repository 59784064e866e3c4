"""Cards: one finding a row, with who can act and the money at the right."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.catalog import Query
from dashboard.ui import door
from dashboard.ui.amounts import say, say_change
from dashboard.ui.layout import SIDES, badge_html, heading_html
from dashboard.ui.receipt import receipt
from dashboard.ui.text import fill_plain, markup


def cards(
    name: str,
    template: str,
    amount: str = "",
    detail: str = "",
    side: str = "",
    only: Mapping[str, Any] | None = None,
    title: str = "",
    note: str = "",
    most: int = 3,
    empty: str = "None in these filters.",
    **when: Any,
) -> None:
    """One card a row: `template` filled by the row, `detail` softer below, the `amount` column with its sign at the right.

    `side` is a side's name or the column that holds it; `only={"direction": "up"}` keeps the rows with that value, `most` how many.
    """
    found = door.answer(name, **when)
    records = [record for record in found.records() if all(record[column] == wanted for column, wanted in (only or {}).items())]
    shown = records[:most]
    words = note or (f"{len(shown)} of {len(records)}" if len(records) > len(shown) else "")
    with st.container(gap="xsmall", key=f"cards-{title}-{door.mark(name, when)}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.html(heading_html(title or found.query.title, words), width="stretch")
            receipt(name, part=f"cards-{title}", **when)
        body = "".join(_card(found.query, record, template, amount, detail, side) for record in shown)
        st.html(f'<div class="t-cards">{body or _nothing(empty)}</div>')


def _card(query: Query, record: dict[str, Any], template: str, amount: str, detail: str, side: str) -> str:
    whose = str(record.get(side, side) or "")
    mark = f"{badge_html(whose)} can act" if whose.lower() in SIDES else ""
    below = " · ".join(part for part in (mark, markup(fill_plain(detail, record, query))) if part)
    return (
        f'<article class="t-card"><p>{markup(fill_plain(template, record, query))}</p>{_money(query, record, amount)}'
        f'<div class="t-soft">{below}</div></article>'
    )


def _money(query: Query, record: dict[str, Any], amount: str) -> str:
    if not amount:
        return ""
    value, unit = record[amount], query.column(amount).unit
    words = say(value, unit) if value is None else say_change(value, unit)
    return f'<strong title="{markup(query.column(amount).meaning)}">{markup(words)}</strong>'


def _nothing(words: str) -> str:
    return f'<article class="t-card t-soft"><p>{markup(words)}</p></article>'
