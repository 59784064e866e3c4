"""A finding found again is the same finding; its status says what came of it."""

from datetime import date

import pytest

from dashboard.acts.find import KIND
from dashboard.acts.studied import keep_rows, keep_run, note_use
from dashboard.warehouse import now
from tests.tables import table


@pytest.fixture
def looks(warehouse):
    """Looks at several days: `looks("2026-03-02", "low_acceptance:channel=Fairs", …)` keeps these findings for that day."""

    def look(day: str, *ids: str) -> None:
        at = date.fromisoformat(day)
        warehouse.load("spend", f"date        channel  cost\n{day}  Fairs    1.00")
        with warehouse.real.keeping() as cursor:
            keep_run(cursor, day, KIND, None, (None, at))
            keep_rows(cursor, "study_findings", day, [finding(each) for each in ids])
            note_use(cursor, day, KIND, warehouse.real.version, at)

    return look


def finding(finding_id: str) -> tuple[object, ...]:
    kind, _, scope = finding_id.partition(":channel=")
    scopes = (None, None, scope, *[None] * 7)
    return (
        finding_id,
        kind,
        "problem",
        "marketing",
        *scopes,
        "Few are accepted.",
        1,
        2,
        3,
        None,
        0.9,
        "findings/judged_leads",
    )


def standing(warehouse):
    rows = warehouse.ask("findings/all", only_kind=None, only_side=None)
    places = [rows[0].index(name) for name in ("channel", "status", "times_found")]
    return [[row[place] for place in places] for row in rows]


def test_a_finding_found_again_keeps_its_history_a_fresh_one_is_new_and_one_that_fades_closes_itself(warehouse, looks):
    looks("2026-03-02", "low_acceptance:channel=Fairs", "low_acceptance:channel=Mail")
    looks("2026-03-09", "low_acceptance:channel=Fairs", "low_acceptance:channel=Radio")
    assert standing(warehouse) == table("""
        channel  status  times_found
        Fairs    open    2
        Radio    new     1
        Mail     closed  1
    """)


def test_a_dispute_and_a_promise_become_the_status_of_the_finding(warehouse, looks):
    looks("2026-03-02", "low_acceptance:channel=Fairs", "low_acceptance:channel=Mail")
    said = {"disputed_on": date(2026, 3, 3), "disputed_by": "Ana", "reason": "A list was loaded twice."}
    warehouse.record("disputes", dispute_id="D1", finding_id="low_acceptance:channel=Fairs", **said)
    warehouse.record(
        "actions",
        action_id="A1",
        promised_on=date(2026, 3, 3),
        promise="Drop it.",
        owner="Ana",
        finding_id="low_acceptance:channel=Mail",
    )
    assert standing(warehouse) == table("""
        channel  status    times_found
        Fairs    disputed  1
        Mail     promised  1
    """)


def test_a_checked_dispute_is_counted_as_right(warehouse, looks):
    looks("2026-03-02", "low_acceptance:channel=Fairs")
    said = {"disputed_on": date(2026, 3, 3), "disputed_by": "Ana", "reason": "A list was loaded twice.", "verdict": "right"}
    warehouse.record("disputes", dispute_id="D1", finding_id="low_acceptance:channel=Fairs", **said)
    rows = warehouse.ask("findings/opening")
    assert dict(zip(*rows, strict=True)) | {"disputed": "1", "rightly": "1", "problems": "1"} == dict(zip(*rows, strict=True))


def state(warehouse):
    rows = warehouse.ask("findings/opening")
    told = dict(zip(*rows, strict=True))
    return told["state"], told["is_looked"]


def test_nothing_is_only_said_once_the_newest_files_were_looked_through(warehouse, looks):
    looks("2026-03-02")
    assert state(warehouse) == ("nothing", "yes")
    warehouse.load("spend", "date        channel  cost\n2026-03-09  Fairs    1.00")
    assert state(warehouse) == ("not_yet", "no")


def test_a_note_written_in_the_meeting_asks_for_no_new_look(warehouse, looks):
    looks("2026-03-02")
    warehouse.record("notes", note_id="N1", written_at=now(), written_by="Ana", note="We wait.")
    assert state(warehouse) == ("nothing", "yes")


def checks(warehouse):
    rows = warehouse.ask("findings/disputes")
    places = [rows[0].index(name) for name in ("dispute_id", "outcome", "checked_on")]
    return [[row[place] for place in places] for row in rows]


def test_a_disputed_finding_that_looks_four_weeks_later_still_find_is_told_so(warehouse, looks):
    looks("2026-03-02", "low_acceptance:channel=Fairs")
    said = {"disputed_on": date(2026, 3, 3), "disputed_by": "Ana", "reason": "A list was loaded twice."}
    warehouse.record("disputes", dispute_id="D1", finding_id="low_acceptance:channel=Fairs", **said)
    looks("2026-03-23", "low_acceptance:channel=Fairs")
    assert checks(warehouse)[1] == ["D1", "", ""]
    looks("2026-04-06", "low_acceptance:channel=Fairs")
    looks("2026-04-13")
    assert checks(warehouse)[1] == ["D1", "the data still show it", "2026-04-06"]


def test_a_disputed_finding_that_is_gone_was_rightly_disputed(warehouse, looks):
    looks("2026-03-02", "low_acceptance:channel=Fairs")
    said = {"disputed_on": date(2026, 3, 3), "disputed_by": "Ana", "reason": "A list was loaded twice."}
    warehouse.record("disputes", dispute_id="D1", finding_id="low_acceptance:channel=Fairs", **said)
    looks("2026-03-09", "low_acceptance:channel=Mail")
    assert checks(warehouse)[1] == ["D1", "rightly disputed", "2026-03-09"]
    opening = warehouse.ask("findings/opening")
    counted = dict(zip(*opening, strict=True))
    assert (counted["disputed"], counted["rightly"], counted["ever"]) == ("1", "1", "2")
