"""Choose a setting of the workspace: a value that makes no sense gets a sentence, and every choice is a version of its own."""

import re
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from dashboard.acts.people import LOCAL, Person
from dashboard.acts.record import NotRecordable, record
from dashboard.warehouse import Warehouse, now

HOURS = "business_hours:"


def choose(warehouse: Warehouse, setting: str, value: str, person: Person = LOCAL) -> int:
    """Give a setting a value. Returns the new version; raises NotRecordable with a sentence where the value cannot be."""
    row = {"setting": setting, "value": read(setting, value), "changed_on": now().date(), "changed_by": person.name}
    return record(warehouse, "settings", row, person, act="choose")


def read(setting: str, value: str) -> str:
    """The value as it is kept; raises NotRecordable with a sentence where it cannot be."""
    if setting.startswith(HOURS) and setting != HOURS:
        return _hours(value)
    if setting not in _READERS:
        raise NotRecordable(f"There is no setting {setting!r}: choose {', '.join(_READERS)} or {HOURS}REGION.")
    return _READERS[setting](value.strip())


def _currency(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", value):
        raise NotRecordable(f"{value!r} is no currency: give a three-letter code such as EUR.")
    return value.upper()


def _zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, OSError):
        raise NotRecordable(f"The time zone {value!r} is unknown: give a name such as Europe/Berlin.") from None


def _whole(least: int, most: int, what: str) -> Callable[[str], str]:
    def number(value: str) -> str:
        if not value.isdigit() or not least <= int(value) <= most:
            raise NotRecordable(f"{what} is a whole number from {least} to {most}, not {value!r}.")
        return str(int(value))

    return number


def _days(value: str) -> str:
    try:
        days = sorted({date.fromisoformat(part.strip()) for part in value.split(";") if part.strip()})
    except ValueError:
        raise NotRecordable(f"Holidays are days such as 2026-12-25, with ; between, not {value!r}.") from None
    return ";".join(day.isoformat() for day in days) or ";"


def _types(value: str) -> str:
    parts = [part.strip() for part in value.split(";") if part.strip()]
    if not parts:
        raise NotRecordable("New business needs at least one type of deal, such as New Business;New.")
    return ";".join(parts)


def _hours(value: str) -> str:
    found = re.fullmatch(r"\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*", value)
    if not found or not int(found[1]) < int(found[2]) <= 24:
        raise NotRecordable(f"Business hours are two hours of the day such as 9-17, not {value!r}.")
    return f"{int(found[1])}-{int(found[2])}"


_READERS: dict[str, Callable[[str], str]] = {
    "reporting_currency": _currency,
    "time_zone": _zone,
    "first_fiscal_month": _whole(1, 12, "The first fiscal month"),
    "sla_hours": _whole(1, 240, "The time for a first answer, in business hours,"),
    "business_start_hour": _whole(0, 23, "The hour at which business hours begin"),
    "business_end_hour": _whole(1, 24, "The hour at which business hours end"),
    "holidays": _days,
    "look_back_days": _whole(0, 1095, "The look-back, in days,"),
    "half_life_days": _whole(1, 365, "The half-life, in days,"),
    "new_business_types": _types,
}
SETTINGS = tuple(_READERS)
