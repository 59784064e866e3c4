"""What a figure is drawn from, and what all figures share: colours, axes, labels, hover."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from textwrap import wrap
from typing import Any

from dashboard.format import UNKNOWN, change, show
from dashboard.ui.text import plotly_text
from dashboard.ui.values import number

Figure = dict[str, Any]
CATEGORIES = [f"#{place:06d}" for place in range(1, 9)]  # the browser puts the theme's chart colours here, light or dark
COLOURS = dict(zip(("marketing", "sales", "both", "calm"), CATEGORIES, strict=False))
GAINED, LOST = CATEGORIES[6:]
SOFT = COLOURS["calm"]
_OTHERS = [*CATEGORIES[len(COLOURS) :], *CATEGORIES[: len(COLOURS)]]
HEIGHT = 270


@dataclass(frozen=True)
class Drawing:
    """Places along an axis, and one or more series of values in one unit; across: the unit of places that are numbers."""

    places: Sequence[Any]
    series: Mapping[str, Sequence[Any]]
    unit: str
    side: str = "both"
    currency: str = "USD"
    target: Sequence[Any] | None = None
    low: Sequence[Any] | None = None
    high: Sequence[Any] | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    across: str = ""

    @property
    def is_time(self) -> bool:
        """Whether the places are days."""
        return bool(self.places) and all(isinstance(place, date) for place in self.places)

    def colour(self, name: str) -> str:
        """A series' colour: its own side's, the only one's, else the next of the palette."""
        side = self._side_of(name)
        if side in COLOURS:
            return COLOURS[side]
        others = [other for other in self.series if self._side_of(other) not in COLOURS]
        return _OTHERS[others.index(name) % len(_OTHERS)]

    def _side_of(self, name: str) -> str:
        return self.colours.get(name) or (self.side if len(self.series) == 1 else name.lower())

    def words(self, value: Any) -> str:
        """A value in the drawing's unit, as Plotly text."""
        return plotly_text(show(value, self.unit, self.currency))

    def across_words(self, place: Any) -> str:
        """A place that is a number, in its unit, as Plotly text."""
        return plotly_text(show(place, self.across, self.currency))

    def signed(self, value: Any) -> str:
        """A difference in the drawing's unit with its sign, as Plotly text."""
        return plotly_text(change(value, self.unit, self.currency))

    def spots(self) -> list[Any]:
        """The places as Plotly takes them."""
        if self.across:
            return [number(place) for place in self.places]
        return [place.isoformat() if self.is_time else plotly_text(UNKNOWN if place is None else place) for place in self.places]

    def first(self) -> tuple[str, Sequence[Any]]:
        """The first series."""
        return next(iter(self.series.items()))


def trace(kind: str, drawing: Drawing, name: str, values: Sequence[Any], **more: Any) -> Figure:
    """One upright trace; hover says the place, the value with its unit, and what it is."""
    return {
        "type": kind,
        "name": plotly_text(name),
        "x": drawing.spots(),
        "y": [number(value) for value in values],
        "customdata": [drawing.words(value) for value in values],
        "hovertemplate": f"%{{x}}<br>{plotly_text(name)} <b>%{{customdata}}</b><extra></extra>",
        **more,
    }


def upright(traces: list[Figure], drawing: Drawing, values: Sequence[float], **layout: Any) -> Figure:
    """A figure with the places along the bottom and a zero-based axis at the left."""
    return {
        "data": traces,
        "layout": {
            **_shared(HEIGHT, {"l": 4, "r": 12, "t": 14, "b": 4}),
            "xaxis": {**_axis(), **_across(drawing), "showgrid": False, "tickangle": 0},
            "yaxis": {**_axis(), **_ticks(drawing, values), "zeroline": False},
            **layout,
        },
    }


def sideways(traces: list[Figure], drawing: Drawing, values: Sequence[float], beside: int = 72) -> Figure:
    """A figure with the places down the left side, values from zero to the right, and room for words beside the longest."""
    low, high = min([0.0, *values]), max([0.0, *values]) or 1.0
    across = {"showticklabels": False, "showgrid": False, "zeroline": True, "range": [low * 1.25, high * 1.02]}
    down = {**_places(drawing, 16), "autorange": "reversed", "showgrid": False, "ticks": "", "ticklabelstandoff": 8}
    height = 24 + 34 * len(drawing.places) * max(1, len(drawing.series))
    margin = {"l": 4, "r": beside, "t": 4, "b": 4}
    return {
        "data": traces,
        "layout": {**_shared(height, margin), "bargap": 0.45, "xaxis": {**_axis(), **across}, "yaxis": {**_axis(), **down}},
    }


def _shared(height: int, margin: dict[str, int]) -> Figure:
    return {"height": height, "margin": margin, "showlegend": False, "hovermode": "closest", "dragmode": False}


def _axis() -> Figure:
    return {"fixedrange": True, "automargin": True, "tickfont": {"color": SOFT, "size": 12}}


def _places(drawing: Drawing, width: int) -> Figure:
    words = [plotly_text(UNKNOWN if place is None else place) for place in drawing.places]
    return {"type": "category", "tickvals": words, "ticktext": ["<br>".join(wrap(word, width)) for word in words]}


def _across(drawing: Drawing) -> Figure:
    if drawing.across:
        return _ticks(replace(drawing, unit=drawing.across), drawing.spots()) | {"range": [0.0, max(drawing.spots())]}
    if not drawing.is_time:
        return _places(drawing, 10 if len(drawing.places) < 5 else 6)
    days = sorted(drawing.places)
    step = min((after - before for before, after in pairwise(days)), default=timedelta(days=1))
    form = "%b\n%Y" if step.days >= 28 else "%-d %b\n%Y"
    return {
        "type": "date",
        "tickformat": form,
        "hoverformat": form.replace("\n", " "),
        "range": [days[0] - step / 2, days[-1] + step / 2],
    }


def _ticks(drawing: Drawing, values: Sequence[float]) -> Figure:
    low, high = min([0.0, *values]), max([0.0, *values]) or 1.0
    step = _step((high - low) / 4)
    marks = [step * place for place in range(math.floor(low / step), math.ceil(high / step) + 1)]
    words = [drawing.words(round(mark, 6)).replace(".0%", "%").replace(".0M", "M") for mark in marks]
    return {"tickvals": marks, "ticktext": words, "range": [marks[0], marks[-1] * 1.02]}


def _step(least: float) -> float:
    size = 10.0 ** math.floor(math.log10(least))
    return next(step * size for step in (1.0, 2.0, 2.5, 5.0, 10.0) if step * size >= least * 0.999)
