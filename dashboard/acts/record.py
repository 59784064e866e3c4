"""Write one row in the app: a note, a setting, an action… a one-row batch like any other, with the same undo."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

import pyarrow as pa

from dashboard.acts import audit, sense
from dashboard.acts.apply import apply
from dashboard.acts.people import LOCAL, Person, require
from dashboard.contracts import Contract, contract, is_required, must_be, needs_one_of
from dashboard.intake import Reading
from dashboard.warehouse import Warehouse, now


class NotRecordable(ValueError):
    """The row breaks the table's promise; the message says in a sentence which column and what it must be."""


def new_id(prefix: str) -> str:
    """An identifier that nobody else gives: two people who write at once never write over each other."""
    return f"{prefix}-{uuid4().hex[:10]}"


def record(
    warehouse: Warehouse,
    table: str,
    values: Mapping[str, Any],
    person: Person = LOCAL,
    at: datetime | None = None,
    act: str = "record",
) -> int:
    """Add the row, or replace the one of its key; columns left out keep what they were. Returns the new version.

    `act` is what the log calls it and whose role it needs. Raises NotRecordable where a value is not what the contract
    promises, NotAllowed for a role that may not.
    """
    return record_all(warehouse, [(table, values)], person, at, act)


def record_all(
    warehouse: Warehouse,
    rows: Sequence[tuple[str, Mapping[str, Any]]],
    person: Person = LOCAL,
    at: datetime | None = None,
    act: str = "record",
) -> int:
    """Write rows of several tables as one version, a batch a table: a decision with its promise, or neither."""
    require(person, act)
    for table, values in rows:
        _check(warehouse, contract(table), values)
    moment = at or now()
    with warehouse.lock:
        version = warehouse.version + 1
        batches = [f"b{version:05d}{f'-{place}' if place else ''}" for place in range(len(rows))]
        sentence = "; ".join(_told(table, values) for table, values in rows)
        with warehouse.writing(person.name, "record", sentence, batches[0], moment) as writer:
            for batch_id, (table, values) in zip(batches, rows, strict=True):
                apply(writer, written(table, [values]), batch_id, person.name, moment.date(), full_refresh=False)
            audit.note(writer, person, act, batches[0], sentence)
    return version


def _told(table: str, values: Mapping[str, Any]) -> str:
    return f"{contract(table).title}: {', '.join(f'{name} = {value}' for name, value in values.items())}"


def _check(warehouse: Warehouse, table: Contract, values: Mapping[str, Any]) -> None:
    given = {name for name, value in values.items() if value not in (None, "")}
    may_be_absent = set(table.required) - set(values) if _is_known(warehouse, table, values) else set()
    for column in table.columns:
        if column.required and column.name not in given | may_be_absent:
            raise NotRecordable(f"{table.title}: {is_required(column)}")
        if column.allowed and column.name in given and values[column.name] not in column.allowed:
            raise NotRecordable(f"{table.title}: {column.name} {must_be(column)}.")
    if sentence := sense.why_not(warehouse, table.name, values):
        raise NotRecordable(f"{table.title}: {sentence}")
    for names in table.any_of:
        if given.isdisjoint(names) and not may_be_absent:
            raise NotRecordable(f"{table.title}: {needs_one_of(names)}.")


def _is_known(warehouse: Warehouse, table: Contract, values: Mapping[str, Any]) -> bool:
    """Whether a row of this key stands already, so that its other columns may be left out."""
    key = [name.rstrip("?") for name in table.keys[-1]]
    given = {name: values.get(name) for name in key}
    where = " and ".join(f"{name} is not distinct from ${name}" for name in key)
    with warehouse.reading() as reader:
        return bool(reader.execute(f"select 1 from live_{table.name} where {where}", given).fetchall())  # noqa: S608


def written(table: str, rows: Sequence[Mapping[str, Any]], file: str = "written in Tandem") -> Reading:
    """Rows written in the app as the reading of a file: every row gives the same columns."""
    names = list(rows[0]) if rows else []
    lines = pa.array(range(1, len(rows) + 1), pa.int32())
    content = repr([sorted(row.items()) for row in rows]).encode()
    return Reading(
        table=table,
        source="app",
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        rows=pa.table({"line": lines} | {name: [row[name] for row in rows] for name in names}),
        columns=tuple(names),
        mapping={name: name for name in names},
        unused=(),
        readings={},
        samples={},
        rejects=(),
        skips=(),
        rows_in=len(rows),
        money=None,
        notes=(),
        steps=(),
        header_key="",
    )
