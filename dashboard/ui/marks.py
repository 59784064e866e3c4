"""Marks on charts over time: what was noted on a day, and the days from which a definition of the chart holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.agreements import Agreement, agreements
from dashboard.format import day
from dashboard.ui import door
from dashboard.ui.drawing import SOFT, Drawing, Figure
from dashboard.ui.text import plotly_text

_APART = 0.16


@dataclass(frozen=True)
class Mark:
    """One day that a chart shows: a short label, and in words who said what."""

    day: date
    until: date | None
    label: str
    words: str


def marks(name: str) -> list[Mark]:
    """What the chart or metric of a question is to show, oldest first."""
    return [_mark(row) for row in door.answer("definitions/marks").records() if _concerns(row, name)]


def variant_words(term: Agreement, variant: str, number: float | None, listed: str | None) -> str:
    """What a variant says, in words."""
    if variant == "percent" and number is not None:
        return f"{number * 100:g}%"
    if variant == "days" and number is not None:
        return f"{number:g} days"
    if variant == "list":
        return (listed or "").replace(";", ", ")
    return term.variants.get(variant, variant)


def marked(figure: Figure, drawing: Drawing, found: Sequence[Mark], starts: Sequence[date]) -> Figure:
    """The figure with a mark at each day it shows: a dotted line and a word over time, a sign above a quarter's column."""
    places = [(one, place) for one in found if (place := _place(one.day, drawing, starts)) is not None]
    if not places:
        return figure
    layout = figure["layout"]
    layout["margin"] = layout["margin"] | {"t": 34}
    figure["data"] = [*figure["data"], _signs(places, layout["yaxis"]["range"][1])]
    if drawing.is_time:
        layout["shapes"] = [_line(place) for _, place in places]
    layout["annotations"] = [*layout.get("annotations", []), *_labels(places, drawing)]
    return figure


def _place(on: date, drawing: Drawing, starts: Sequence[date]) -> str | None:
    if drawing.is_time:
        first, last = min(drawing.places), max(drawing.places)
        return on.isoformat() if first <= on <= last + (last - first) / max(1, len(drawing.places) - 1) / 2 else None
    before = [place for place, start in enumerate(starts) if start <= on]
    is_over = not starts or on < starts[0] or (len(starts) > 1 and on >= starts[-1] + (starts[-1] - starts[-2]))
    return None if is_over or not before else drawing.spots()[before[-1]]


def _signs(places: Sequence[tuple[Mark, str]], top: float) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place for _, place in places],
        "y": [top] * len(places),
        "cliponaxis": False,
        "marker": {"symbol": "triangle-down", "size": 9, "color": SOFT},
        "customdata": [plotly_text(one.words) for one, _ in places],
        "hovertemplate": "%{customdata}<extra></extra>",
        "name": "Noted",
    }


def _line(place: str) -> Figure:
    line = {"color": SOFT, "width": 1, "dash": "dot"}
    return {"type": "line", "xref": "x", "yref": "paper", "x0": place, "x1": place, "y0": 0, "y1": 1, "line": line, "opacity": 0.7}


def _labels(places: Sequence[tuple[Mark, str]], drawing: Drawing) -> list[Figure]:
    """A word above each mark that has room for one; the others are told on hover."""
    labels: list[Figure] = []
    last = None
    for one, place in places:
        spot = _share(one.day, drawing) if drawing.is_time else drawing.spots().index(place) / max(1, len(drawing.places) - 1)
        if last is None or spot - last >= _APART:
            last = spot
            labels.append(_label(one, place, spot))
    return labels


def _label(one: Mark, place: str, spot: float) -> Figure:
    anchor = "left" if spot < 0.1 else "right" if spot > 0.9 else "center"
    font = {"color": SOFT, "size": 11}
    words = plotly_text(one.label)
    return {"x": place, "xref": "x", "y": 1, "yref": "paper", "yshift": 14, "text": words, "showarrow": False} | {
        "xanchor": anchor,
        "font": font,
    }


def _share(on: date, drawing: Drawing) -> float:
    first, last = min(drawing.places), max(drawing.places)
    return (on - first) / (last - first) if last > first else 0.0


def _concerns(row: dict[str, Any], name: str) -> bool:
    return row["term"] is None or (row["term"] in agreements() and name in agreements()[row["term"]].dates)


def _mark(row: dict[str, Any]) -> Mark:
    until = f" to {day(row['until'])}" if row["until"] else ""
    who = f" ({row['who']})" if row["who"] else ""
    if row["term"] is None:
        label = row["kind"].capitalize() if row["kind"] != "other" else "Note"
        return Mark(row["day"], row["until"], label, f"{day(row['day'])}{until}, {row['kind']}: {row['words']}{who}")
    term = agreements()[row["term"]]
    says = variant_words(term, row["words"], row["number"], row["listed"])
    return Mark(row["day"], None, "Definition", f"From {day(row['day'])}, {term.title}: {says}{who}")


def week_words(found: Sequence[Mark], monday: date) -> str:
    """What was noted in a week, in words; empty where nothing was."""
    return "; ".join(one.words for one in found if 0 <= (one.day - monday).days < 7)
