"""Months, quarters and years as people write them in plans: the first and the last day of each."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from dashboard.intake import dates
from dashboard.intake.column import SPACES
from dashboard.intake.months import MONTHS

Span = tuple[date, date]
YEAR = r"(?P<year>(?:19|20)\d{2}|'?\d{2})"
NAMED = re.compile(rf"(?P<name>[^\W\d_]{{3,12}})\.?[\s/-]*{YEAR}")
NUMBERED = (
    re.compile(r"(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d{2})"),
)
QUARTER = (
    re.compile(rf"(?i)(?:q|t|k|kw?artaal |quartal |trimestre |quarter )\s?(?P<quarter>[1-4])[\s/-]*{YEAR}"),
    re.compile(rf"(?i){YEAR}[\s/-]*(?:q|t)\s?(?P<quarter>[1-4])"),
    re.compile(rf"(?i)(?P<quarter>[1-4])\.?\s?(?:quartal|kwartaal|trimestre|quarter)[\s/-]*{YEAR}"),
)
WHOLE_YEAR = re.compile(r"(?:19|20)\d{2}")
LENGTHS = {"month": 1, "quarter": 3, "year": 12}


def months(first: date, length: int) -> Span:
    """A span of whole months from the first day of one."""
    last = first.month - 1 + length - 1
    year, month = first.year + last // 12, last % 12 + 1
    return date(first.year, first.month, 1), date(year, month, monthrange(year, month)[1])


def worded(cell: str) -> Span | None:
    """A month, a quarter or a year of the calendar, written as such."""
    text = cell.strip(SPACES)
    named = NAMED.fullmatch(text)
    if named and (month := MONTHS.get(named["name"].lower())):
        return months(date(whole(named["year"]), month, 1), 1)
    for pattern in NUMBERED:
        found = pattern.fullmatch(text)
        if found and 1 <= int(found["month"]) <= 12:
            return months(date(int(found["year"]), int(found["month"]), 1), 1)
    for pattern in QUARTER:
        found = pattern.fullmatch(text)
        if found:
            return months(date(whole(found["year"]), int(found["quarter"]) * 3 - 2, 1), 3)
    return months(date(int(text), 1, 1), 12) if WHOLE_YEAR.fullmatch(text) else None


def whole(year: str) -> int:
    """A year of two digits is of this century."""
    short = year.lstrip("'")
    return int(short) if len(short) == 4 else 2000 + int(short)


def read(cells: Sequence[str], unit: str) -> list[Span | None]:
    """Each cell's span: words first, else days that all begin, or all end, a period of the unit."""
    spans = [worded(cell) for cell in cells]
    rest = [cell.strip(SPACES) for cell, span in zip(cells, spans, strict=True) if span is None]
    days = dict(zip(rest, first_days(rest, unit), strict=True)) if rest and unit else {}
    return [span or days.get(cell.strip(SPACES)) for cell, span in zip(cells, spans, strict=True)]


def first_days(cells: Sequence[str], unit: str) -> list[Span | None]:
    """Days as spans under the order of day and month that alone makes every one the first, or the last, of a month."""
    length = LENGTHS[unit]
    for order in dates.ORDERS:
        read_as = [day(cell, order) for cell in cells]
        known = [found for found in read_as if found]
        if known and all(found.day == 1 for found in known):
            return [months(found, length) if found else None for found in read_as]
        if known and length == 1 and all(found.day == monthrange(found.year, found.month)[1] for found in known):
            return [months(found, 1) if found else None for found in read_as]
    return [None] * len(cells)


def day(cell: str, order: str) -> date | None:
    """A cell as a day, year first or in the order given."""
    try:
        return date.fromisoformat(cell[:10]) if cell[4:5] == "-" else moment(cell, order)
    except ValueError:
        return None


def moment(cell: str, order: str) -> date | None:
    """A day written as two numbers and a year."""
    found = dates.TRIPLE.fullmatch(cell)
    read_as = dates.triple(found, order) if found else ""
    return None if isinstance(read_as, str) else read_as.date()
