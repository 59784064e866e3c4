"""The five numbers of the hand-over, now and before."""

import pytest

LEADS = """
    lead_id  created_at        first_response_at  accepted_at  rejected_at  region
    L1       2026-11-02 09:00  2026-11-02 10:00   2026-11-03                North
    L2       2026-11-02 09:00  2026-11-02 12:00                2026-11-03   North
    L3       2026-11-02 09:00  2026-11-03 09:00   2026-11-04                North
    L4       2026-11-02 09:00                                               South
    M1       2026-10-05 09:00  2026-10-05 11:00   2026-10-06                North
    M2       2026-10-05 09:00                                               North
"""
PERIODS = {"from_": "2026-11-01", "to": "2026-12-01", "base_from": "2026-10-01", "base_to": "2026-11-01", "as_of": "2026-11-10"}


@pytest.fixture
def leads(warehouse):
    warehouse.load("leads", LEADS)
    return warehouse


def number(leads, name, **filters):
    return dict(zip(*leads.ask(f"handoff/{name}", **PERIODS, **filters), strict=True))


def test_each_number_now_and_before(leads):
    numbers = {name: number(leads, name) for name in ("leads_handed_over", "acceptance", "answered_in_time", "no_answer_yet")}
    assert {name: (row["value"], row["base_value"]) for name, row in numbers.items()} == {
        "leads_handed_over": ("4", "2"),
        "acceptance": ("0.666667", "1"),
        "answered_in_time": ("0.5", "0.5"),
        "no_answer_yet": ("1", "1"),
    }


def test_an_unanswered_lead_counts_as_longer_than_any_answer(leads):
    """1, 3, 8 hours and one without end: the median is 5.5; before, half have no end, so there is none yet."""
    speed = number(leads, "speed_to_lead")
    assert [speed["value"], speed["base_value"], speed["p90_hours"]] == ["5.5", "", ""]
    assert speed["state"] == "half"


def test_with_every_lead_answered_there_is_a_p90(leads):
    """Of 1, 3 and 8 hours, nine in ten are answered within 7."""
    speed = number(leads, "speed_to_lead", regions=["North"])
    assert [speed["value"], speed["p90_hours"], speed["state"]] == ["3", "7", "nine_in_ten"]


def test_with_fewer_than_half_answered_there_is_no_median_and_without_leads_no_state(leads):
    south = number(leads, "speed_to_lead", regions=["South"])
    assert [south["value"], south["state"]] == ["", "fewer"]
    assert number(leads, "speed_to_lead", regions=["East"])["state"] == "empty"


def test_leads_not_judged_yet_are_told_beside_the_share(leads):
    assert number(leads, "acceptance")["not_judged"] == "1"


def test_the_hand_over_counts_from_the_threshold_where_there_is_one(warehouse):
    warehouse.load(
        "leads",
        """
        lead_id  created_at        mql_at            first_response_at
        L1       2026-10-20 09:00  2026-11-02 09:00  2026-11-02 10:00
    """,
    )
    assert number(warehouse, "speed_to_lead")["value"] == "1"


def test_the_weeks_of_each_number_end_with_the_last_whole_week(leads):
    last = {
        name: leads.ask(f"handoff/{name}_by_week", to="2026-11-10", as_of="2026-11-10")[-1]
        for name in ("leads_handed_over", "acceptance", "speed_to_lead", "answered_in_time", "no_answer_yet")
    }
    assert {week[0] for week in last.values()} == {"2026-11-02"}
    assert [last[name][1] for name in ("leads_handed_over", "no_answer_yet", "acceptance")] == ["4", "1", "0.666667"]
    assert [last[name][1] for name in ("speed_to_lead", "answered_in_time")] == ["5.5", "0.5"]
