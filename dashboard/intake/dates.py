"""Dates and times: the order of day and month is decided from the whole column, never cell by cell."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dashboard.intake.column import SPACES, Parsed, is_null, null_words
from dashboard.intake.model import Refused
from dashboard.intake.months import MONTHS

CLOCK = (
    r"(?:(?:[ T,]|, | at )*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?\s*(?P<offset>Z|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|[+-]\d{2}|UTC|GMT)?(?: \([^()]{1,40}\))?)?"
)
YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})" + CLOCK)
TRIPLE = re.compile(r"(?P<first>\d{1,2})(?P<mark>[-/.])\s?(?P<second_>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|\d{2})" + CLOCK)
WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
DAY_NAME_YEAR = re.compile(
    WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er)?[\s/-]*(?:de\s+)?(?P<name>[^\W\d_]{3,12})\.?,?[\s/-]*(?:de\s+)?"
    r"(?P<year>\d{4}|\d{2})" + CLOCK
)
NAME_DAY_YEAR = re.compile(WEEKDAY + r"(?P<name>[^\W\d_]{3,12})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})" + CLOCK)
ZONED = re.compile(
    r"\d(?:\s*[AaPp]\.?[Mm]\.?)?\s*(?:Z|(?:UTC|GMT)(?:[+-]\d{2}:?\d{2})?|[+-]\d{2}(?::?\d{2})?)(?: \([^()]{1,40}\))?$"
)
DIGITS = re.compile(r"\d+(?:\.\d+)?")
ISO_LENGTHS = (10, 16, 19)  # a day, with minutes, with seconds; none has an offset
FIRST_YEAR, LAST_YEAR = 1990, 2100
SERIAL_ZERO = date(1899, 12, 30)
SERIALS = (32874, 73415)
ORDERS = {"dmy": "day first", "mdy": "month first"}


@dataclass(frozen=True)
class Evidence:
    """How many distinct values of a column can be read day first only, month first only, either way.

    `year_doubt` is a value whose two-digit year may stand first as well as last.
    """

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    proof: str = ""
    doubt: str = ""
    year_doubt: str = ""


def evidence(values: Sequence[str]) -> Evidence:
    """What a column's values tell about the order of day and month."""
    cells = [value.strip(SPACES) for value in values if value[4:5] != "-"]
    found = [match for match in map(TRIPLE.fullmatch, cells) if match]
    kinds: dict[str, list[str]] = {"day": [], "month": [], "either": [], "same": []}
    for match in found:
        kinds[kind_of(int(match["first"]), int(match["second_"]))].append(match.group())
    proof = next(iter(kinds["day"] + kinds["month"]), "")
    doubt = next(iter(kinds["either"]), "")
    return Evidence(len(kinds["day"]), len(kinds["month"]), len(kinds["either"]), proof, doubt, year_doubt(found))


def kind_of(first: int, second: int) -> str:
    """Which order two numbers prove."""
    if first > 12 >= second:
        return "day"
    if second > 12 >= first:
        return "month"
    return "same" if first == second else "either"


def year_doubt(found: Sequence[re.Match[str]]) -> str:
    """A value of two-digit years that may stand first, unless only the last number stays the same."""
    short = [match for match in found if len(match["year"]) == 2]
    if not short or any(int(match["second_"]) > 12 or not 1 <= int(match["year"]) <= 31 for match in short):
        return ""
    firsts, lasts = {match["first"] for match in short}, {match["year"] for match in short}
    return "" if len(lasts) <= 2 and len(firsts) > 6 else short[0].group()


@dataclass(frozen=True)
class Order:
    """The order chosen for a column, why, and whether values that fit both orders may be trusted."""

    name: str
    why: str
    trusted: bool = True


def decide(header: str, own: Evidence, told: str | None, of_file: Evidence, lines: Sequence[int] = ()) -> Order:
    """The order of a column: told, else proven by it, else proven by the file's other columns, else asked."""
    if told:
        return Order(told, f"{ORDERS[told]}, as told")
    if own.day_first and own.month_first:
        name = "dmy" if own.day_first >= own.month_first else "mdy"
        return Order(name, f"mixed orders, mostly {ORDERS[name]}", trusted=False)
    if own.year_doubt:
        raise ask(header, own.year_doubt, lines)
    if own.day_first or own.month_first:
        name = "dmy" if own.day_first else "mdy"
        return Order(name, f"{ORDERS[name]}, proven by {own.proof}")
    if not own.either:
        return Order("dmy", "")
    if bool(of_file.day_first) != bool(of_file.month_first):
        name = "dmy" if of_file.day_first else "mdy"
        return Order(name, f"{ORDERS[name]}, as {of_file.proof} in another column proves")
    raise ask(header, own.doubt, lines)


