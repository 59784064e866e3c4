"""The day an export shows, where its file's name says it: `opportunities_2026-11-15.csv`, `deals 20261115.xlsx`."""

import re
from contextlib import suppress
from datetime import date

DAY = re.compile(r"(?<!\d)(20\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


def day_in_name(name: str) -> date | None:
    """The last day that a file's name holds; None where it holds none."""
    days = []
    for year, _, month, day in DAY.findall(name):
        with suppress(ValueError):
            days.append(date(int(year), int(month), int(day)))
    return days[-1] if days else None
