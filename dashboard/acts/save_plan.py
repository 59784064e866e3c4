"""Save a plan: what is to be spent on each channel in a period, and what is expected of it; one batch, one version."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.acts import audit
from dashboard.acts.apply import apply
from dashboard.acts.people import LOCAL, Person, require
from dashboard.acts.record import new_id, written
from dashboard.warehouse import Warehouse, now


class NothingToSave(ValueError):
    """The plan has no name or no channel; the message is the sentence to show."""


def save_plan(
    warehouse: Warehouse, name: str, period: tuple[date, date], lines: Sequence[Mapping[str, Any]], person: Person = LOCAL
) -> str:
    """Keep a plan's lines (channel, spend, expected_low, expected_mid, expected_high), the total among them; returns its id.

    period: first and last day. Raises NothingToSave, NotAllowed.
    """
    require(person, "save plan")
    if not name.strip():
        raise NothingToSave("Give the plan a name, so that it can be found again.")
    if not lines:
        raise NothingToSave("There is no channel to plan for.")
    moment, plan_id = now(), new_id("PLA")
    head = {"plan_id": plan_id, "plan_name": name.strip(), "saved_on": moment.date(), "saved_by": person.name}
    rows = [{**head, "period_start": period[0], "period_end": period[1], **line} for line in lines]
    with warehouse.lock:
        batch_id = f"b{warehouse.version + 1:05d}"
        sentence = f"Plan {name.strip()}, {period[0]} to {period[1]}"
        with warehouse.writing(person.name, "save_plan", sentence, batch_id, moment) as writer:
            apply(writer, written("plans", rows), batch_id, person.name, moment.date(), full_refresh=False)
            audit.note(writer, person, "save_plan", batch_id, sentence)
    return plan_id
