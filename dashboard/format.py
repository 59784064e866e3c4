"""Unit → text: the only place where a number becomes words on a page, in a sentence or in an export."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter
from typing import Any

UNKNOWN = "–"
SAME = "no change"
MINUS = "−"
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_STEPS = (
    (Decimal("999.5e6"), Decimal("1e9"), "B"),
    (Decimal("999.5e3"), Decimal("1e6"), "M"),
    (Decimal("999.5"), Decimal("1e3"), "k"),
)


def show(value: Any, unit: str, currency: str = "USD", exact: bool = False) -> str:
    """A value in its unit: `$1.9M`, `24%`, `81 days`; exact money keeps its cents."""
    if value is None:
        return UNKNOWN
    return _SHOWN[unit](value, currency, exact)


def change(value: Any, unit: str, currency: str = "USD") -> str:
    """A difference with its sign; percents differ in points; one too small to show is no change."""
    if value is None:
        return UNKNOWN
    size = _points(abs(value)) if unit == "percent" else show(abs(value), unit, currency)
    if not any(digit in size for digit in "123456789"):
        return SAME
    return f"{'+' if value > 0 else MINUS}{size}"


def one(currency: str = "USD") -> str:
    """One unit of the currency, to say what a ratio is for: `$1`, `CHF 1`."""
    return f"{_symbol(currency)}1"


def day(value: date) -> str:
    """`20 Nov 2026`."""
    return f"{value.day} {value:%b %Y}"


def short_day(value: date) -> str:
    """`20 Nov`."""
    return f"{value.day} {value:%b}"


def span(first: date, after: date) -> str:
    """A window in words; the day after the last is left out: `1 Oct–15 Nov 2026`."""
    last = after - timedelta(days=1)
    if first == last:
        return day(first)
    if first.year == last.year:
        return f"{short_day(first)}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def after(value: date) -> date:
    """The day after: spans leave their last day out."""
    return value + timedelta(days=1)


def count(number: float, noun: str, plural: str = "") -> str:
    """`1 deal`, `12 deals`; parts of one are rounded."""
    whole = round(number)
    return f"{whole:,} {noun if whole == 1 else plural or noun + 's'}"


def fields(template: str, record: Mapping[str, Any], units: Mapping[str, str], currency: str) -> Iterator[tuple[str, str]]:
    """A template in pieces, its own words and the value that follows them.

    `{column}` is in its unit, `{column:deal}` counted with its noun, `{one}` one unit of the currency.
    """
    for words, column, noun, _ in Formatter().parse(template):
        if not column:
            yield words, ""
        elif column == "one":
            yield words, one(currency)
        else:
            yield words, count(record[column], noun) if noun else show(record.get(column), units[column], currency)


def listing(words: list[str]) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _points(value: Any) -> str:
    points = _rounded(Decimal(str(value)) * 100, 1)
    return f"{_plain(points)} {'point' if points == 1 else 'points'}"


def _symbol(currency: str) -> str:
    return _SYMBOLS.get(currency, f"{currency} ")


def _money(value: Any, currency: str, exact: bool) -> str:
    amount = Decimal(str(value))
    symbol = _symbol(currency)
    minus = MINUS if amount < 0 else ""
    amount = abs(amount)
    if exact:
        return f"{minus}{symbol}{_rounded(amount, 2):,f}"
    for least, size, letter in _STEPS:
        if amount >= least:
            scaled = amount / size
            places = 1 if letter != "k" or scaled < 10 else 0
            return f"{minus}{symbol}{_rounded(scaled, places):,f}{letter}"
    return f"{minus}{symbol}{_rounded(amount, 0 if amount >= 100 or not amount else 2):,f}"


def _count(value: Any, currency: str, exact: bool) -> str:
    return _plain(_rounded(Decimal(str(value)), 1)).replace("-", MINUS)


def _ratio(value: Any, currency: str, exact: bool) -> str:
    return f"{_rounded(Decimal(str(value)), 2):,f}".replace("-", MINUS)


def _percent(value: Any, currency: str, exact: bool) -> str:
    hundred = Decimal(str(value)) * 100
    places = 2 if exact else 0 if abs(hundred) >= 10 or hundred == 0 else 1
    minus = MINUS if hundred < 0 else ""
    return f"{minus}{_rounded(abs(hundred), places):,f}%"


def _days(value: Any, currency: str, exact: bool) -> str:
    number = _rounded(Decimal(str(value)), 1 if exact or abs(value) < 10 else 0)
    return f"{_plain(number)} {'day' if number == 1 else 'days'}"


def _hours(value: Any, currency: str, exact: bool) -> str:
    return f"{_plain(_rounded(Decimal(str(value)), 1))} h"


def _time(value: datetime, currency: str, exact: bool) -> str:
    return f"{day(value)}, {value:%H:%M}"


_SHOWN = {
    "money": _money,
    "count": _count,
    "ratio": _ratio,
    "percent": _percent,
    "days": _days,
    "hours": _hours,
    "date": lambda value, currency, exact: day(value),
    "time": _time,
    "text": lambda value, currency, exact: str(value),
    "flag": lambda value, currency, exact: "yes" if value else "no",
}
