"""Forget what was said of files with one header: the next such file is read as it is found, and asks again."""

from datetime import datetime

from dashboard.acts import audit, readings
from dashboard.acts.people import LOCAL, Person, require
from dashboard.warehouse import Warehouse


class NothingSaid(LookupError):
    """Nothing is saved for this header."""


def forget_reading(warehouse: Warehouse, header: str, person: Person = LOCAL, at: datetime | None = None) -> int:
    """Take the saved reading of a header away; returns the new version. Raises NothingSaid, NotAllowed."""
    require(person, "forget reading")
    with warehouse.lock:
        batch_id = f"b{warehouse.version + 1:05d}"
        sentence = f"Forgot how files with {header[:200]} are read"
        with warehouse.writing(person.name, "forget_reading", sentence, batch_id, at) as writer:
            if not readings.forget(writer, header, person, batch_id):
                raise NothingSaid("No reading is saved for this header: `readings` lists those that are.")
            audit.note(writer, person, "forget_reading", batch_id, sentence)
    return writer.version
