"""Charts: a question's rows as one of few kinds of figure; the finished figure is cached."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.format import listing
from dashboard.library import Answer
from dashboard.ui import door
from dashboard.ui.amounts import say
from dashboard.ui.drawing import Drawing
from dashboard.ui.figures import KINDS
from dashboard.ui.layout import framed
from dashboard.ui.marks import Mark, marked, marks
from dashboard.ui.notes import add_a_note
from dashboard.ui.text import markup
from dashboard.ui.values import NUMBERS, label_of, units

_BESIDE = ("target", "low", "high")
_ONE_SERIES = ("columns_with_target", "dots_with_range", "steps", "waterfall")
_OVER_TIME = ("lines", "stacked", "columns_with_target")
_CONFIG = {"displayModeBar": False, "responsive": True}


def chart(
    name: str,
    kind: str,
    x: str | None = None,
    y: str | Sequence[str] | None = None,
    by: str | None = None,
    labels: Mapping[str, str] | None = None,
    target: str | None = None,
    low: str | None = None,
    high: str | None = None,
    sides: Mapping[str, str] | None = None,
    title: str | None = None,
    note: str = "",
    empty: str = "Nothing to draw for these filters.",
    **when: Any,
) -> None:
    """A question's rows as `lines`, `bars`, `stacked`, `columns_with_target`, `dots_with_range`, `steps` or `waterfall`.

    `x` is the first column unless named; `y` the number columns of the first number's unit; `by` makes a series of each value of a
    column. `target`, `low` and `high` default to columns of that name. `sides={"spend": "marketing"}` colours a series by who can
    act; a series called like a side takes its colour. Rows whose `is_total` is true are left out.
    """
    found = door.answer(name, **when)
    left_out = door.ignored(name, when)
    said = " · ".join(part for part in (note, f"not filtered by {listing(left_out)}" if left_out else "") if part)
    with framed(name, title, said, f"chart-{kind}", when):
        if not found.rows:
            st.html(f'<p class="t-soft">{markup(empty)}</p>')
            return
        beside = ((part, column) for part, column in zip(_BESIDE, (target, low, high), strict=True) if column)
        choice = (x, tuple([y] if isinstance(y, str) else y or ()), by, _pairs(labels), tuple(beside), _pairs(sides))
        place, noted = door.mark(name, when), marks(name) if kind in _OVER_TIME else []
        figure, words = _finished(found, kind, door.currency(), place, found.version, str(found.as_of), choice, noted)
        st.plotly_chart(figure, config=_CONFIG, alt=words, key=f"figure-{kind}-{place}")
        if kind in _OVER_TIME and ("quarter_start_date" in found.columns or isinstance(found.rows[0][0], date)):
            add_a_note(f"{kind}-{place}")


@st.cache_resource(max_entries=256, show_spinner=False)
def _finished(
    _found: Answer, kind: str, currency: str, mark: str, version: int, as_of: str, choice: tuple[Any, ...], _noted: list[Mark]
) -> tuple[go.Figure, str]:
    drawing = _drawing(_found, currency, kind in _ONE_SERIES, *choice)
    starts = _found.values("quarter_start_date") if "quarter_start_date" in _found.columns else []
    figure = marked(KINDS[kind](drawing), drawing, _noted, starts)
    return go.Figure(figure, skip_invalid=False), _alt(_found, drawing)


def _pairs(words: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((words or {}).items()))


def _drawing(
    found: Answer,
    currency: str,
    is_single: bool,
    x: str | None,
    y: tuple[str, ...],
    by: str | None,
    labels: tuple[tuple[str, str], ...],
    named: tuple[tuple[str, str], ...],
    sides: tuple[tuple[str, str], ...],
) -> Drawing:
    kinds, names = units(found), dict(labels)
    records = [record for record in found.records() if not record.get("is_total")]
    beside = {part: part for part in _BESIDE if part in found.columns} | dict(named)
    across = x or next(column for column in found.columns if column != by)
    columns = (list(y) or _numbers(found, kinds, {across, *beside.values()}))[: 1 if is_single else None]
    if by:
        places, series = _by_value(records, across, by, columns[0])
    else:
        places = [record[across] for record in records]
        series = {names.get(column, label_of(column)): [record[column] for record in records] for column in columns}
    extra: dict[str, Any] = {} if by else {part: [record[column] for record in records] for part, column in beside.items()}
    colours = {names.get(column, label_of(column)): side for column, side in sides} | dict(sides)
    if "side" in found.columns:
        colours |= {str(record[across]): record["side"] for record in records}
    return Drawing(places, series, kinds[columns[0]], found.query.side, currency, colours=colours, **extra)


def _numbers(found: Answer, kinds: dict[str, str], taken: set[str]) -> list[str]:
    numbers = [column for column in found.columns if kinds[column] in NUMBERS and column not in taken]
    return [column for column in numbers if kinds[column] == kinds[numbers[0]]]


def _by_value(records: list[dict[str, Any]], across: str, by: str, column: str) -> tuple[list[Any], dict[str, list[Any]]]:
    places = list(dict.fromkeys(record[across] for record in records))
    names = list(dict.fromkeys(record[by] for record in records))
    values = {(record[across], record[by]): record[column] for record in records}
    return places, {str(name): [values.get((place, name)) for place in places] for name in names}


def _alt(found: Answer, drawing: Drawing) -> str:
    ends = [f"{name}: last {say(values[-1], drawing.unit)}" for name, values in drawing.series.items() if values]
    return f"{found.query.title} {'; '.join(ends)}."
