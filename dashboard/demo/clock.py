"""The demo company's time: days counted from a Monday, working hours, weeks and the days on which exports were taken."""

from datetime import date, datetime, time, timedelta
from typing import Literal

import numpy as np

START = date(2023, 11, 20)
WEEKS = 156
DAYS = WEEKS * 7
HISTORY = date(2026, 8, 16)
SETS = 14
OPENS, HOURS = 9, 8


def day(when: date) -> int:
    """Days from the company's first day to a date."""
    return (when - START).days


def on(index: float) -> date:
    """The date of a day index."""
    return START + timedelta(days=int(index))


def observed() -> list[date]:
    """The Sundays on which exports were taken: the history first, then one a week."""
    return [HISTORY + timedelta(weeks=week) for week in range(SETS)]


def loaded(observed_on: date, minute: int) -> datetime:
    """The Monday morning on which an export of a Sunday was loaded."""
    return datetime.combine(observed_on + timedelta(days=1), time(8, 30)) + timedelta(minutes=minute)


def weekday(days: np.ndarray) -> np.ndarray:
    """Monday 0 to Sunday 6."""
    return np.floor(days).astype(int) % 7


def at_work(days: np.ndarray) -> np.ndarray:
    """The same moments moved into working hours: weekends become the next Monday, nights the day."""
    whole, part = np.floor(days), days - np.floor(days)
    late = np.clip(weekday(days) - 4, 0, None)
    whole = whole + np.where(late > 0, 3 - late, 0)
    return whole + (OPENS + part * HOURS) / 24


def plus_hours(days: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """Moments that lie so many working hours after the given ones."""
    whole, name = np.floor(days), weekday(days)
    into = np.clip((days - whole) * 24 - OPENS, 0, HOURS)
    worked = np.floor(whole / 7) * 5 * HOURS + np.where(name < 5, name * HOURS + into, 5 * HOURS)
    total = worked + hours
    workday = np.floor(total / HOURS)
    return np.floor(workday / 5) * 7 + workday % 5 + (OPENS + total % HOURS) / 24


def dates(days: np.ndarray) -> np.ndarray:
    """Day numbers as ISO dates; unknown (nan) becomes empty text."""
    return _text(days, "D")


def moments(days: np.ndarray) -> np.ndarray:
    """Day numbers as ISO date and minute; unknown (nan) becomes empty text."""
    written = _text(days, "m")
    return np.array([text and f"{text[:10]} {text[11:]}:00" for text in written.tolist()], dtype=object)


def quarter(when: date) -> tuple[int, int]:
    """Year and calendar quarter of a date."""
    return when.year, (when.month - 1) // 3 + 1


def quarters(first: date, last: date) -> list[tuple[date, date]]:
    """First and last day of every calendar quarter that touches the span."""
    found, (year, number) = [], quarter(first)
    while (start := date(year, number * 3 - 2, 1)) <= last:
        year, number = (year, number + 1) if number < 4 else (year + 1, 1)
        found.append((start, date(year, number * 3 - 2, 1) - timedelta(days=1)))
    return found


def months(first: date, last: date) -> list[tuple[date, date]]:
    """First and last day of every month that lies wholly in the span."""
    found, start = [], first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while (following := (start + timedelta(days=32)).replace(day=1)) <= last + timedelta(days=1):
        found.append((start, following - timedelta(days=1)))
        start = following
    return found


def _text(days: np.ndarray, unit: Literal["D", "m"]) -> np.ndarray:
    minutes = np.floor(np.nan_to_num(days) * 1440 + 1e-3).astype("timedelta64[m]")
    written = np.datetime_as_string(np.datetime64(START, "D") + minutes, unit=unit, casting="unsafe").astype(object)
    return np.where(np.isnan(days), "", written)
