"""The receipt of a number: what was asked, of what, how it is computed, and the rows and lines it came from."""

from typing import Any

import streamlit as st

from dashboard.catalog import Query, queries, query
from dashboard.format import count, day, listing
from dashboard.library import Answer
from dashboard.ui import door, origin
from dashboard.ui.grid import html_table, rows_grid
from dashboard.ui.text import markup, plain
from dashboard.ui.values import csv_bytes, parameter_words

_SHOWN = 500


def receipt(name: str, label: str = "Receipt", part: str = "", **when: Any) -> None:
    """A quiet button that opens the receipt of this question's answer."""
    taken = door.taken(name, when)
    if st.button(label, key=f"receipt-{part}-{door.mark(name, taken)}", type="tertiary", help=f"How we know: {query(name).title}"):
        _open(name, taken)


def _open(name: str, taken: dict[str, Any]) -> None:
    title = plain(query(name).title)
    st.dialog(title, width="large")(_show)(name, taken)


def _show(name: str, taken: dict[str, Any]) -> None:
    found = door.answer(name, **taken)
    st.html(f'<p class="t-soft">{markup(_stamp(found))}</p>')
    if found.query.meaning:
        st.markdown(plain(found.query.meaning))
    answer_tab, rows_tab, sql_tab = st.tabs(["Answer", "Rows behind it", "How it is computed"])
    with answer_tab:
        _answer(found)
    with rows_tab:
        _source_rows(found, taken)
    with sql_tab:
        _computed(found)


def _stamp(found: Answer) -> str:
    now = door.scene()
    until = f"events before {day(found.as_of)}" if found.as_of else "no events yet"
    whose = "the demo company" if now.workspace == "demo" else "your own data"
    return f"{found.query.name}, version {found.version} of {whose}, {until}."


def _answer(found: Answer) -> None:
    rows_grid(found, found.rows[:_SHOWN], alt=f"Rows of: {found.query.title}", key=f"answer-{found.query.name}")
    _download(found)


def _download(found: Answer) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        file_name = f"{found.query.name.replace('/', '-')}.csv"
        st.download_button(
            "Download as CSV", lambda: csv_bytes(found), file_name, "text/csv", key=f"csv-{found.query.name}", on_click="ignore"
        )
        more = f", the first {_SHOWN} shown" if len(found.rows) > _SHOWN else ""
        st.html(f'<span class="t-soft">{count(len(found.rows), "row")}{more}</span>')


def _source_rows(found: Answer, taken: dict[str, Any]) -> None:
    behind = found.query.rows
    if not behind or behind not in queries():
        st.markdown("The answer's own rows are the lowest level this question has.")
        return
    source = door.answer(behind, **taken)
    st.markdown(plain(source.query.title))
    if not source.rows:
        st.markdown("No rows: nothing in the data fits these filters.")
        return
    if left_out := door.ignored(behind, taken):
        st.markdown(f"These rows are not filtered by {listing(left_out)}.")
    chosen = rows_grid(source, source.rows[:_SHOWN], alt=f"Rows of: {source.query.title}", key=f"behind-{behind}", select=True)
    _download(source)
    if chosen is not None:
        origin.show_line(dict(zip(source.columns, source.rows[chosen], strict=True)))
    elif "batch_id" in source.columns:
        st.html('<p class="t-soft">Choose a row to see the line of the file it came from.</p>')


def _computed(found: Answer) -> None:
    query = found.query
    st.html(html_table(("Column", "Unit", "Meaning"), [(column.name, column.unit, column.meaning) for column in query.columns]))
    if query.parameters:
        st.html(html_table(("Filter", "Value", "Meaning"), _parameters(query, found.parameters)))
    st.code(query.sql, language="sql")


def _parameters(query: Query, given: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(parameter.name, parameter_words(given.get(parameter.name)), parameter.meaning) for parameter in query.parameters]
