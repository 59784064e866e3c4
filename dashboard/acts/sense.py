"""What a row written in the app must be beyond its columns: a hunch is written before its bet begins, and stands once it has."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.format import day
from dashboard.warehouse import Warehouse

_WRITTEN_BEFORE = ("hunch", "question", "expected", "start_date", "end_date")


def why_not(warehouse: Warehouse, table: str, values: Mapping[str, Any]) -> str:
    """The sentence that refuses a row; empty where nothing speaks against it."""
    if table == "experiments":
        return _in_order("test", values)
    return _bet(warehouse, values) if table == "bets" else ""


def _bet(warehouse: Warehouse, values: Mapping[str, Any]) -> str:
    with warehouse.reading() as reader:
        names = ", ".join(_WRITTEN_BEFORE)
        query = f"select {names} from stg_bets where bet_id = $bet_id"  # noqa: S608
        known = reader.execute(query, {"bet_id": values.get("bet_id")}).fetchone()
        today = reader.as_of
    if today is None:
        return ""
    old = dict(zip(_WRITTEN_BEFORE, known, strict=True)) if known else {}
    if (began := old.get("start_date")) and began < today:
        changed = [name for name in _WRITTEN_BEFORE if name in values and not _same(values[name], old[name])]
        return f"This bet began on {day(began)}: its hunch stands. Write what you learned, or stop it." if changed else ""
    return _ahead(values, today)


def _ahead(values: Mapping[str, Any], today: date) -> str:
    if (first := _day(values.get("start_date"))) and first < today:
        return f"A hunch is written before the bet begins: choose a first day from {day(today)} on, the day the data reach."
    return _in_order("bet", values)


def _in_order(what: str, values: Mapping[str, Any]) -> str:
    first, last = (_day(values.get(name)) for name in ("start_date", "end_date"))
    return f"The {what} ends before it begins: choose a later last day." if first and last and last < first else ""


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _same(new: Any, old: Any) -> bool:
    if isinstance(old, date):
        return _day(new) == old
    if isinstance(old, Decimal):
        return new is not None and float(new) == float(old)
    return bool(new == old)
