"""The ledger: what later files changed about quarters that had ended, and the rows that explain it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.format import change, count, day, listing, short_day
from dashboard.ui import door
from dashboard.ui.grid import rows_grid, tall
from dashboard.ui.layout import section
from dashboard.ui.origin import show_line
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup

_NAME = "ledger/restatements"
_METRICS = {"won": "Won", "lost": "Lost", "created": "Pipeline created", "spend": "Media spend"}
_REASONS = {
    "late": ("late row", "late rows"),
    "amount": ("amount edit", "amount edits"),
    "moved": ("date moved", "dates moved"),
    "outcome": ("outcome changed", "outcomes changed"),
    "vanished": ("row vanished", "rows vanished"),
    "undone": ("row undone", "rows undone"),
    "rates": ("row at a changed rate", "rows at changed rates"),
    "currency": ("row in another reporting currency", "rows in another reporting currency"),
    "words": ("stage that means another thing", "stages that mean another thing"),
}
_ORDER = ("won", "spend", "created", "lost")


def restated() -> None:
    """A sentence first, then a line a version and quarter; a click lists the rows with file and line."""
    lines = door.answer(_NAME).records()
    with section("What changed in the past", "quarters that had ended; changed rates, currency and words on lines of their own"):
        st.html(f"<p class='t-loaded'>{markup(opening(lines, door.currency()))}</p>")
        if lines:
            chosen = _grid(lines)
            if chosen:
                _rows(chosen)
            else:
                st.html('<p class="t-soft">Choose a line to see its rows, each with its file and line.</p>')
        receipt(_NAME, part="ledger")


def opening(lines: list[dict[str, Any]], currency: str) -> str:
    """The latest restated quarter that matters most, in a sentence."""
    if not lines:
        return "Nothing has changed about a quarter after it ended."
    first = min(lines, key=lambda line: (_ORDER.index(line["metric"]), -line["quarter_start_date"].toordinal()))
    same = [line for line in lines if (line["metric"], line["quarter_label"]) == (first["metric"], first["quarter_label"])]
    total = sum(line["difference"] for line in same)
    since = day(min(line["made_at"] for line in same).date())
    reasons = {reason: sum(line[reason] for line in same) for reason in _REASONS}
    metric = _METRICS[first["metric"]]
    words = (
        f"{first['quarter_label']} {metric[0].lower()}{metric[1:]} was restated by {change(total, 'money', currency)} since {since}"
    )
    return f"{words}: {explained(reasons)}."


def explained(counts: Mapping[str, int]) -> str:
    """`3 late rows, 2 amount edits`."""
    return listing([count(counts[reason], *words) for reason, words in _REASONS.items() if counts[reason]])


def _grid(lines: list[dict[str, Any]]) -> dict[str, Any] | None:
    money = door.currency()
    shown = pd.DataFrame(
        {
            "Quarter": [line["quarter_label"] for line in lines],
            "Number": [_METRICS[line["metric"]] for line in lines],
            "Restated by": [change(line["difference"], "money", money) for line in lines],
            "Because of": [explained(line) for line in lines],
            "When": [short_day(line["made_at"]) for line in lines],
            "What": [line["file_name"] for line in lines],
            "Who": [line["who"] for line in lines],
        }
    )
    event: Any = st.dataframe(
        shown,
        hide_index=True,
        key="ledger-lines",
        on_select="rerun",
        selection_mode="single-row",
        height=tall(len(lines)),
        alt="What changed about quarters that had ended",
    )
    chosen = event.selection.rows
    return lines[chosen[0]] if chosen and chosen[0] < len(lines) else None


def _rows(line: Mapping[str, Any]) -> None:
    which = {"restated_version": line["version"], "metric": line["metric"], "quarter_start": line["quarter_start_date"]}
    found = door.answer("ledger/restated_rows", **which)
    place = rows_grid(found, found.rows, "Rows that explain the line", "ledger-rows", select=True)
    receipt("ledger/restated_rows", part="ledger-rows", **which)
    if place is not None:
        show_line(found.records()[place])
