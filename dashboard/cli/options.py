"""Words of the command line that several commands read the same way."""

from datetime import date, datetime
from typing import Any

import typer


def days(first: datetime | None, after: datetime | None) -> dict[str, str | None]:
    """The window asked for, as dates in text."""
    return {"from": first.date().isoformat() if first else None, "to": after.date().isoformat() if after else None}


def day(text: str | None) -> date | None:
    """A day of a call, where one was given."""
    return date.fromisoformat(text) if text else None


def clocks(as_of: datetime | None, known_at: int | None) -> dict[str, Any]:
    """Both clocks asked for."""
    return {"as_of": as_of.date().isoformat() if as_of else None, "known_at": known_at}


def pairs(given: list[str] | None, option: str) -> dict[str, str]:
    """name=value words as a dictionary; wrong usage where one has no sign."""
    found = {}
    for pair in given or []:
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"{option} takes name=value, not {pair!r}.")
        found[name.strip()] = value.strip()
    return found


def one_of(value: str | None, allowed: tuple[str, ...], option: str) -> str | None:
    """A word of a closed list; wrong usage where it is another."""
    if value is not None and value not in allowed:
        raise typer.BadParameter(f"{option} is {', '.join(allowed[:-1])} or {allowed[-1]}, not {value!r}.")
    return value
