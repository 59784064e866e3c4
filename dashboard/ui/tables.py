"""Tables: formatted by unit, numbers at the right, one bar where it helps the eye."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.format import listing
from dashboard.library import Answer
from dashboard.ui import door
from dashboard.ui.amounts import say
from dashboard.ui.layout import SIDES, badge_html, framed
from dashboard.ui.text import fill_plain, markup
from dashboard.ui.values import NUMBERS, label_of, units

_MOST = 60


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
    """A question's rows, the first `most`. `columns` chooses and orders, `labels` renames, `bar` draws a zero-based bar beside one number.

    `span=(low, middle, high)` draws an interval after the first column. `badges={"state": {"depends": "{low} to {high}"}}` shows
    a column's values as badges, filled by the row. A column called `side` shows badges; rows whose `is_total` is true are bold.
    `title` defaults to the question.
    """
    found = door.answer(name, **when)
    with framed(name, title, _note(note, name, when), "table", when):
        if found.rows:
            st.html(_table(found, columns or _usual(found), labels or {}, bar, span, badges or {}, most))
        else:
            st.html(f'<p class="t-soft">{markup(empty)}</p>')


def _note(note: str, name: str, when: dict[str, Any]) -> str:
    left_out = door.ignored(name, when)
    return " · ".join(part for part in (note, f"not filtered by {listing(left_out)}" if left_out else "") if part)


def _usual(found: Answer) -> list[str]:
    return [column for column in found.columns if column not in ("is_total", "batch_id", "line")]


def _table(
    found: Answer,
    columns: Sequence[str],
    labels: Mapping[str, str],
    bar: str | None,
    span: tuple[str, str, str] | None,
    badges: Mapping[str, Mapping[str, str]],
    most: int,
) -> str:
    kinds = units(found)
    records = found.records()[:most]
    longest = (
        max((abs(float(record[bar])) for record in records if record[bar] is not None and not record.get("is_total")), default=0)
        if bar
        else 0
    )
    scale = _scale(records, span) if span else (0.0, 1.0)
    heads = [_head(found, column, labels, kinds) for column in columns]
    if span:
        heads.insert(1, '<th scope="col" class="t-span"><span class="t-hidden">Interval</span></th>')
    body = []
    for record in records:
        cells = [
            _badge(found, record, badges[column].get(str(record[column]), ""))
            if column in badges
            else _cell(record, column, kinds[column], bar, longest)
            for column in columns
        ]
        if span:
            cells.insert(1, f'<td class="t-span">{_interval(record, span, scale)}</td>')
        total = ' class="t-total"' if record.get("is_total") else ""
        body.append(f"<tr{total}>{''.join(cells)}</tr>")
    more = f'<p class="t-soft">{len(found.rows) - most:,} more in the receipt.</p>' if len(found.rows) > most else ""
    title = markup(found.query.title)
    caption = f'<caption class="t-hidden">{title}</caption>'
    return (
        f'<div class="t-scroll" tabindex="0" role="region" aria-label="{title}"><table class="t-table">{caption}'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{''.join(body)}</tbody></table></div>{more}"
    )


def _head(found: Answer, column: str, labels: Mapping[str, str], kinds: dict[str, str]) -> str:
    kind = ' class="t-number"' if kinds[column] in NUMBERS else ""
    meaning = markup(found.query.column(column).meaning)
    return f'<th scope="col"{kind} title="{meaning}">{markup(labels.get(column, label_of(column)))}</th>'


def _cell(record: dict[str, Any], column: str, unit: str, bar: str | None, longest: float) -> str:
    value = record[column]
    if column == "side" and str(value).lower() in SIDES:
        return f"<td>{badge_html(str(value))}</td>"
    words = markup(say(value, unit))
    if unit not in NUMBERS:
        return f"<td>{words}</td>"
    if column == bar and longest and value is not None and not record.get("is_total"):
        width = 100 * abs(float(value)) / longest
        return f'<td class="t-number"><div class="t-bar"><span><i style="width:{width:.1f}%"></i></span>{words}</div></td>'
    return f'<td class="t-number">{words}</td>'


def _badge(found: Answer, record: dict[str, Any], template: str) -> str:
    return (
        f'<td><span class="t-badge t-calm">{markup(fill_plain(template, record, found.query))}</span></td>'
        if template
        else "<td></td>"
    )


def _scale(records: list[dict[str, Any]], span: tuple[str, str, str]) -> tuple[float, float]:
    values = [float(record[column]) for record in records for column in span if record[column] is not None]
    return min([0.0, *values]), max([0.0, *values]) or 1.0


def _interval(record: dict[str, Any], span: tuple[str, str, str], scale: tuple[float, float]) -> str:
    low, middle, high = (record[column] for column in span)
    if low is None or high is None:
        return ""
    lowest, size = scale[0], (scale[1] - scale[0]) or 1.0
    left, right = (100 * (float(value) - lowest) / size for value in (low, high))
    dot = "" if middle is None else f'<b style="left:{100 * (float(middle) - lowest) / size:.1f}%"></b>'
    return f'<span class="t-range"><i style="left:{left:.1f}%;width:{max(right - left, 1):.1f}%"></i>{dot}</span>'
