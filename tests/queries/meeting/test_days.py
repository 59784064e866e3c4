"""Which meetings there are: those begun, those closed, and the next."""

DEALS = """
    opportunity_id  stage  created_at  amount
    O-1             Open   2026-03-08  100.00
"""


def days(warehouse):
    return [row[0] for row in warehouse.ask("meeting/days")[1:]]


def kept(warehouse, day):
    given = {"closed_at": f"{day} 10:00:00", "closed_by": "Ana", "known_at": 1, "title": "Won", "question": "week/win_rate"}
    warehouse.record("meeting_answers", meeting_date=day, position=1, **given)


def test_without_data_there_is_no_meeting(warehouse):
    assert days(warehouse) == []


def test_the_next_meeting_stands_on_the_day_the_data_reach_to(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-03-08")
    assert days(warehouse) == ["2026-03-09"]


def test_after_a_closed_meeting_the_next_is_a_week_later(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-03-08")
    kept(warehouse, "2026-03-09")
    assert days(warehouse) == ["2026-03-16", "2026-03-09"]
