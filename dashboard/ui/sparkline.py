"""A sparkline: the weeks behind a metric, each said on hover; it shows the shape, not the size, so it need not begin at zero."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from dashboard.format import short_day
from dashboard.ui.text import markup

_WIDTH, _HEIGHT = 240, 40


def sparkline(
    days: Sequence[date], values: Sequence[float | None], words: Sequence[str], side: str, noted: Sequence[str] = ()
) -> str:
    """The line as HTML; empty where fewer than two weeks are known. A week with something noted is told apart."""
    known = [value for value in values if value is not None]
    if len(known) < 2 or not any(known):
        return ""
    said = markup(f"Last {len(values)} weeks, from {words[0]} to {words[-1]}")
    weeks = "".join(map(_week, days, words, noted or [""] * len(days)))
    style = f"mask-image:url('data:image/svg+xml,{quote(_line(values, min(known), max(known)))}')"
    return f'<div class="t-spark t-{side}-ink" role="img" aria-label="{said}" style="{style}">{weeks}</div>'


def _week(day: date, word: str, noted: str) -> str:
    said = f"Week of {short_day(day)}: {word}" + (f". {noted}" if noted else "")
    return f'<i{" class=t-noted" if noted else ""} title="{markup(said)}"></i>'


def _line(values: Sequence[float | None], low: float, high: float) -> str:
    low = max(0.0, 2 * low - high) if low >= 0 else low
    step, tall = _WIDTH / (len(values) - 1), (_HEIGHT - 6) / ((high - low) or 1.0)
    points = " ".join(
        f"{place * step:.1f},{_HEIGHT - 3 - (value - low) * tall:.1f}" for place, value in enumerate(values) if value is not None
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none">'
        f'<polyline points="{points}" fill="none" stroke="black" stroke-width="2" stroke-linejoin="round" '
        'vector-effect="non-scaling-stroke"/></svg>'
    )
