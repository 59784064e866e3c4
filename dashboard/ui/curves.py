"""Response curves: what each channel brings at each pace of spend; solid where such spend was seen, dashed beyond."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.library import Answer
from dashboard.ui import door
from dashboard.ui import plan_words as words
from dashboard.ui.drawing import SOFT, Drawing, Figure, trace, upright
from dashboard.ui.labels import label
from dashboard.ui.layout import framed, heading_html
from dashboard.ui.text import fill
from dashboard.ui.words import prose

_QUESTION = "plan/curves"
_HEIGHT = 200
_CONFIG = {"displayModeBar": False, "responsive": True}
_SEEN, _GUESSED = 0.2, 0.09
_DEALS = "Deals a week"
Rows = Sequence[dict[str, Any]]


def curves() -> None:
    """A small chart a channel, all of one height, and in words where what was seen ends."""
    found = door.answer(_QUESTION)
    top = max((row["deals_high"] for row in found.records()), default=0.0)
    with framed(_QUESTION, None, "deals and spend a week, 90% bands", "curves", {}):
        prose(words.CURVES)
        with st.grid(3, min_column_width=280, gap="medium"):
            for channel in dict.fromkeys(found.values("channel")):
                _one(found, channel, top)


def _one(found: Answer, channel: str, top: float) -> None:
    today = next(row for row in found.records() if row["channel"] == channel and row["is_today"])
    with st.container(gap="xsmall", key=f"curve-{channel}"):
        st.html(heading_html(channel, words.DRIVE_NOTES[today["drives"]], level=3))
        said = fill(words.CURVE[today["drives"]], today, found.query)
        figure = _finished(found, channel, top, door.currency(), door.mark(_QUESTION, {}), found.version, str(found.as_of))
        st.plotly_chart(figure, config=_CONFIG, alt=f"{channel}: {said}", key=f"figure-curve-{channel}")
        st.markdown(f":gray[{said}]")


@st.cache_resource(max_entries=64, show_spinner=False)
def _finished(_found: Answer, channel: str, top: float, currency: str, mark: str, version: int, as_of: str) -> go.Figure:
    rows = [row for row in _found.records() if row["channel"] == channel]
    return go.Figure(curve(rows, top, currency), skip_invalid=False)


def curve(rows: Rows, top: float, currency: str) -> Figure:
    """One channel's curve: solid with its band where such spend was seen, dashed and paler elsewhere, today's spend marked."""
    seen = [place for place, row in enumerate(rows) if row["is_seen"]]
    first, last = (seen[0], seen[-1]) if seen else (0, 0)
    traces = []
    for part, is_seen in ((rows[: first + 1], False), (rows[first : last + 1], True), (rows[last:], False)):
        if len(part) > 1:
            traces += _part(_drawing(part, currency), is_seen)
    whole = _drawing(rows, currency)
    today = next(row for row in rows if row["is_today"])
    at = float(today["weekly_spend"])
    dot = _drawing([today], currency)
    traces.append(_hovered(dot, mode="markers", marker={"color": dot.colour(_DEALS), "size": 9}, cliponaxis=False))
    line = {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": SOFT, "width": 1, "dash": "dot"},
    }
    notes = [label(at, 1, "today", SOFT, 4) | {"yref": "paper", "yanchor": "top"}]
    figure = upright(traces, whole, [top], annotations=notes, shapes=[line])
    figure["layout"] |= {"height": _HEIGHT}
    figure["layout"]["yaxis"] |= {"range": [0.0, 1.06 * top]}
    return figure


def _drawing(rows: Rows, currency: str) -> Drawing:
    side = "marketing" if rows[0]["drives"] in ("yes", "likely") else "calm"
    low, high, deals, spend = ([row[name] for row in rows] for name in ("deals_low", "deals_high", "deals", "weekly_spend"))
    return Drawing(spend, {_DEALS: deals}, "count", side, currency, low=low, high=high, across="money")


def _part(drawing: Drawing, is_seen: bool) -> list[Figure]:
    spots, colour = drawing.spots(), drawing.colour(_DEALS)
    band: Figure = {"type": "scatter", "x": [*spots, *reversed(spots)], "y": [*(drawing.high or ()), *reversed(drawing.low or ())]}
    band |= {"fill": "toself", "fillcolor": colour, "opacity": _SEEN if is_seen else _GUESSED, "line": {"width": 0}}
    line = {"color": colour, "width": 2.4 if is_seen else 1.6, "dash": "solid" if is_seen else "dash"}
    return [band | {"mode": "lines", "hoverinfo": "skip"}, _hovered(drawing, mode="lines", line=line)]


def _hovered(drawing: Drawing, **look: Any) -> Figure:
    """A trace whose hover says the spend, the deals and their range."""
    low, high = drawing.low or (), drawing.high or ()
    said = [
        f"{drawing.words(deals)} ({drawing.words(least)} to {drawing.words(most)}) for {drawing.across_words(spend)} a week"
        for deals, least, most, spend in zip(drawing.series[_DEALS], low, high, drawing.places, strict=True)
    ]
    hover = f"{_DEALS}: <b>%{{customdata}}</b><extra></extra>"
    return trace("scatter", drawing, _DEALS, drawing.series[_DEALS], **look) | {"customdata": said, "hovertemplate": hover}
