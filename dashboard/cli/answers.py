"""A question's answer as the command line gives it: a document, and columns for a terminal."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from dashboard import format as words
from dashboard.cli.lines import aligned
from dashboard.cli.options import day
from dashboard.library import Answer, ask
from dashboard.warehouse import Warehouse

Outcome = tuple[int, dict[str, Any], str]


def answer(warehouse: Warehouse, name: str, arguments: Mapping[str, Any]) -> Answer:
    """The question asked with the parameters and both clocks of a call."""
    as_of = arguments.get("as_of")
    version = arguments.get("known_at")
    return ask(
        warehouse,
        name,
        arguments.get("parameters") or {},
        version=int(version) if version is not None else None,
        as_of=day(as_of),
    )


def plain(value: Any) -> Any:
    """A document as JSON has it: dates as text, decimals as numbers."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def document(answer: Answer) -> dict[str, Any]:
    """A question's answer as interface.md's object: as_of, from, to and rows."""
    return {
        "question": answer.query.name,
        "version": answer.version,
        "as_of": answer.as_of,
        "from": answer.parameters.get("from"),
        "to": answer.parameters.get("to"),
        "rows": answer.records(),
    }


def table(answer: Answer) -> str:
    """A question's answer in columns for a terminal."""
    units = answer.query.units
    shown = [[words.show(value, units[name], exact=True) for name, value in record.items()] for record in answer.records()]
    return "\n".join([answer.query.title, aligned([answer.columns, *shown])])


def sentence(error: Exception) -> str:
    """What went wrong, in one sentence."""
    if isinstance(error, duckdb.Error):
        return f"The database could not do this: {str(error).splitlines()[0]}"
    return str(error)
