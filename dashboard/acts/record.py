"""Write one row in the app: a note, a setting, an action… a one-row batch like any other, with the same undo."""

import hashlib
from collections.abc import Mapping
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
            apply(writer, one_row(table, values), batch_id, person.name, moment.date(), full_refresh=False)
            audit.note(writer, person, "record", batch_id, sentence)
    return version


def one_row(table: str, values: Mapping[str, Any]) -> Reading:
    """A row written in the app, in the form a file's rows have."""
    rows = pa.table({"line": pa.array([1], pa.int32())} | {name: [value] for name, value in values.items()})
    content = repr(sorted(values.items())).encode()
    return Reading(
        table=table,
        source="app",
        file="written in Tandem",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        rows=rows,
        columns=tuple(values),
        mapping={name: name for name in values},
        unused=(),
        readings={},
        samples={},
        rejects=(),
        skips=(),
        rows_in=1,
        money=None,
        notes=(),
        steps=(),
        header_key="",
    )
