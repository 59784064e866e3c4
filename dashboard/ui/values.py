"""An answer's values as words, numbers and CSV."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dashboard.format import day
from dashboard.intake import returned
from dashboard.library import Answer

NUMBERS = frozenset({"money", "count", "ratio", "percent", "days", "hours"})


def number(value: Any) -> float | None:
    """A value as a chart needs it; unknown stays unknown."""
    return None if value is None else float(value)


def units(found: Answer) -> dict[str, str]:
    """Each column's unit."""
    return found.query.units


def label_of(column: str) -> str:
    """A column's name as people would write it: `base_value` → `Base value`."""
    words = column.removesuffix("_date").removesuffix("_at").replace("_", " ")
    return words[:1].upper() + words[1:]


def parameter_words(value: Any) -> str:
    """A filter's value in words."""
    if value is None:
        return "all"
    if isinstance(value, date) and not isinstance(value, datetime):
        return day(value)
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def csv_bytes(found: Answer) -> bytes:
    """The rows as CSV with exact values; text that a spreadsheet would run as a formula is quoted with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(found.columns)
    writer.writerows([safe(value) for value in row] for row in found.rows)
    return text.getvalue().encode("utf-8-sig")


def safe(value: Any) -> Any:
    """A value for a CSV cell, so that no spreadsheet runs it as a formula."""
    if isinstance(value, int | float | Decimal | date) or value is None:
        return value
    return returned.safe(str(value))