def refuse_contradicted(header: str, own: Evidence, recalled: str, by_title: Order | None, line: int | None) -> None:
    """Ask where a column, or the report's title, speaks against the order that was said of such files before."""
    against = own.month_first if recalled == "dmy" else own.day_first
    if not against and (by_title is None or by_title.name == recalled):
        return
    example = f" ({own.proof})" if against and not (own.day_first and own.month_first) else ""
    raise Refused(
        f"Files with this header were read {ORDERS[recalled]}, as said before, but “{header}” holds dates that are "
        f"not{example}. Say --dates dmy (day first) or --dates mdy (month first).",
        line,
        "--dates",
        tuple(ORDERS),
    )


def order_within(values: Sequence[str], days: Sequence[date]) -> Order | None:
    """The order that alone puts every value into the days the report's title names, where only one does."""
    if len(days) < 2:
        return None
    found = [match for value in values if (match := TRIPLE.fullmatch(value.strip(SPACES)))]
    moments = {name: [triple(match, name) for match in found] for name in ORDERS}
    fitting = [
        name
        for name, read_as in moments.items()
        if all(isinstance(moment, datetime) and days[0] <= moment.date() <= days[1] for moment in read_as)
    ]
    if len(fitting) != 1:
        return None
    return Order(fitting[0], f"{ORDERS[fitting[0]]}, as the days in the report's title prove")


def ask(header: str, example: str, lines: Sequence[int]) -> Refused:
    """The question which order a column is in."""
    return Refused(
        f"The dates in “{header}” can be read two ways ({both_ways(example)}) and nothing in the file tells which. "
        "Say --dates dmy (day first) or --dates mdy (month first).",
        lines[0] if lines else None,
        "--dates",
        ("dmy", "mdy"),
    )


def both_ways(example: str) -> str:
    """A date as each order reads it."""
    told = []
    for order in ORDERS:
        moment = triple(TRIPLE.fullmatch(example), order)
        told.append(f"{moment.day} {moment:%b %Y}" if isinstance(moment, datetime) else "no day")
    return f"{example} is {told[0]} or {told[1]}"


def read(values: Sequence[str], order: Order, zone: ZoneInfo, with_time: bool) -> Parsed:
    """Distinct cells to dates, or to naive times on the wall clock of the zone."""
    numeric = numbers_are_dates(values)
    parsed = Parsed([None] * len(values), nulls=null_words(list(values)))
    kinds: dict[str, int] = {}
    for index, value in enumerate(values):
        cell = value.strip(SPACES)
        if is_null(cell):
            continue
        result, kind = one(cell, order, zone, numeric)
        if isinstance(result, str):
            parsed.faults[index] = result
            continue
        if not FIRST_YEAR <= result.year <= LAST_YEAR:
            parsed.faults[index] = f"{cell} is outside the years {FIRST_YEAR} to {LAST_YEAR}"
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        parsed.values[index] = result if with_time else result.date()
    parsed.sentence = sentence(values, parsed, order, kinds)
    parsed.notes += about_zones([value.strip(SPACES) for value in values], zone)
    for kind in ("spreadsheet day numbers", "seconds since 1970", "milliseconds since 1970"):
        if kind in kinds:
            parsed.notes.append(f"{kinds[kind]} distinct values are {kind} and were read as such")
    return parsed


def about_zones(cells: Sequence[str], zone: ZoneInfo) -> list[str]:
    """Say so where some moments name a time zone and some do not: the clock of those is turned, of these not."""
    clocks = [cell for cell in cells if ":" in cell]
    zoned = sum(len(cell) not in ISO_LENGTHS and bool(ZONED.search(cell)) for cell in clocks)
    if zoned in (0, len(clocks)):
        return []
    return [f"{zoned} distinct values name a time zone and were turned into {zone.key}; {len(clocks) - zoned} name none and stay"]


def sentence(values: Sequence[str], parsed: Parsed, order: Order, kinds: dict[str, int]) -> str:
    """The first value as it was read, and by which rule."""
    for value, moment in zip(values, parsed.values, strict=True):
        if moment is not None:
            why = order.why if "day, month and year" in kinds and order.why else " and ".join(kinds)
            return f"{value.strip(SPACES)} is {moment.day} {moment:%b %Y} ({why})"  # type: ignore[attr-defined]
    return ""


