"""The pack of the meeting on screen, to take away in four formats; each is written when it is asked for."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.meeting.compose import compose
from dashboard.meeting.formats import FORMATS, Format
from dashboard.ui import door
from dashboard.warehouse import Warehouse


def pack(meeting_date: date) -> None:
    """The formats, as downloads."""
    with st.popover("Pack", key="pack"):
        st.html('<p class="t-soft">Agenda, decisions, promises and the numbers behind them, with what they rest on.</p>')
        for name, chosen in FORMATS.items():
            file = f"tandem-{meeting_date.isoformat()}.{chosen.ending}"
            written = partial(_written, chosen, door.warehouse(), meeting_date, door.scene())
            st.download_button(chosen.label, written, file, chosen.mime, key=f"pack-{name}", on_click="ignore", width="stretch")


def _written(chosen: Format, warehouse: Warehouse, meeting_date: date, scene: door.Scene) -> bytes:
    return chosen.write(compose(warehouse, meeting_date, scene.as_of, scene.known_at))
