"""Where a row came from: the kept file and the line in it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.acts import keep
from dashboard.intake.decode import decode
from dashboard.intake.model import Refused
from dashboard.ui import door
from dashboard.ui.text import markup


def show_line(record: Mapping[str, Any]) -> None:
    """The file and line of one row, and the line itself as it stands in the file."""
    place = record.get("source_line", record.get("line"))
    if record.get("batch_id") is None or place is None:
        st.markdown("This row was computed from several lines, or written in the app: it has no line of a file.")
        return
    file = door.first("data/file_of_batch", batch_id=record["batch_id"])
    line = int(place)
    st.html(f"<p><strong>{markup(file['file_name'])}</strong>, line {line:,}</p>")
    data = keep.kept(door.warehouse().path, str(file["sha256"]))
    st.code(_lines(data, line), language=None, wrap_lines=True)


def _lines(data: bytes | None, line: int) -> str:
    if data is None:
        return "The file is no longer kept."
    try:
        lines = decode(data).text.splitlines()
    except Refused:
        return "This file is a workbook: open it to see the line."
    return "\n".join(lines[place - 1] for place in dict.fromkeys((1, line)) if place <= len(lines))
