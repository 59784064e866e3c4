"""A file read again with corrections: from the bytes that were kept, or because its rejected rows came back mended."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dashboard.acts.keep import kept
from dashboard.acts.people import LOCAL, Person
from dashboard.intake import Options, Refused
from dashboard.intake.model import Edit, Reject
from dashboard.intake.reading import table_of
from dashboard.intake.returned import as_edits, is_marked, returned, to_csv
from dashboard.warehouse import Warehouse

_FIELDS = frozenset(field.name for field in fields(Options))


@dataclass(frozen=True)
class Again:
    """A file that was loaded, as it was read then; `options` may hold more corrections now."""

    file: str
    data: bytes
    options: Options
    observed_on: date | None
    sha256: str


def loaded(warehouse: Warehouse, batch_id: str) -> Again | None:
    """The file of a batch with the reading it was loaded by; None where its bytes are gone."""
    return _found(warehouse, batch_id)


def mended(warehouse: Warehouse, data: bytes, person: Person = LOCAL) -> Again | None:
    """The loaded file whose rejected rows came back in `data`, with what was mended; None for any other file."""
    return mended_among(data, lambda sha256: _found(warehouse, sha256), person)


def mended_among(data: bytes, find: Callable[[str], Again | None], person: Person = LOCAL) -> Again | None:
    """The same among files that `find` knows by their hash."""
    try:
        rows = returned(table_of(data)) if is_marked(data) else None
    except Refused:
        return None
    again = find(rows.sha256) if rows else None
    if again is None or rows is None:
        return None
    edits = as_edits(table_of(again.data, again.options), rows, person.name)
    return replace(again, options=replace(again.options, edits=(*again.options.edits, *edits)))


def rejected_rows(warehouse: Warehouse, batch_id: str) -> bytes | None:
    """The rows of a loaded file that were set aside, as a file to mend; None where its bytes are gone."""
    again = loaded(warehouse, batch_id)
    if again is None:
        return None
    with warehouse.bookkeeping() as cursor:
        faults = cursor.execute(
            "select line, column_name, value, reason from rejects where batch_id = $batch_id order by line", {"batch_id": batch_id}
        ).fetchall()
    return to_csv(table_of(again.data, again.options), [Reject(*fault) for fault in faults], again.sha256)


def _found(warehouse: Warehouse, name: str) -> Again | None:
    """The newest load of this name, or of the file with this hash."""
    with warehouse.bookkeeping() as cursor:
        row = cursor.execute(
            """
            select file_name, sha256, table_name, read_as, observed_on
            from live_batches
            where $name in (batch_id, sha256)
            order by version desc limit 1
            """,
            {"name": name},
        ).fetchone()
    data = kept(warehouse.path, row[1]) if row else None
    if row is None or data is None:
        return None
    return Again(row[0], data, _options(row[2], json.loads(row[3] or "{}")), row[4], row[1])


def _options(table: str, said: Mapping[str, Any]) -> Options:
    known = {name: value for name, value in said.items() if name in _FIELDS}
    edits = tuple(Edit(**edit) for edit in known.pop("edits", ()))
    return Options(**{**known, "table": table, "edits": edits})
