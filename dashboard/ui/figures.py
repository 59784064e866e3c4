"""Five kinds of figure as plain dictionaries in Plotly's shape: no Streamlit, no questions."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.ui.drawing import SOFT, Drawing, Figure, apart, label, sideways, trace, upright
from dashboard.ui.text import plotly_text
from dashboard.ui.values import number

_GAP = "\u2002"  # a space that SVG does not swallow


def lines(drawing: Drawing) -> Figure:
    """Lines over time, zero-based, each named at its end."""
    traces = _band(drawing)
    for name, values in drawing.series.items():
        traces.append(trace("scatter", drawing, name, values, mode="lines", line={"color": drawing.colour(name), "width": 2.2}))
    if drawing.target is not None:
        traces.append(
            trace("scatter", drawing, "Target", drawing.target, mode="lines", line={"color": SOFT, "width": 1.5, "dash": "dot"})
        )
    return _with_room(upright(traces, drawing, _all(drawing), annotations=_ends(drawing)), drawing)


def stacked(drawing: Drawing) -> Figure:
    """Columns, one series on top of the other, named beside the last column."""
    totals = [sum(number(value) or 0.0 for value in values) for values in zip(*drawing.series.values(), strict=True)]
    traces = [
        trace("bar", drawing, name, values, marker={"color": drawing.colour(name)}) for name, values in drawing.series.items()
    ]
    return _with_room(
        upright(traces, drawing, totals, barmode="stack", bargap=0.35, annotations=_layers(drawing, max(totals))), drawing
    )


def columns_with_target(drawing: Drawing) -> Figure:
    """One column a place with its value above, and the target as a short line across it."""
    name, values = drawing.first()
    heights = [number(value) or 0.0 for value in values]
    targets = [number(value) or 0.0 for value in drawing.target or ()] or [0.0] * len(heights)
    traces = [trace("bar", drawing, name, values, marker={"color": drawing.colour(name), "cornerradius": 3})]
    if drawing.target is not None:
        marker = {"symbol": "line-ew", "size": 30, "line": {"width": 2.5, "color": SOFT}}
        traces.append(trace("scatter", drawing, "Target", drawing.target, mode="markers", marker=marker))
    near = 0.13 * max(*heights, *targets)
    tops = [target if 0 <= target - height < near else height for height, target in zip(heights, targets, strict=True)]
    notes = [
        {**label(spot, top, f"<b>{drawing.words(value)}</b>", SOFT, 0), "xanchor": "center", "yanchor": "bottom", "yshift": 4}
        for spot, top, value in zip(drawing.spots(), tops, values, strict=True)
    ]
    return upright(traces, drawing, [1.08 * height for height in (*heights, *targets)], bargap=0.45, annotations=notes)


def bars(drawing: Drawing) -> Figure:
    """Horizontal bars from zero, the value beside each."""
    traces = []
    for name, values in drawing.series.items():
        words = [drawing.words(value) for value in values]
        traces.append(
            _across("bar", drawing, name, values, words)
            | {
                "orientation": "h",
                "text": [f"{_GAP}{word}" for word in words],
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"color": SOFT, "size": 12},
            }
            | {"marker": {"color": drawing.colour(name), "cornerradius": 3}}
        )
    return sideways(traces, drawing, _all(drawing))


def dots_with_range(drawing: Drawing) -> Figure:
    """A dot a place, its interval as a thick pale line, both said at the right."""
    name, values = drawing.first()
    low, high = (list(side or values) for side in (drawing.low, drawing.high))
    words = [_interval(drawing, *triple) for triple in zip(values, low, high, strict=True)]
    colour = drawing.colour(name)
    spans = {"type": "scatter", "mode": "lines", "line": {"color": colour, "width": 8}, "opacity": 0.3, "hoverinfo": "skip"}
    spans["y"] = [part for spot in drawing.spots() for part in (spot, spot, None)]
    spans["x"] = [part for pair in zip(low, high, strict=True) for part in (number(pair[0]), number(pair[1]), None)]
    dots = _across("scatter", drawing, name, values, words) | {
        "mode": "markers",
        "marker": {"color": colour, "size": 10},
        "cliponaxis": False,
    }
    said = _across("scatter", drawing, name, high, words) | {
        "mode": "text",
        "text": [f"{_GAP}{word}" for word in words],
        "textposition": "middle right",
        "hoverinfo": "skip",
    }
    said |= {"cliponaxis": False, "textfont": {"color": SOFT, "size": 12}}
    return sideways([spans, dots, said], drawing, [number(value) or 0.0 for value in (*values, *low, *high)])


KINDS: dict[str, Callable[[Drawing], Figure]] = {
    "lines": lines,
    "bars": bars,
    "stacked": stacked,
    "columns_with_target": columns_with_target,
    "dots_with_range": dots_with_range,
}


def _all(drawing: Drawing) -> list[float]:
    rows = [*drawing.series.values(), *(extra for extra in (drawing.target, drawing.low, drawing.high) if extra is not None)]
    return [float(value) for row in rows for value in row if value is not None]


def _across(kind: str, drawing: Drawing, name: str, values: Sequence[Any], words: Sequence[str]) -> Figure:
    return {
        "type": kind,
        "name": plotly_text(name),
        "y": drawing.spots(),
        "x": [number(value) for value in values],
        "customdata": list(words),
        "hovertemplate": f"%{{y}}<br>{plotly_text(name)} <b>%{{customdata}}</b><extra></extra>",
    }


def _band(drawing: Drawing) -> list[Figure]:
    if drawing.low is None or drawing.high is None:
        return []
    spots, colour = drawing.spots(), drawing.colour(drawing.first()[0])
    outline = [number(value) for value in (*drawing.high, *reversed(drawing.low))]
    shape = {
        "type": "scatter",
        "x": [*spots, *reversed(spots)],
        "y": outline,
        "fill": "toself",
        "fillcolor": colour,
        "opacity": 0.16,
    }
    return [shape | {"line": {"width": 0}, "mode": "lines", "hoverinfo": "skip"}]


def _interval(drawing: Drawing, value: Any, low: Any, high: Any) -> str:
    words = drawing.words(value)
    return (
        words if low is None or high is None or low == high else f"<b>{words}</b> ({drawing.words(low)} to {drawing.words(high)})"
    )


def _ends(drawing: Drawing) -> list[Figure]:
    known = {name: [value for value in values if value is not None] for name, values in drawing.series.items()}
    ends = {name: values[-1] for name, values in known.items() if values}
    heights = apart([float(value) for value in ends.values()], max(_all(drawing), default=0.0))
    return [
        label(drawing.spots()[-1], height, f"<b>{_called(drawing, name)}</b> {drawing.words(value)}", drawing.colour(name))
        for (name, value), height in zip(ends.items(), heights, strict=True)
    ]


def _layers(drawing: Drawing, top: float) -> list[Figure]:
    middles, below = [], 0.0
    for values in drawing.series.values():
        size = number(values[-1]) or 0.0
        middles.append(below + size / 2)
        below += size
    return [
        label(drawing.spots()[-1], height, f"<b>{plotly_text(name)}</b>", drawing.colour(name), 16)
        for name, height in zip(drawing.series, apart(middles, top), strict=True)
    ]


def _called(drawing: Drawing, name: str) -> str:
    return plotly_text(name) if len(drawing.series) > 1 else ""


def _with_room(figure: Figure, drawing: Drawing) -> Figure:
    longest = max((len(name) for name in drawing.series), default=0) if len(drawing.series) > 1 else 0
    figure["layout"]["margin"]["r"] = min(72 + 7 * longest, 200)
    return figure
