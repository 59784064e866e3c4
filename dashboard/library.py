"""Asks a question by name: parameters and a version in, rows out, all read in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from dashboard.catalog import Parameter, Query, query
from dashboard.warehouse import Reader, Warehouse


class BadParameter(ValueError):
    """A parameter is missing, unknown or of the wrong type; the message says which and what to give."""


@dataclass(frozen=True)
class Answer:
    """What a question answered, and everything needed to ask it again."""

    query: Query
    version: int
    as_of: date | None
    parameters: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, in order."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def values(self, column: str) -> list[Any]:
        """One column, top to bottom."""
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    def first(self) -> dict[str, Any]:
        """The first row, with None in every column when there is none."""
        row = self.rows[0] if self.rows else (None,) * len(self.columns)
        return dict(zip(self.columns, row, strict=True))


def ask(
    warehouse: Warehouse,
    name: str,
    parameters: Mapping[str, Any] | None = None,
    version: int | None = None,
    as_of: date | None = None,
) -> Answer:
    """Answer one question at a version (default: newest) and as-of date (default: after the last day with data)."""
    with warehouse.reading(version, as_of) as reader:
        return answer(reader, name, parameters or {})


def answer(reader: Reader, name: str, parameters: Mapping[str, Any]) -> Answer:
    """Answer one question inside a reading that is already open."""
    asked = query(name)
    bound = bind(asked, parameters)
    cursor = reader.execute(f"-- tandem: {name}\n{asked.sql}", bound)
    columns = tuple(column[0] for column in cursor.description)
    return Answer(asked, reader.version, reader.as_of, bound, columns, tuple(cursor.fetchall()))


def bind(asked: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """The question's parameters as typed values; raises BadParameter with a sentence."""
    known = {parameter.name for parameter in asked.parameters}
    if strange := [name for name in given if name not in known]:
        takes = ", ".join(sorted(known)) or "no parameters"
        raise BadParameter(f"{asked.name} has no parameter {strange[0]}: it takes {takes}.")
    return {parameter.name: _typed(asked, parameter, given.get(parameter.name)) for parameter in asked.parameters}


def _typed(asked: Query, parameter: Parameter, value: Any) -> Any:
    if value is None or value in ("", [], ()):
        if parameter.is_optional:
            return None
        raise BadParameter(f"{asked.name} needs {parameter.name}: {parameter.meaning}")
    try:
        return _READERS[parameter.type](value)
    except (ValueError, KeyError, InvalidOperation):
        raise BadParameter(f"{parameter.name} must be {_WORDS[parameter.type]}, not {value!r}.") from None


def _as_list(value: Any) -> list[str]:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else [str(part) for part in value]


_READERS: dict[str, Callable[[Any], Any]] = {
    "date": lambda value: value if isinstance(value, date) else date.fromisoformat(value),
    "integer": int,
    "number": float,
    "money": Decimal,
    "text": str,
    "flag": lambda value: value if isinstance(value, bool) else {"true": True, "false": False}[str(value).lower()],
    "text[]": _as_list,
    "number[]": lambda value: [float(part) for part in _as_list(value)],
}
_WORDS = {
    "date": "a date such as 2026-03-01",
    "integer": "a whole number",
    "number": "a number",
    "money": "an amount such as 1250.00",
    "text": "text",
    "flag": "true or false",
    "text[]": "a list of words",
    "number[]": "a list of numbers",
}
