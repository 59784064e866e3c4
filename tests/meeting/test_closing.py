"""A closed meeting keeps its numbers; the ledger says what has changed since, to the cent."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.acts.close_meeting import NotClosable, close_meeting
from dashboard.acts.undo import undo
from dashboard.library import ask
from dashboard.meeting.pack import ask_pack, keepable, kept
from dashboard.meeting.since import restated

DAY = date(2026, 3, 9)
DEALS = """
    opportunity_id  stage        is_closed  is_won  created_at  close_date  amount
    O-1             Closed Won   yes        yes     2026-01-10  2026-02-02  1000.10
    O-2             Closed Won   yes        yes     2026-01-12  2026-03-08  250.50
"""
LATER = """
    opportunity_id  stage        is_closed  is_won  created_at  close_date  amount
    O-1             Closed Won   yes        yes     2026-01-10  2026-02-02  900.05
    O-3             Closed Won   yes        yes     2026-02-12  2026-03-01  70.00
"""


@pytest.fixture
def real(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-03-08")
    return warehouse.real


def stored(real):
    return [kept(row) for row in ask(real, "meeting/answers", {"meeting_date": DAY}).records()]


def test_what_is_kept_comes_back_exactly(real):
    with real.reading() as reader:
        seen = ask_pack(reader, DAY)
    close_meeting(real, DAY, keepable(real, DAY))
    found = stored(real)
    assert [(one.title, one.rows) for one in found] == [(title, [list(row) for row in each.rows]) for title, each in seen]
    assert [one.parameters for one in found] == [each.parameters for _, each in seen]


def test_later_files_change_nothing_and_the_ledger_explains_the_difference(warehouse, real):
    close_meeting(real, DAY, keepable(real, DAY))
    before = stored(real)
    warehouse.load("opportunities", LATER, observed_on="2026-03-10")
    assert stored(real) == before
    won = next(one for one in restated(real, before) if one.title == "Won")
    assert (won.then, won.now) == (Decimal("1250.60"), Decimal("1220.55"))
    assert {line["reason"]: line["difference"] for line in won.lines} == {"amount": Decimal("-100.05"), "late": Decimal("70.00")}
    assert won.rest == 0


def test_a_file_taken_back_is_a_line_of_the_ledger_too(real):
    close_meeting(real, DAY, keepable(real, DAY))
    before = stored(real)
    undo(real, "b00001")
    assert stored(real) == before
    won = next(one for one in restated(real, before) if one.title == "Won")
    assert won.now == 0
    assert [line["reason"] for line in won.lines] == ["undone"]
    assert sum(line["difference"] for line in won.lines) == won.now - won.then


def test_a_meeting_is_closed_once_and_its_undo_opens_it(real):
    close_meeting(real, DAY, keepable(real, DAY))
    with pytest.raises(NotClosable, match="closed already"):
        close_meeting(real, DAY, keepable(real, DAY))
    undo(real, f"b{real.version:05d}")
    assert stored(real) == []


def test_a_meeting_with_no_data_is_a_sentence(warehouse):
    with pytest.raises(NotClosable, match="load a deals file first"):
        close_meeting(warehouse.real, DAY, keepable(warehouse.real, DAY))


def test_amounts_dates_and_a_definition_are_lines_of_their_own_and_sum_to_the_difference(warehouse, real):
    history = """
        opportunity_id  changed_at  stage
        O-1             2025-12-01  Open
        O-1             2025-12-30  Closed Won
        O-2             2026-03-08  Closed Won
    """
    warehouse.load("stage_history", history)
    close_meeting(real, DAY, keepable(real, DAY))
    before = stored(real)
    moved = """
        opportunity_id  stage        is_closed  is_won  created_at  close_date  amount
        O-1             Closed Won   yes        yes     2026-01-10  2026-02-02  900.05
        O-2             Closed Won   yes        yes     2026-01-12  2025-12-31  250.50
    """
    warehouse.load("opportunities", moved, observed_on="2026-03-10")
    signed = {
        "marketing_by": "Ann",
        "marketing_on": DAY,
        "sales_by": "Bo",
        "sales_on": DAY,
        "proposed_by": "Ann",
        "proposed_on": DAY,
    }
    warehouse.record("definitions", term="closed_date", variant="entered", valid_from="2026-01-01", sentence="x", **signed)
    won = next(one for one in restated(real, before) if one.title == "Won")
    assert {line["reason"] for line in won.lines} == {"amount", "moved"}
    assert won.then + sum(line["difference"] for line in won.lines) + won.rest == won.now
    assert won.rest == Decimal("-900.05")
    assert [(line["kind"], line["thing"], line["value"]) for line in won.anew] == [("definition", "closed_date", "entered")]
