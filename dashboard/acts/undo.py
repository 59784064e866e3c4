"""Take one batch back: a new version equal to replaying all live batches without it."""

from dataclasses import dataclass
from datetime import datetime

from dashboard import replay
from dashboard.acts import audit
from dashboard.acts.people import LOCAL, Person, require
from dashboard.contracts import contract
from dashboard.warehouse import Warehouse


class NothingToUndo(LookupError):
    """No live batch has this name."""


@dataclass(frozen=True)
class Undone:
    """Which batch was taken back, and the version that did it."""

    batch_id: str
    file: str
    table: str
    version: int


def undo(warehouse: Warehouse, batch_id: str, person: Person = LOCAL, at: datetime | None = None) -> Undone:
    """Undo a live batch; raises NothingToUndo, NotAllowed."""
    with warehouse.lock:
        table, file, loaded_by = _live_batch(warehouse, batch_id)
        require(person, "undo own" if loaded_by == person.name else "undo")
        sentence = f"Took back {file}"
        with warehouse.writing(person.name, "undo", sentence, batch_id, at) as writer:
            writer.cursor.execute(
                f"create or replace temp table touched as select distinct key from raw_{table} where batch_id = $batch_id",
                {"batch_id": batch_id},
            )
            replay.settle(writer.cursor, contract(table), writer.version)
            audit.note(writer, person, "undo", batch_id, sentence)
    return Undone(batch_id, file, table, writer.version)


def _live_batch(warehouse: Warehouse, batch_id: str) -> tuple[str, str, str]:
    with warehouse.bookkeeping() as cursor:
        row = cursor.execute(
            "select table_name, file_name, loaded_by from live_batches where batch_id = $batch_id",
            {"batch_id": batch_id},
        ).fetchone()
    if row is None:
        raise NothingToUndo(f"There is no loaded batch {batch_id}: `batches` lists those that can be undone.")
    return row
