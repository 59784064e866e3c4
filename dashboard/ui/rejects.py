"""Rows that need somebody: line, column, value, why; and all of them as a file."""

import csv
import io
from collections.abc import Sequence

import streamlit as st

from dashboard.format import count
from dashboard.intake import Reading
from dashboard.intake.model import Reject
from dashboard.ui.grid import html_table
from dashboard.ui.layout import section
from dashboard.ui.values import safe

_SHOWN = 20


def need_you(reading: Reading) -> None:
    """The rows set aside; nothing where there are none."""
    rejects = reading.rejects
    if not rejects:
        return
    rows = reading.rows_rejected
    title = f"{count(rows, 'row')} {'needs' if rows == 1 else 'need'} you"
    with section(title, "download, correct them in the export, and load it again"):
        shown = [(f"{reject.line:,}", reject.column, reject.value, reject.reason) for reject in rejects[:_SHOWN]]
        st.html(html_table(("Line", "Column", "Value", "Why"), shown))
        if len(rejects) > _SHOWN:
            st.html(f'<p class="t-soft">The first {_SHOWN} of {len(rejects):,}; the download has all.</p>')
        name = f"rejected rows of {reading.file.rsplit('.', 1)[0]}.csv"
        key = f"rejects-{reading.sha256[:8]}"
        st.download_button("Download as CSV", rejects_csv(rejects), name, "text/csv", key=key, on_click="ignore")


def rejects_csv(rejects: Sequence[Reject]) -> bytes:
    """Every fault as a line; text that a spreadsheet would run as a formula is quoted."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("line", "column", "value", "reason"))
    writer.writerows((reject.line, safe(reject.column), safe(reject.value), safe(reject.reason)) for reject in rejects)
    return text.getvalue().encode("utf-8-sig")
