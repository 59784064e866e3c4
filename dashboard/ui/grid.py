"""Tables as the browser shows them: small ones as HTML, long ones as a grid one can scroll and select in."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.library import Answer
from dashboard.ui.text import markup
from dashboard.ui.values import NUMBERS, label_of, number, units

_FEW = 12
_ROW = 34  # a fixed height: a grid that sizes itself to its content loses what is typed into it
_GRID_FORMATS = {"money": "%,.2f", "percent": "percent", "days": "%.1f", "hours": "%.1f", "ratio": "%.4f"}


def html_table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A small table of plain text; on a phone each row stands as a block, its cells one below the other."""
    head = "".join(f'<th scope="col">{markup(word)}</th>' for word in heads)
    body = "".join("<tr>" + "".join(map(_cell, heads, row)) + "</tr>" for row in rows)
    return (
        f'<div class="t-scroll"><table class="t-table t-stacks"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(head: str, value: Any) -> str:
    return f'<td data-head="{markup(head)}">{markup(value)}</td>'


def tall(rows: int) -> int:
    """A grid's height in pixels: all of few rows, a window on many."""
    return _ROW * (rows + 1) if rows <= _FEW else 420


def rows_grid(
    found: Answer, rows: Sequence[Sequence[Any]], alt: str, key: str, select: bool = False, only: Sequence[str] | None = None
) -> int | None:
    """A scrolling grid with exact values, all columns or `only` these; the place of the chosen row where one may be chosen."""
    kinds = units(found)
    columns = {name: _column(kinds[name], [row[place] for row in rows]) for place, name in enumerate(found.columns)}
    event: Any = st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        column_order=only,
        column_config={column.name: _config(column.name, column.unit, column.meaning) for column in found.query.columns},
        alt=alt,
        key=key,
        on_select="rerun" if select else "ignore",
        selection_mode="single-row",
        height=tall(len(rows)),
    )
    chosen = event.selection.rows if select else []
    return chosen[0] if chosen and chosen[0] < len(rows) else None


def _column(unit: str, values: list[Any]) -> list[Any]:
    return [number(value) for value in values] if unit in NUMBERS else values


def _config(name: str, unit: str, meaning: str) -> Any:
    if unit in NUMBERS:
        return st.column_config.NumberColumn(label_of(name), help=markup(meaning), format=_GRID_FORMATS.get(unit))
    if unit == "date":
        return st.column_config.DateColumn(label_of(name), help=markup(meaning), format="D MMM YYYY")
    if unit == "time":
        return st.column_config.DatetimeColumn(label_of(name), help=markup(meaning), format="D MMM YYYY, HH:mm")
    return st.column_config.Column(label_of(name), help=markup(meaning))
