"""What is parked or was dropped from this agenda, with the way back."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.format import day
from dashboard.ui import door
from dashboard.ui.layout import section
from dashboard.ui.me import me
from dashboard.ui.sync import room
from dashboard.ui.text import markup

_SHOWN = 10


def parked(held: Mapping[str, Any], items: list[dict[str, Any]]) -> None:
    """Each question with a press that puts it on this agenda; nothing where none is parked."""
    rows = door.answer("meeting/parked", meeting_date=held["meeting_date"]).records()
    if not rows:
        return
    with section("Parked", "nothing is lost: put one back when its time has come"):
        for row in rows[:_SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"parked-{row['item_id']}"):
                words = f"{row['statement'] or ''} {row['question'] or ''}".strip()
                st.html(f'<p class="t-loaded">{markup(words)}</p><p class="t-soft">{markup(_when(row))}</p>', width="stretch")
                if room.may_write():
                    given = (held, items, row)
                    st.button("Put on the agenda", type="tertiary", key=f"back-{row['item_id']}", on_click=_back, args=given)


def _when(row: Mapping[str, Any]) -> str:
    by = f" by {row['parked_by']}" if row["parked_by"] else ""
    return f"Dropped from this agenda{by}" if row["is_dropped"] else f"Parked{by} on {day(row['parked_on'])}"


def _back(held: Mapping[str, Any], items: list[dict[str, Any]], row: Mapping[str, Any]) -> None:
    item = {"meeting_date": held["meeting_date"], "item_id": row["item_id"], "is_dropped": False, "changed_by": me().name}
    if not row["is_dropped"]:
        last = max((float(one["place"]) for one in items), default=0.0)
        item |= {"question": row["question"], "side": row["side"], "position": max(last, 300.0) + 10}
    room.write([("meeting_items", item)], "It is on the agenda again.")
