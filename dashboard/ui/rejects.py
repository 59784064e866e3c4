"""Rows that need somebody: the whole row to mend in place, why it was set aside, and all of them as a file."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.acts.people import LOCAL
from dashboard.format import count
from dashboard.intake import Reading
from dashboard.intake.edits import rows_at
from dashboard.intake.model import Edit, Reject
from dashboard.intake.returned import to_csv
from dashboard.ui.grid import html_table, tall
from dashboard.ui.layout import section
from dashboard.ui.text import markup
from dashboard.ui.waiting import Waiting

_SHOWN = 50


def need_you(file: Waiting, reading: Reading) -> None:
    """The rows set aside, to mend here or elsewhere, and what was mended; nothing where there are none."""
    if not reading.rejects and not reading.corrections:
        return
    rows = reading.rows_rejected
    title = f"{count(rows, 'row')} {'needs' if rows == 1 else 'need'} you" if rows else "Every row is right now"
    with section(title, "change a cell and the file is read again; or download, mend, and drop the file here"):
        if rows:
            _editor(file, reading)
            _download(file, reading)
        if reading.corrections:
            points = "".join(f"<li>{markup(sentence)}</li>" for sentence in reading.corrections)
            st.html(f'<ul class="t-soft t-notes">{points}</ul>')
            st.button("Take the corrections back", key=f"uncorrect-{file.id}", on_click=file.correct, kwargs={"edits": ()})


def rejects_table(rejects: Sequence[Reject]) -> None:
    """Line, column, value and reason of each fault."""
    shown = [(f"{reject.line:,}", reject.column, reject.value, reject.reason) for reject in rejects[:_SHOWN]]
    st.html(html_table(("Line", "Column", "Value", "Why"), shown))
    if len(rejects) > _SHOWN:
        st.html(f'<p class="t-soft">The first {_SHOWN} of {len(rejects):,}; the download has all.</p>')


def _editor(file: Waiting, reading: Reading) -> None:
    """The rejected rows, the cells at fault first; the columns Tandem does not use stay away."""
    faults: dict[int, list[Reject]] = {}
    for reject in reading.rejects:
        faults.setdefault(reject.line, []).append(reject)
    lines = list(faults)[:_SHOWN]
    sheet = file.sheet()
    cells = rows_at(sheet, lines)
    at_fault = list(dict.fromkeys(reject.column for line in lines for reject in faults[line]))
    used = [name for name in sheet.headers if name in reading.mapping or name in at_fault]
    named = sorted(used, key=lambda name: name not in at_fault)
    places = [sheet.headers.index(name) for name in named]
    body = [[line, _why(faults[line]), *(cells[line][place] for place in places)] for line in cells]
    key = f"mend-{file.id}-{file.revision}"
    st.data_editor(
        pd.DataFrame(body, columns=pd.Index(["Line", "Why", *named]), dtype="object"),
        key=key,
        hide_index=True,
        disabled=["Line", "Why"],
        column_config={
            "Line": st.column_config.NumberColumn(width="small", pinned=True),
            "Why": st.column_config.TextColumn(width="large"),
        }
        | {name: st.column_config.TextColumn(f"{name} ◂" if name in at_fault else name) for name in named},
        on_change=_mend,
        args=(file, key, list(cells), named),
        height=tall(len(body)),
        alt="Rows that were set aside; change a cell to mend it",
    )
    if len(faults) > _SHOWN:
        st.html(f'<p class="t-soft">The first {_SHOWN} of {len(faults):,} rows; the next come as these are mended.</p>')


def _why(rejects: Sequence[Reject]) -> str:
    return "; ".join(f"{reject.column}: {reject.reason}" if reject.column else reject.reason for reject in rejects)


def _mend(file: Waiting, key: str, lines: Sequence[int], names: Sequence[str]) -> None:
    changed = st.session_state[key]["edited_rows"]
    edits = [
        Edit(lines[int(row)], name, cell or "", LOCAL.name)
        for row, cells in changed.items()
        for name, cell in cells.items()
        if name in names
    ]
    file.correct(edits=(*file.options.edits, *edits))


def _download(file: Waiting, reading: Reading) -> None:
    st.download_button(
        "Download these rows",
        lambda: to_csv(file.sheet(), reading.rejects, reading.sha256),
        rejects_name(reading.file),
        "text/csv",
        key=f"rejects-{file.id}-{file.revision}",
        on_click="ignore",
        help="In the file's own columns, with line and reason. Mend them in a spreadsheet and drop the file here.",
    )


def rejects_name(file: str) -> str:
    """What the download of a file's rejected rows is called."""
    return f"rejected rows of {file.rsplit('.', 1)[0]}.csv"
