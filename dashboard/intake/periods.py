"""Rows that cover several days: they must not be booked on the first."""

import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np

from dashboard.format import span
from dashboard.intake import dates
from dashboard.intake.column import is_null
from dashboard.intake.grid import encoded
from dashboard.intake.mapping import Match, is_end, is_start
from dashboard.intake.model import Refused
from dashboard.intake.shape import Sheet
from dashboard.intake.values import Values

WORDED = re.compile(r"[^\W\d_]{3,12}\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.? (?:de )?\d{4}|\d{4}-\d{2}-\d{2}")
LAST_DAY = "last_day"
ADVICE = "export it again broken down by day"


def judge(match: Match, sheet: Sheet, values: Values, zone: ZoneInfo, told: Collection[str] = ()) -> dict[int, str]:
    """Rows of a table that adds up by day which cover more than a day, with the reason; `told` headers are days."""
    event = match.contract.event
    if match.contract.lines != "add" or event not in values.orders or not sheet.rows:
        return {}
    start_place = match.places[event]
    if match.format and not is_start(sheet.headers[start_place]):
        return {}
    if names_last_days(values):
        return bills(sheet, match, values)
    days = {day for day in values.arrays[event].unique().to_pylist() if day is not None}
    refuse_total_of_period(sheet, days, zone)
    tell_of_sums(sheet.headers[start_place], sorted(days), values)
    place = next((i for i, header in enumerate(sheet.headers) if is_end(header) and header not in match.mapping), None)
    end_header = "" if place is None else sheet.headers[place]
    if sheet.headers[start_place] not in told:
        refuse_weeks_and_months(sheet.headers[start_place], end_header, days)
    return {} if place is None else wide_rows(sheet, values, event, (start_place, place), zone)


def names_last_days(values: Values) -> bool:
    """Whether a column says up to which day each line pays."""
    column = values.arrays.get(LAST_DAY)
    return column is not None and column.null_count < len(column)


def wide_rows(sheet: Sheet, values: Values, event: str, places: tuple[int, int], zone: ZoneInfo) -> dict[int, str]:
    """The rows that end on a later day than they begin, with the reason; places: of the first and the last day."""
    wide: dict[int, str] = {}
    for rows in alike(sheet, places):
        first = int(rows[0])
        begun, ended = (sheet.rows[first][at] for at in places)
        start = values.arrays[event][first].as_py()
        if ended == begun or is_null(ended) or start is None:
            continue
        end, _ = dates.one(ended.strip(), values.orders[event], zone, "")
        if not isinstance(end, str) and end.date() > start:
            wide.update(dict.fromkeys(rows.tolist(), too_long(start, end.date(), sheet.headers[places[1]])))
    return dict(sorted(wide.items()))


def alike(sheet: Sheet, places: tuple[int, int]) -> list[np.ndarray]:
    """The rows, in groups that hold the same two cells."""
    (_, first), (words, second) = (encoded(sheet.rows, place) for place in places)
    pairs = first.astype(np.int64) * len(words) + second
    order = np.argsort(pairs, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(pairs[order])) + 1)


def bills(sheet: Sheet, match: Match, values: Values) -> dict[int, str]:
    """Lines that name their last day are bills for their days; the rows whose last day lies before the first, with the reason."""
    first, last = sheet.headers[match.places[match.contract.event]], sheet.headers[match.places[LAST_DAY]]
    values.notes.append(
        f"Each line is booked on “{first}” and pays for the days up to “{last}”: where spend is held against deals week by week "
        "it is spread over them."
    )
    pairs = zip(values.arrays[match.contract.event].to_pylist(), values.arrays[LAST_DAY].to_pylist(), strict=True)
    return {row: f"it ends before it begins, on {end}" for row, (start, end) in enumerate(pairs) if start and end and end < start}


def too_long(start: date, end: date, header: str) -> str:
    """Why a row from one day to a later one is not loaded."""
    if end.year > dates.LAST_YEAR:
        return f"its last day, {end}, is after the year {dates.LAST_YEAR}; {ADVICE}"
    covered = span(start, end + timedelta(days=1))
    days = f"one row for {(end - start).days + 1} days ({covered}) cannot be booked on one day"
    return f"{days}; {ADVICE}, or if it is a bill for those days say --map '{header}={LAST_DAY}'"


def named_days(sheet: Sheet, zone: ZoneInfo) -> list[date]:
    """The first two days that the lines above the header name: the period of the report."""
    told = [found for line in sheet.preamble for found in WORDED.findall(line)]
    read = [dates.one(text, dates.Order("dmy", ""), zone, "")[0] for text in told[:2]]
    days = [moment.date() for moment in read if not isinstance(moment, str)]
    return [day for day in days if dates.FIRST_YEAR <= day.year <= dates.LAST_YEAR]


def refuse_total_of_period(sheet: Sheet, days: set[date], zone: ZoneInfo) -> None:
    """Refuse a report whose title names several days and whose rows all stand on the first."""
    named = named_days(sheet, zone)
    if len(named) < 2:
        return
    first, last = named
    if last > first and days == {first}:
        raise Refused(
            f"The report covers {span(first, last + timedelta(days=1))}, and each row sums the whole period on its "
            f"first day: {ADVICE}.",
            sheet.header_line,
        )


def tell_of_sums(header: str, days: Sequence[date], values: Values) -> None:
    """Say so where every day begins a month, or all stand whole weeks apart, as in a file whose rows sum a period."""
    weeks = len(days) > 2 and all((after - before).days % 7 == 0 for before, after in pairwise(days))
    months = len(days) > 1 and all(day.day == 1 for day in days)
    if months or weeks:
        unit = "month" if months else "week"
        values.notes.append(
            f"The days in “{header}” stand {'on the first of a month' if months else 'whole weeks apart'}: where a row sums its "
            f"{unit}, all its money is booked on that one day."
        )


def refuse_weeks_and_months(header: str, end_header: str, days: set[date]) -> None:
    """Refuse a report whose rows begin a week or more apart: each sums a week or a month on its first day."""
    gaps = [(after - before).days for before, after in pairwise(sorted(days))]
    if is_start(header) and gaps and min(gaps) >= 7:
        bill = f"{end_header}={LAST_DAY}"
        billed = f" If each is a bill for the days to “{end_header}”, say --map '{bill}'." if end_header else ""
        raise Refused(
            f"The rows begin {min(gaps)} days apart or more, so each seems to sum a week or a month on its first day: {ADVICE}. "
            f"If each row is one day, say --map '{header}=date'.{billed}",
            None,
            "--map",
            (f"{header}=date", *([bill] if end_header else [])),
        )
