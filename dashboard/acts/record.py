"""Write one row in the app: a note, a setting, an action… a one-row batch like any other, with the same undo."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from dashboard.acts import audit
from dashboard.acts.apply import apply
from dashboard.acts.people import LOCAL, Person, require
from dashboard.contracts import contract
from dashboard.intake import Reading
from dashboard.warehouse import Warehouse, now


def record(warehouse: Warehouse, table: str, values: Mapping[str, Any], person: Person = LOCAL, at: datetime | None = None) -> int:
    """Add the row, or replace the one of its key; columns left out keep what they were. Returns the new version."""
    require(person, "record")
    moment = at or now()
    with warehouse.lock:
        version = warehouse.version + 1
        batch_id = f"b{version:05d}"
        sentence = f"{contract(table).title}: {', '.join(f'{name} = {value}' for name, value in values.items())}"
        with warehouse.writing(person.name, "record", sentence, batch_id, moment) as writer:
            apply(writer, written(table, [values]), batch_id, person.name, moment.date(), full_refresh=False)
            audit.note(writer, person, "record", batch_id, sentence)
    return version


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
