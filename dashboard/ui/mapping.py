"""How a file's columns became ours: shown, and corrected in place."""

import pandas as pd
import streamlit as st

from dashboard.contracts import contract
from dashboard.intake import Reading
from dashboard.ui.grid import tall
from dashboard.ui.text import markup
from dashboard.ui.waiting import Waiting

_UNUSED = "not used"


def how_we_read_it(file: Waiting, reading: Reading) -> None:
    """Their column, ours to choose, how it was read, its first values; and what an analyst should know."""
    theirs = [*reading.mapping, *reading.unused]
    ours = [reading.mapping.get(name) for name in theirs]
    rows = {
        "Their column": theirs,
        "Ours": [name or _UNUSED for name in ours],
        "Read as": [reading.readings.get(name or "", "as written" if name else "") for name in ours],
        "First values": [" · ".join(reading.samples.get(name, ())) for name in theirs],
    }
    mapping_editor(file, rows, reading.table)
    notes = reading.notes[bool(reading.options.recalled) :]
    if notes:
        points = "".join(f"<li>{markup(note)}</li>" for note in notes[:8])
        st.html(f'<ul class="t-soft t-notes">{points}</ul>')


def mapping_editor(file: Waiting, rows: dict[str, list[str]], table: str) -> None:
    """A grid whose column “Ours” can be changed; a change reads the file again."""
    key = f"mapping-{file.id}-{file.revision}"
    choices = [_UNUSED, *(column.name for column in contract(table).columns)]
    st.data_editor(
        pd.DataFrame(rows),
        key=key,
        hide_index=True,
        disabled=[name for name in rows if name != "Ours"],
        column_config={"Ours": st.column_config.SelectboxColumn("Ours", options=choices, required=True)},
        on_change=_remap,
        args=(file, key, rows["Their column"]),
        height=tall(len(rows["Ours"])),
        alt="How each column of the file is read",
    )


def _remap(file: Waiting, key: str, theirs: list[str]) -> None:
    edits = {theirs[int(row)]: changed.get("Ours") for row, changed in st.session_state[key]["edited_rows"].items()}
    told = {name: "" if ours == _UNUSED else ours for name, ours in edits.items() if ours}
    file.correct(mapping={**file.options.mapping, **told})
