"""A sparkline: the weeks behind a figure, each said on hover; it shows the shape, not the size, so it need not begin at zero."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from urllib.parse import quote

from dashboard.format import short_day
from dashboard.ui.text import markup

_WIDTH, _HEIGHT = 240, 40


def sparkline(
    days: Sequence[date],
    values: Sequence[float | None],
    words: Sequence[str],
    side: str,
    noted: Sequence[str] = (),
    level: float | None = None,
    weeks: int = 1,
) -> str:
    """The line as HTML; empty where fewer than two weeks are known. A week with something noted is told apart.

    `level` is what the line stands against, dashed; `weeks` how many weeks each value holds.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2 or not any(known):
        return ""
    said = markup(f"Last {len(values) * weeks} weeks, from {words[0]} to {words[-1]}")
    begins = "Week of" if weeks == 1 else f"{weeks} weeks from"
    told = "".join(map(partial(_week, begins), days, words, noted or [""] * len(days)))
    range_ = [*known, *([] if level is None else [level])]
    style = f"mask-image:url('data:image/svg+xml,{quote(_line(values, min(range_), max(range_), level))}')"
    return f'<div class="t-spark t-{side}-ink" role="img" aria-label="{said}" style="{style}">{told}</div>'


def _week(begins: str, day: date, word: str, noted: str) -> str:
    said = f"{begins} {short_day(day)}: {word}" + (f". {noted}" if noted else "")
    return f'<i{" class=t-noted" if noted else ""} title="{markup(said)}"></i>'


def _line(values: Sequence[float | None], low: float, high: float, level: float | None) -> str:
    low = max(0.0, 2 * low - high) if low >= 0 else low
    step, tall = _WIDTH / (len(values) - 1), (_HEIGHT - 6) / ((high - low) or 1.0)

    def down(value: float) -> str:
        return f"{_HEIGHT - 3 - (value - low) * tall:.1f}"

    points = " ".join(f"{place * step:.1f},{down(value)}" for place, value in enumerate(values) if value is not None)
    usual = "" if level is None else f'<path d="M0 {down(level)}H{_WIDTH}" stroke="black" stroke-dasharray="5 5" opacity="0.5"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none">'
        f'<polyline points="{points}" fill="none" stroke="black" stroke-width="2" stroke-linejoin="round" '
        f'vector-effect="non-scaling-stroke"/>{usual}</svg>'
    )
