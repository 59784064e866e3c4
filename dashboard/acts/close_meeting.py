"""Close a meeting: keep the answers of its pack, one batch; undo opens it again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from dashboard.acts import audit
from dashboard.acts.apply import apply
from dashboard.acts.people import LOCAL, Person, require
from dashboard.acts.record import written
from dashboard.format import count, day
from dashboard.warehouse import Warehouse, now


class NotClosable(ValueError):
    """The meeting cannot be closed; the message says why."""


def close_meeting(
    warehouse: Warehouse,
    meeting_date: date,
    answers: Sequence[Mapping[str, Any]],
    person: Person = LOCAL,
    at: datetime | None = None,
) -> int:
    """Keep the answers (columns of meeting_answers) and return the version; raises NotClosable, NotAllowed."""
    require(person, "close meeting")
    if not answers:
        raise NotClosable("There are no numbers to keep yet: load a deals file first.")
    moment = at or now()
    with warehouse.lock:
        if _is_closed(warehouse, meeting_date):
            raise NotClosable(f"The meeting of {day(meeting_date)} was closed already: its numbers stay as they were kept.")
        batch_id = f"b{warehouse.version + 1:05d}"
        sentence = f"Closed the meeting of {day(meeting_date)}: {count(len(answers), 'answer')} kept"
        who = {"meeting_date": meeting_date, "closed_at": moment, "closed_by": person.name}
        with warehouse.writing(person.name, "close_meeting", sentence, batch_id, moment) as writer:
            reading = written("meeting_answers", [who | dict(answer) for answer in answers], f"meeting of {day(meeting_date)}")
            apply(writer, reading, batch_id, person.name, moment.date())
            audit.note(writer, person, "close_meeting", batch_id, sentence)
    return warehouse.version


def _is_closed(warehouse: Warehouse, meeting_date: date) -> bool:
    with warehouse.reading() as reader:
        closed = "select 1 from live_meeting_answers where meeting_date = $day limit 1"
        return bool(reader.execute(closed, {"day": meeting_date}).fetchall())
