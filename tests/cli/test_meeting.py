"""`meeting --json`: the agenda of the next meeting, or a closed one as it was kept."""

from datetime import date

from dashboard.acts.close_meeting import close_meeting
from dashboard.cli.commands import run
from dashboard.meeting.pack import keepable

DEALS = """
    opportunity_id  stage  created_at  amount
    O-1             Open   2026-03-08  100.00
"""


def test_the_next_meeting_has_its_agenda(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-03-08")
    warehouse.record("meeting_items", meeting_date="2026-03-09", item_id="ITM-1", question="Who answers Lyon?", side="both")
    code, told, _ = run(warehouse.real, "meeting", {}, "ann")
    assert (code, told["as_of"], told["from"], told["to"]) == (0, "2026-03-09", "2026-01-01", "2026-03-09")
    assert [row["question"] for row in told["rows"]] == ["Who answers Lyon?"]


def test_a_closed_meeting_tells_what_it_kept(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-03-08")
    close_meeting(warehouse.real, date(2026, 3, 9), keepable(warehouse.real, date(2026, 3, 9)))
    _, told, text = run(warehouse.real, "meeting", {"date": "2026-03-09"}, "ann")
    assert told["is_closed"]
    assert {answer["question"] for answer in told["answers"]} >= {"week/win_rate", "meeting/agenda"}
    assert "closed" in text


def test_without_data_it_says_what_to_do(warehouse):
    code, _, text = run(warehouse.real, "meeting", {}, "ann")
    assert (code, text) == (1, "There is nothing to meet over yet: load a deals file, or give --date.")
