"""Figures as plain dictionaries: rows in, Plotly's own shape out; no Streamlit, no questions.

Colours are the theme's categories, which the browser fills in for light and dark: marketing, sales, both and calm stand first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.format import show
from dashboard.ui.text import plotly_text
from dashboard.ui.values import number

CATEGORIES = [f"#{place:06d}" for place in range(1, 9)]
COLOURS = dict(zip(("marketing", "sales", "both", "calm"), CATEGORIES, strict=False))
Figure = dict[str, Any]


@dataclass(frozen=True)
class Drawing:
    """What is drawn: places along the axis, and one or more series of values in one unit."""

    places: Sequence[Any]
    series: dict[str, Sequence[Any]]
    unit: str
    side: str = "both"
    is_time: bool = False
    target: Sequence[Any] | None = None
    low: Sequence[Any] | None = None
    high: Sequence[Any] | None = None
    colours: dict[str, str] = field(default_factory=dict)

    def colour(self, name: str) -> str:
        """A series' colour: its own side's, the only one's, else the next of the palette."""
        side = self.colours.get(name) or (self.side if len(self.series) == 1 else name.lower())
        if side in COLOURS:
            return COLOURS[side]
        return CATEGORIES[list(self.series).index(name) % len(CATEGORIES)]


def lines(drawing: Drawing) -> Figure:
    """Lines over time, zero-based, each named at its end."""
    traces = [*_band(drawing)]
    ends = _apart([_last(values) for values in drawing.series.values()], drawing)
    notes = []
    for (name, values), height in zip(drawing.series.items(), ends, strict=True):
        colour = drawing.colour(name)
        traces.append(
            _trace("scatter", drawing, name, values, mode="lines", line={"color": colour, "width": 2.2}, connectgaps=False)
        )
        if height is not None:
            notes.append(_end_label(drawing, name, values, height, colour))
    if drawing.target is not None:
        traces.append(_target_line(drawing))
    return _figure(traces, drawing, annotations=notes, right=_room(drawing))


def stacked(drawing: Drawing) -> Figure:
    """Columns over time, one series on top of the other, named at the last column."""
    traces = [
        _trace("bar", drawing, name, values, marker={"color": drawing.colour(name), "line": {"width": 0}})
        for name, values in drawing.series.items()
    ]
    figure = _figure(traces, drawing, barmode="stack", annotations=_stack_labels(drawing), right=_room(drawing))
    figure["layout"]["bargap"] = 0.35
    return figure


def columns_with_target(drawing: Drawing) -> Figure:
    """One column a place with its value above, and the target as a short line across it."""
    (name, values), *_ = drawing.series.items()
    traces = [
        _trace(
            "bar",
            drawing,
            name,
            values,
            marker={"color": drawing.colour(name), "cornerradius": 3},
            text=[show(value, drawing.unit) for value in values],
            textposition="outside",
            cliponaxis=False,
        )
    ]
    if drawing.target is not None:
        marker = {"symbol": "line-ew", "size": 34, "line": {"width": 2, "color": COLOURS["calm"]}}
        traces.append(_trace("scatter", drawing, "Target", drawing.target, mode="markers", marker=marker))
    figure = _figure(traces, drawing)
    figure["layout"]["bargap"] = 0.45
    return figure


def bars(drawing: Drawing) -> Figure:
    """Horizontal bars from zero, the value beside each."""
    traces = []
    for name, values in drawing.series.items():
        shown = [show(value, drawing.unit) for value in values]
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": plotly_text(name),
                "y": _places(drawing),
                "x": [number(value) for value in values],
                "text": [plotly_text(text) for text in shown],
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": drawing.colour(name), "cornerradius": 3},
                "customdata": [plotly_text(text) for text in shown],
                "hovertemplate": "%{y}: %{customdata}<extra>" + plotly_text(name) + "</extra>",
            }
        )
    return _sideways(traces, drawing)


def dots_with_range(drawing: Drawing) -> Figure:
    """A dot a place with its interval drawn as a thick line."""
    (name, values), *_ = drawing.series.items()
    low = [number(value) for value in drawing.low or values]
    high = [number(value) for value in drawing.high or values]
    shown = [_with_interval(drawing, place) for place in range(len(values))]
    colour = drawing.colour(name)
    spans = {"type": "scatter", "mode": "lines", "line": {"color": colour, "width": 8}, "opacity": 0.3, "hoverinfo": "skip"}
    spans["y"] = [part for place in _places(drawing) for part in (place, place, None)]
    spans["x"] = [part for pair in zip(low, high, strict=True) for part in (*pair, None)]
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "name": plotly_text(name),
        "y": _places(drawing),
        "x": [number(value) for value in values],
        "marker": {"color": colour, "size": 10},
        "customdata": shown,
        "hovertemplate": "%{y}: %{customdata}<extra></extra>",
    }
    return _sideways([spans, dots], drawing)


KINDS: dict[str, Callable[[Drawing], Figure]] = {
    "lines": lines,
    "bars": bars,
    "stacked": stacked,
    "columns_with_target": columns_with_target,
    "dots_with_range": dots_with_range,
}


def _places(drawing: Drawing) -> list[Any]:
    return [place.isoformat() if drawing.is_time else plotly_text("–" if place is None else place) for place in drawing.places]


def _trace(kind: str, drawing: Drawing, name: str, values: Sequence[Any], **more: Any) -> Figure:
    return {
        "type": kind,
        "name": plotly_text(name),
        "x": _places(drawing),
        "y": [number(value) for value in values],
        "customdata": [show(value, drawing.unit) for value in values],
        "hovertemplate": "%{x}: %{customdata}<extra>" + plotly_text(name) + "</extra>",
        **more,
    }


