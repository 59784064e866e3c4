"""Read out the tests that are over, or find the reading made of the same inputs, and keep it; and take one into the verdict."""

from datetime import date

from dashboard import studies
from dashboard.acts.people import LOCAL, Person
from dashboard.acts.record import NotRecordable, record
from dashboard.acts.studied import ONE_AT_A_TIME, Judged, is_kept, keep_rows, keep_run, note_use
from dashboard.library import answer, ask
from dashboard.warehouse import Warehouse

KIND = "tests"
STUDY = "dashboard.effects.readout:readout_study"
_INPUTS = {"tests": "evidence/test_list", "weeks": "evidence/test_weeks"}


def read_out(
    warehouse: Warehouse, version: int | None = None, as_of: date | None = None, progress: studies.Progress | None = None
) -> Judged:
    """The read-outs at a version and as-of date. Raises StudyFailed where the study comes to no result."""
    with ONE_AT_A_TIME:
        with warehouse.reading(version, as_of) as reader:
            inputs = {name: answer(reader, question, {}).records() for name, question in _INPUTS.items()}
            at, day = reader.version, reader.as_of
        run_id = studies.key(KIND, inputs)
        is_new = not is_kept(warehouse, run_id)
        found = studies.run(STUDY, inputs, progress) if is_new else None
        with warehouse.keeping() as cursor:
            if found:
                keep_run(cursor, run_id, KIND, found, (None, None))
                keep_rows(cursor, "study_lifts", run_id, found.lifts)
                keep_rows(cursor, "study_test_weeks", run_id, found.weeks)
            note_use(cursor, run_id, KIND, at, day)
        return Judged(run_id, KIND, is_new)


def use_readout(warehouse: Warehouse, experiment_id: str, method: str, person: Person = LOCAL) -> int:
    """Write a read-out to its test as lift and standard error, so that the verdict weighs it. Raises NotRecordable."""
    found = ask(warehouse, "evidence/test_readout", {"experiment_id": experiment_id}).records()
    chosen = next((row for row in found if row["method"] == method and row["standard_error"]), None)
    if chosen is None:
        raise NotRecordable(f"The {method} of {experiment_id} has no interval, so the verdict cannot weigh it: choose another.")
    values = {name: chosen[name] for name in ("experiment_id", "lift", "standard_error")}
    return record(warehouse, "experiments", values, person)
