"""Seven kinds of figure as plain dictionaries in Plotly's shape: no Streamlit, no questions."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from dashboard.ui.drawing import COLOURS, GAINED, LOST, SOFT, Drawing, Figure, sideways, trace, upright
from dashboard.ui.labels import apart, label, named, room
from dashboard.ui.text import plotly_text
from dashboard.ui.values import number

_GAP, _WIDE_GAP = "\u2002", "\u2003"  # spaces that SVG does not swallow; the wide one clears a dot


def lines(drawing: Drawing) -> Figure:
    """Lines over time, zero-based, each named at its end."""
    traces = _band(drawing)
    for name, values in drawing.series.items():
        traces.append(trace("scatter", drawing, name, values, mode="lines", line={"color": drawing.colour(name), "width": 2.2}))
    if drawing.target is not None:
        traces.append(
            trace("scatter", drawing, "Target", drawing.target, mode="lines", line={"color": SOFT, "width": 1.5, "dash": "dot"})
        )
    return _named(upright(traces, drawing, _all(drawing)), _ends(drawing))


def stacked(drawing: Drawing) -> Figure:
    """Columns, one series on top of the other, named beside the last column."""
    totals = [sum(number(value) or 0.0 for value in values) for values in zip(*drawing.series.values(), strict=True)]
    traces = [
        trace("bar", drawing, name, values, marker={"color": drawing.colour(name)}) for name, values in drawing.series.items()
    ]
    return _named(upright(traces, drawing, totals, barmode="stack", bargap=0.35), _layers(drawing))


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
        "text": [_WIDE_GAP + word.replace("<br>", f"<br>{_WIDE_GAP}") for word in words],
        "textposition": "middle right",
        "hoverinfo": "skip",
    }
    said |= {"cliponaxis": False, "textfont": {"color": SOFT, "size": 11}}
    return sideways([spans, dots, said], drawing, [number(value) or 0.0 for value in (*values, *low, *high)], room(words))


def steps(drawing: Drawing) -> Figure:
    """Horizontal bars from zero to either side, one a step, in the colour of who can act on it."""
    name, values = drawing.first()
    words = [drawing.signed(value) for value in values]
    colours = [COLOURS.get(drawing.colours.get(str(place), "calm"), SOFT) for place in drawing.places]
    bar = _across("bar", drawing, name, values, words) | {"orientation": "h", "marker": {"color": colours, "cornerradius": 3}}
    bar |= {"text": [f"{_GAP}{word}{_GAP}" for word in words], "textposition": "outside", "cliponaxis": False}
    reach = [1.3 * (number(value) or 0.0) for value in values]
    room = 0.3 * max(map(abs, reach), default=0.0) if min(reach, default=0.0) < 0 else 0.0
    return sideways([bar | {"textfont": {"color": SOFT, "size": 12}}], drawing, [*reach, -room, room])


def waterfall(drawing: Drawing) -> Figure:
    """From the first place to the last by what each place between adds or takes; a base far above zero is cut, and says so."""
    name, values = drawing.first()
    amounts = [number(value) or 0.0 for value in values]
    ends = [*accumulate(amounts[:-1]), amounts[-1]] if amounts else []
    starts = [0.0, *ends[:-2], 0.0][: len(ends)]
    floor = _cut(starts[1:-1] + ends)
    bases = [floor if place in (0, len(ends) - 1) else start for place, start in enumerate(starts)]
    colours = [SOFT, *(_gain(place, amount) for place, amount in zip(drawing.places[1:-1], amounts[1:-1], strict=True)), SOFT]
    words = [drawing.words(values[0]), *(drawing.signed(value) for value in values[1:-1]), drawing.words(values[-1])]
    bar = trace("bar", drawing, name, [end - base for end, base in zip(ends, bases, strict=True)], base=bases)
    bar |= {"customdata": words, "marker": {"color": colours[: len(ends)], "cornerradius": 3}}
    tops = [max(start, end) for start, end in zip(bases, ends, strict=True)]
    notes = [
        {**label(spot, top, f"<b>{word}</b>", SOFT, 0), "xanchor": "center", "yanchor": "bottom", "yshift": 2}
        for spot, top, word in zip(drawing.spots(), tops, words, strict=True)
    ]
    figure = upright([bar], drawing, [1.1 * top for top in tops], bargap=0.35, annotations=notes)
    figure["layout"]["xaxis"]["ticktext"] = ["<br>".join(spot.split(" ")) for spot in drawing.spots()]
    figure["layout"]["hovermode"] = "x"
    if floor:
        axis = figure["layout"]["yaxis"]
        axis |= {"range": [floor, axis["range"][1]], "title": {"text": f"cut at {drawing.words(floor)}", "font": {"size": 11}}}
    return figure


KINDS: dict[str, Callable[[Drawing], Figure]] = {
    "lines": lines,
    "bars": bars,
    "stacked": stacked,
    "columns_with_target": columns_with_target,
    "dots_with_range": dots_with_range,
    "steps": steps,
    "waterfall": waterfall,
}
_TAKES_WELL = "Won"


def _gain(place: Any, amount: float) -> str:
    return GAINED if place == _TAKES_WELL else COLOURS["sales"] if amount >= 0 else LOST


def _cut(levels: list[float]) -> float:
    """Where the axis begins: at zero, unless every bar stands high above it."""
    lowest, highest = min(levels, default=0.0), max(levels, default=0.0)
    return 0.8 * lowest if lowest > 0.6 * highest else 0.0


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
    words = f"<b>{drawing.words(value)}</b>"
    return words if low is None or high is None or low == high else f"{words}<br>{drawing.words(low)} to {drawing.words(high)}"


def _ends(drawing: Drawing) -> list[Figure]:
    """A label at the end of each line that is known anywhere: its last value, and its name where there are several."""
    called, labels = len(drawing.series) > 1, []
    for name, values in drawing.series.items():
        for last in [value for value in values if value is not None][-1:]:
            words = named(name if called else "", drawing.words(last))
            labels.append(label(drawing.spots()[-1], float(last), words, drawing.colour(name)))
    return labels


def _layers(drawing: Drawing) -> list[Figure]:
    """A label beside the middle of each layer of the last column."""
    labels, below = [], 0.0
    for name, values in drawing.series.items():
        size = number(values[-1]) or 0.0
        labels.append({**label(1, below + size / 2, named(name), drawing.colour(name), 6), "xref": "paper"})
        below += size
    return labels


def _named(figure: Figure, labels: list[Figure]) -> Figure:
    """The figure with its labels, none over another, and the room they take."""
    layout, words = figure["layout"], [one["text"] for one in labels]
    heights = apart([one["y"] for one in labels], layout["yaxis"]["range"][1], words)
    layout["annotations"] = [one | {"y": height} for one, height in zip(labels, heights, strict=True)]
    layout["margin"]["r"] = room(words)
    return figure