def one(cell: str, order: Order, zone: ZoneInfo, numeric: str) -> tuple[datetime | str, str]:
    """One cell as a moment, or the reason why not; and how it was written."""
    if len(cell) in ISO_LENGTHS and cell[4] == "-" and cell[7] == "-":
        with suppress(ValueError):
            return datetime.fromisoformat(cell), "year first"
    if DIGITS.fullmatch(cell):
        return from_number(cell, zone, numeric)
    found = YEAR_FIRST.fullmatch(cell)
    if found:
        return moment(found, int(found["year"]), int(found["month"]), int(found["day"]), zone), "year first"
    found = TRIPLE.fullmatch(cell)
    if found:
        first, second = int(found["first"]), int(found["second_"])
        if not order.trusted and first <= 12 and second <= 12 and first != second:
            return f"{both_ways(cell)}, and the column holds both orders; say --dates dmy or mdy", ""
        return triple(found, order.name, zone), "day, month and year"
    for pattern in (DAY_NAME_YEAR, NAME_DAY_YEAR):
        found = pattern.fullmatch(cell)
        month = MONTHS.get(found["name"].lower()) if found else None
        if found and month:
            return moment(found, full_year(found["year"]), month, int(found["day"]), zone), "month by name"
    return f"“{cell}” is not a date Tandem can read; write it as 2026-10-31", ""


def triple(found: re.Match[str] | None, order: str, zone: ZoneInfo | None = None) -> datetime | str:
    """Two numbers and a year in the order chosen."""
    if found is None:
        return "not a date"
    first, second = int(found["first"]), int(found["second_"])
    day, month = (first, second) if order == "dmy" else (second, first)
    return moment(found, full_year(found["year"]), month, day, zone or ZoneInfo("UTC"), ORDERS[order])


def full_year(year: str) -> int:
    """A year of two digits: 70 to 99 are of the last century."""
    return int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= 70 else 2000)


def moment(found: re.Match[str], year: int, month: int, day: int, zone: ZoneInfo, how: str = "") -> datetime | str:
    """A matched date and clock as a naive time in the zone, or the reason why there is no such day."""
    part = found.groupdict()
    try:
        clock = read_clock(part)
        naive = datetime.combine(date(year, month, day), clock)
        if not part["offset"]:
            return naive
        return naive.replace(tzinfo=offset(part["offset"])).astimezone(zone).replace(tzinfo=None)
    except (ValueError, OverflowError):
        read_as = f" when read {how}" if how else ""
        return f"“{found.group()}” is no day of the calendar{read_as}"


def read_clock(part: dict[str, str | None]) -> time:
    """The time of day of a match; midnight where it has none."""
    if part["hour"] is None:
        return time(0)
    hour = int(part["hour"])
    if part["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if part["half"] in "pP" else 0)
    micro = int((part["fraction"] or "0")[:6].ljust(6, "0"))
    return time(hour, int(part["minute"] or 0), int(part["second"] or 0), micro)


def offset(written: str) -> timezone:
    """A time zone offset as written behind a clock."""
    if written in ("Z", "UTC", "GMT"):
        return UTC
    written = written.removeprefix("UTC").removeprefix("GMT")
    digits = written[1:].replace(":", "").ljust(4, "0")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-span if written[0] == "-" else span)


def numbers_are_dates(values: Sequence[str]) -> str:
    """What a column of bare numbers means: `serial`, `seconds`, `millis`, or nothing certain."""
    cells = [value.strip(SPACES) for value in values if not is_null(value)]
    digits = [cell for cell in cells if DIGITS.fullmatch(cell)]
    if not digits or len(digits) * 2 <= len(cells):
        return ""
    sizes = [float(cell) for cell in digits]
    if all(SERIALS[0] <= size <= SERIALS[1] for size in sizes):
        return "serial"
    if all("." not in cell and len(cell) in (9, 10) for cell in digits):
        return "seconds"
    return "millis" if all("." not in cell and len(cell) in (12, 13) for cell in digits) else ""


def from_number(cell: str, zone: ZoneInfo, numeric: str) -> tuple[datetime | str, str]:
    """yyyymmdd, a spreadsheet's day number or an epoch, as the column tells."""
    if len(cell) == 8 and cell.isdigit() and "1900" <= cell[:4] <= "2100":
        try:
            return datetime.combine(date(int(cell[:4]), int(cell[4:6]), int(cell[6:])), time(0)), "yyyymmdd"
        except ValueError:
            return f"“{cell}” is no day of the calendar", ""
    if numeric == "serial":
        day = datetime.combine(SERIAL_ZERO, time(0)) + timedelta(seconds=round(float(cell) * 86400))
        return day, "spreadsheet day numbers"
    if numeric in ("seconds", "millis"):
        seconds = int(cell) / (1000 if numeric == "millis" else 1)
        kind = "milliseconds since 1970" if numeric == "millis" else "seconds since 1970"
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone).replace(tzinfo=None), kind
    return f"“{cell}” is a bare number, not a date; write it as 2026-10-31", ""
