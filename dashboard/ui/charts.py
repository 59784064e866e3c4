"""Charts: a question's rows as one of few kinds of figure, the finished figure cached."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.format import listing, show
from dashboard.library import Answer
from dashboard.ui import door
from dashboard.ui.figures import KINDS, Drawing
from dashboard.ui.layout import framed
from dashboard.ui.text import markup
from dashboard.ui.values import NUMBERS, label_of, units

_BESIDE = frozenset({"target", "low", "high"})


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
    """A question's rows as `lines`, `bars`, `stacked`, `columns_with_target` or `dots_with_range`.

    `x` is the first column unless named; `y` the number columns of the first number's unit; `by` makes one series of each value of a
    column. `target`, `low` and `high` default to columns of that name. `sides={"spend": "marketing"}` colours a series by who can act.
    """
    found = door.answer(name, **when)
    left_out = door.ignored(name, when)
    said = " · ".join(part for part in (note, f"not filtered by {listing(left_out)}" if left_out else "") if part)
    with framed(name, title, said, f"chart-{kind}", when):
        if not found.rows:
            st.html(f'<p class="t-soft">{markup(empty)}</p>')
            return
        drawing = _drawing(
            found, x, _listed(y), by, dict(labels or {}), {"target": target, "low": low, "high": high}, dict(sides or {})
        )
        figure = KINDS[kind](drawing)
        st.plotly_chart(figure, config={"displayModeBar": False, "responsive": True}, alt=_alt(found, drawing))


def _listed(names: str | Sequence[str] | None) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())


def _drawing(
    found: Answer,
    x: str | None,
    y: list[str],
    by: str | None,
    labels: dict[str, str],
    named: dict[str, str | None],
    sides: dict[str, str],
) -> Drawing:
    kinds = units(found)
    beside = {part: named[part] or (part if part in found.columns else None) for part in _BESIDE}
    across = x or next(column for column in found.columns if column != by)
    columns = y or _numbers(found, kinds, {across, by, *beside.values()})
    unit = kinds[columns[0]]
    places, series = _by_value(found, across, by, columns[0]) if by else _by_column(found, across, columns, labels)
    extra = {part: found.values(column) for part, column in beside.items() if column and not by}
    colours = {labels.get(column, label_of(column)): side for column, side in sides.items()} | sides
    return Drawing(places, series, unit, found.query.side, kinds[across] in ("date", "time"), colours=colours, **extra)


def _numbers(found: Answer, kinds: dict[str, str], taken: set[str | None]) -> list[str]:
    numbers = [column for column in found.columns if kinds[column] in NUMBERS and column not in taken]
    return [column for column in numbers if kinds[column] == kinds[numbers[0]]]


def _by_column(found: Answer, across: str, columns: list[str], labels: dict[str, str]) -> tuple[list[Any], dict[str, list[Any]]]:
    return found.values(across), {labels.get(column, label_of(column)): found.values(column) for column in columns}


def _by_value(found: Answer, across: str, by: str, column: str) -> tuple[list[Any], dict[str, list[Any]]]:
    places = list(dict.fromkeys(found.values(across)))
    names = list(dict.fromkeys(found.values(by)))
    values = {(record[across], record[by]): record[column] for record in found.records()}
    return places, {str(name): [values.get((place, name)) for place in places] for name in names}


def _alt(found: Answer, drawing: Drawing) -> str:
    ends = [f"{name}: last {show(values[-1], drawing.unit)}" for name, values in drawing.series.items() if values]
    return f"{found.query.title} {'; '.join(ends)}."
