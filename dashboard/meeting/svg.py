"""The pack's two charts as SVG, for the HTML file and the PDF: text stays text, colours are given by who draws."""

from collections.abc import Mapping
from html import escape
from itertools import accumulate
from textwrap import wrap

from dashboard.meeting.document import Chart

WIDTH = 760
_ROW, _NAMES, _WORDS = 34, 230, 180
_TALL, _FOOT = 210, 40


def draw(chart: Chart, colours: Mapping[str, str]) -> str:
    """The chart as one <svg>; `colours` names text, soft, line and each side."""
    height, marks = _DRAWERS[chart.kind](chart, colours)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" role="img"'
    )
    return f'{head} font-family="Inter, sans-serif" font-size="13"><title>{escape(chart.says())}</title>{"".join(marks)}</svg>'


def levels(chart: Chart) -> tuple[float, list[tuple[float, float]]]:
    """Where a waterfall's axis begins, and the lower and upper end of each bar; it is cut where every bar stands high."""
    ends = [*accumulate(chart.values[:-1]), chart.values[-1]]
    starts = [0.0, *ends[:-2], 0.0]
    low, high = min([*starts[1:-1], *ends]), max(ends)
    floor = 0.8 * low if low > 0.6 * high else 0.0
    last = len(ends) - 1
    bars = [
        (floor, end) if place in (0, last) else (min(start, end), max(start, end))
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return floor, bars


def _bars(chart: Chart, colours: Mapping[str, str]) -> tuple[float, list[str]]:
    room = WIDTH - _NAMES - _WORDS
    known = [mark for mark in chart.marks if mark is not None]
    reach = max([*chart.values, *known, 0.0]) or 1.0
    marks = []
    for place, value in enumerate(chart.values):
        top = place * _ROW
        length = max(value, 0.0) / reach * room
        colour = colours.get(chart.sides[place], colours["calm"])
        marks += _name(chart.places[place], top, colours["text"])
        marks.append(f'<rect x="{_NAMES}" y="{top + 7}" width="{length:.1f}" height="20" rx="3" fill="{colour}"/>')
        mark = chart.marks[place] if chart.marks else None
        at = _NAMES + (mark or 0.0) / reach * room
        if mark is not None:
            marks.append(f'<rect x="{at - 1.25:.1f}" y="{top + 3}" width="2.5" height="28" fill="{colours["text"]}"/>')
        beside = max(_NAMES + length, at if mark is not None else 0)
        marks.append(_text(beside + 10, top + 22, chart.words[place], colours["soft"]))
    return len(chart.values) * _ROW, marks


def _name(words: str, top: float, colour: str) -> list[str]:
    """A bar's name at its left, in one line or two."""
    lines = wrap(_short(words, 62), 33) or [""]
    first = top + (22 if len(lines) == 1 else 15)
    return [_text(_NAMES - 12, first + 14 * place, line, colour, "end") for place, line in enumerate(lines[:2])]


def _waterfall(chart: Chart, colours: Mapping[str, str]) -> tuple[float, list[str]]:
    floor, bars = levels(chart)
    high = max(top for _, top in bars)
    scale = (_TALL - 24) / ((high - floor) or 1.0)
    step = WIDTH / len(bars)
    marks = [f'<line x1="0" x2="{WIDTH}" y1="{_TALL}" y2="{_TALL}" stroke="{colours["line"]}"/>']
    for place, (low, top) in enumerate(bars):
        middle = step * (place + 0.5)
        upper = _TALL - (top - floor) * scale
        colour = colours.get(chart.sides[place], colours["calm"])
        size = f'width="{step * 0.64:.1f}" height="{max((top - low) * scale, 1.0):.1f}"'
        marks.append(f'<rect x="{middle - step * 0.32:.1f}" y="{upper:.1f}" {size} rx="3" fill="{colour}"/>')
        marks.append(_text(middle, upper - 6, chart.words[place], colours["soft"], "middle"))
        for line, words in enumerate(wrap(_short(chart.places[place], 22), 9) or [""]):
            marks.append(_text(middle, _TALL + 18 + 15 * line, words, colours["text"], "middle"))
    if floor:
        marks.append(_text(0, 12, "Bars are cut: the axis does not begin at zero", colours["soft"]))
    return _TALL + _FOOT, marks


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


_DRAWERS = {"bars": _bars, "waterfall": _waterfall}