def _band(drawing: Drawing) -> list[Figure]:
    if drawing.low is None or drawing.high is None:
        return []
    places, colour = _places(drawing), drawing.colour(next(iter(drawing.series)))
    outline = [number(value) for value in (*drawing.high, *reversed(drawing.low))]
    return [
        {
            "type": "scatter",
            "x": [*places, *reversed(places)],
            "y": outline,
            "fill": "toself",
            "fillcolor": colour,
            "opacity": 0.16,
            "line": {"width": 0},
            "mode": "lines",
            "hoverinfo": "skip",
        }
    ]


def _target_line(drawing: Drawing) -> Figure:
    line = {"color": COLOURS["calm"], "width": 1.5, "dash": "dot"}
    return _trace("scatter", drawing, "Target", drawing.target or (), mode="lines", line=line)


def _with_interval(drawing: Drawing, place: int) -> str:
    (values,) = list(drawing.series.values())[:1]
    words = show(values[place], drawing.unit)
    if drawing.low is None or drawing.high is None:
        return words
    return f"{words} ({show(drawing.low[place], drawing.unit)} to {show(drawing.high[place], drawing.unit)})"


def _last(values: Sequence[Any]) -> float | None:
    return next((number(value) for value in reversed(values) if value is not None), None)


def _apart(heights: list[float | None], drawing: Drawing) -> list[float | None]:
    """End labels pushed apart, so that none covers another."""
    top = max((number(value) or 0 for values in drawing.series.values() for value in values), default=0)
    least, moved, below = 0.085 * top, list(heights), None
    for place in sorted(
        (place for place, height in enumerate(heights) if height is not None), key=lambda place: heights[place] or 0
    ):
        height = heights[place] or 0.0
        moved[place] = height if below is None else max(height, below + least)
        below = moved[place]
    return moved


def _end_label(drawing: Drawing, name: str, values: Sequence[Any], height: float, colour: str) -> Figure:
    last = next(value for value in reversed(values) if value is not None)
    words = (
        f"<b>{plotly_text(name)}</b> {show(last, drawing.unit)}"
        if len(drawing.series) > 1
        else f"<b>{show(last, drawing.unit)}</b>"
    )
    return _label(_places(drawing)[-1], height, words, colour)


def _stack_labels(drawing: Drawing) -> list[Figure]:
    middles, below = [], 0.0
    for values in drawing.series.values():
        size = number(values[-1]) or 0.0 if values else 0.0
        middles.append(below + size / 2)
        below += size
    heights = _apart_stack(middles, drawing)
    return [
        _label(_places(drawing)[-1], height, f"<b>{plotly_text(name)}</b>", drawing.colour(name), 14)
        for name, height in zip(drawing.series, heights, strict=True)
        if drawing.places
    ]


def _apart_stack(middles: list[float], drawing: Drawing) -> list[float]:
    totals = [sum(number(value) or 0.0 for value in values) for values in zip(*drawing.series.values(), strict=True)]
    least, heights = 0.08 * max(totals, default=0.0), []
    for middle in middles:
        heights.append(max(middle, heights[-1] + least) if heights else middle)
    return heights


def _label(x: Any, y: float, words: str, colour: str, shift: int = 8) -> Figure:
    font = {"color": colour, "size": 12}
    return {"x": x, "y": y, "text": words, "showarrow": False, "xanchor": "left", "xshift": shift, "font": font}


def _room(drawing: Drawing) -> int:
    longest = max((len(name) for name in drawing.series), default=0) if len(drawing.series) > 1 else 0
    return min(20 + 7 * (longest + 8), 190)


def _axis(drawing: Drawing) -> Figure:
    prefix, form, suffix = {
        "money": ("$", "~s", ""),
        "percent": ("", ".0%", ""),
        "days": ("", ",~r", " days"),
        "hours": ("", ",~r", " h"),
    }.get(drawing.unit, ("", ",~r", ""))
    return {"tickprefix": prefix, "tickformat": form, "ticksuffix": suffix}


def _figure(traces: list[Figure], drawing: Drawing, right: int = 16, **layout: Any) -> Figure:
    across = {"type": "date", "tickformat": "%-d %b\n%Y"} if drawing.is_time else {"type": "category"}
    return {
        "data": traces,
        "layout": {
            "height": 260,
            "margin": {"l": 8, "r": right, "t": 16, "b": 8},
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "xaxis": {**across, "title": {"text": ""}, "showgrid": False, "fixedrange": True, "automargin": True, "nticks": 7},
            "yaxis": {
                "rangemode": "tozero",
                "title": {"text": ""},
                "fixedrange": True,
                "automargin": True,
                "nticks": 5,
                **_axis(drawing),
            },
            **layout,
        },
    }


def _sideways(traces: list[Figure], drawing: Drawing) -> Figure:
    return {
        "data": traces,
        "layout": {
            "height": 56 + 30 * len(drawing.places) * max(1, len(drawing.series)),
            "margin": {"l": 8, "r": 64, "t": 4, "b": 8},
            "showlegend": len(drawing.series) > 1,
            "legend": {"orientation": "h", "y": -0.1},
            "hovermode": "closest",
            "dragmode": False,
            "bargap": 0.4,
            "xaxis": {
                "rangemode": "tozero",
                "title": {"text": ""},
                "fixedrange": True,
                "showgrid": False,
                "showticklabels": False,
                "zeroline": True,
            },
            "yaxis": {
                "type": "category",
                "autorange": "reversed",
                "title": {"text": ""},
                "fixedrange": True,
                "automargin": True,
                "ticks": "",
            },
        },
    }
