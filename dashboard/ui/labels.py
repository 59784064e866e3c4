"""Labels beside marks instead of a legend: short lines, so that a phone keeps room for the chart."""

import math
import re
from collections.abc import Sequence
from html import unescape
from textwrap import wrap
from typing import Any

from dashboard.ui.text import plotly_text

_WIDEST = 11  # signs in a line of a label
_SIGN, _GAP = 7, 18  # pixels
_TAG = re.compile(r"<[^>]*>")


def named(name: str, value: str = "") -> str:
    """A label of a name and a value that is Plotly text already; either may be empty."""
    words = wrap(name, _WIDEST)
    lines = [f"<b>{plotly_text(line)}</b>" for line in words]
    if value and words and len(words[-1]) + 1 + len(unescape(value)) <= _WIDEST:
        lines[-1] += f" {value}"
    elif value:
        lines.append(value)
    return "<br>".join(lines)


def room(words: Sequence[str]) -> int:
    """How many pixels texts take that stand at the right of their marks, lines and tags of Plotly's in them."""
    longest = max((len(unescape(_TAG.sub("", line))) for each in words for line in each.split("<br>")), default=0)
    return _GAP + _SIGN * longest


def label(x: Any, y: float, words: str, colour: str, shift: int = 8) -> dict[str, Any]:
    """A direct label at the right of a mark, its middle level with it."""
    font = {"color": colour, "size": 12}
    place = {"xanchor": "left", "yanchor": "middle", "align": "left", "xshift": shift}
    return {"x": x, "y": y, "text": words, "showarrow": False, "font": font, **place}


def apart(heights: Sequence[float], top: float, words: Sequence[str]) -> list[float]:
    """The heights of labels pushed up where they would cover each other; in the order given."""
    halves = [0.045 * top * (1 + each.count("<br>")) for each in words]
    moved, below = list(heights), -math.inf
    for place in sorted(range(len(heights)), key=lambda place: heights[place]):
        moved[place] = max(heights[place], below + halves[place])
        below = moved[place] + halves[place]
    return moved
