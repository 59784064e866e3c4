"""A day as the sentences of the statistics write it."""

from datetime import date


def written(day: date) -> str:
    """`20 Nov 2026`."""
    return f"{day.day} {day:%b %Y}"
