"""Tests are entered, read out and used; a hunch stands once its bet has begun, and is scored after."""

from datetime import date, timedelta

import pytest

from dashboard.acts.read_out import read_out, use_readout
from dashboard.acts.record import NotRecordable, record
from dashboard.acts.score_bets import score_bets
from dashboard.acts.undo import undo
from dashboard.library import ask
from tests.tables import table

FIRST = date(2025, 1, 6)
EXP = {
    "experiment_id": "EXP-1", "channel": "Events", "start_date": "2025-06-02", "end_date": "2025-07-27", "design": "geo hold-out",
    "treated": "West", "control": "East;North", "assignment": "random",
}  # fmt: skip
BET = {"bet_id": "BET-1", "made_on": "2025-09-01", "owner": "Ana", "side": "sales", "hunch": "Naming the price early wins more."}


@pytest.fixture
def company(warehouse):
    return filled(warehouse)


def filled(warehouse):
    """Forty weeks of three regions; West loses half its deals while Events is paused there."""
    lines, number = ["opportunity_id  created_at  stage  amount  region  close_date"], 0
    for week in range(40):
        for region, usual in (("East", 6), ("North", 4), ("West", 8)):
            paused = region == "West" and 21 <= week < 29
            for _ in range((usual + week % 2) // (2 if paused else 1)):
                number += 1
                day = FIRST + timedelta(weeks=week, days=number % 7)
                stage = "Closed Won" if number % 4 else "Closed Lost"
                lines.append(f"D{number}  {day}  {stage}  100.00  {region}  {day}")
    warehouse.load("opportunities", "\n".join("".join(f"{cell:<16}" for cell in line.split("  ")).rstrip() for line in lines))
    return warehouse


def columns(rows, names):
    places = [rows[0].index(name) for name in names.split()]
    return [[row[place] for place in places] for row in rows]


def test_a_test_is_entered_read_out_used_and_taken_back(company):
    record(company.real, "experiments", EXP)
    assert read_out(company.real).is_new
    assert not read_out(company.real).is_new
    found = {
        row[0]: float(row[1]) for row in columns(company.ask("evidence/test_readout", experiment_id="EXP-1"), "method lift")[1:]
    }
    assert set(found) == {"local level", "synthetic control", "difference in differences"}
    assert all(20 < lift < 60 for lift in found.values())
    use_readout(company.real, "EXP-1", "local level")
    assert columns(company.ask("evidence/test_list"), "experiment_id kind is_weighed") == table("""
        experiment_id  kind        is_weighed
        EXP-1          randomised  yes
    """)
    undo(company.real, ask(company.real, "evidence/tests_written").first()["batch_id"])
    assert columns(company.ask("evidence/test_list"), "experiment_id is_weighed")[1:] == [["EXP-1", "no"]]


def test_a_read_out_that_is_not_there_is_refused(company):
    record(company.real, "experiments", EXP)
    with pytest.raises(NotRecordable, match="has no interval"):
        use_readout(company.real, "EXP-1", "local level")


def test_a_test_that_ends_before_it_begins_is_refused(company):
    with pytest.raises(NotRecordable, match="ends before it begins"):
        record(company.real, "experiments", EXP | {"end_date": "2025-05-01"})


def test_a_hunch_is_written_before(company):
    with pytest.raises(NotRecordable, match="written before the bet begins"):
        record(company.real, "bets", BET | {"start_date": "2025-08-01"})


def test_a_hunch_may_change_until_its_bet_begins_and_stands_after(company):
    record(company.real, "bets", BET | {"start_date": "2025-10-13", "expected": 0.5})
    record(company.real, "bets", {"bet_id": "BET-1", "expected": 0.6})
    company.load("opportunities", """
        opportunity_id  created_at  stage      amount  region
        LATE            2025-10-20  Qualify    5.00    East
    """)  # fmt: skip
    company.load("spend", """
        date        channel  cost
        2025-10-20  Events   5.00
    """)  # fmt: skip
    with pytest.raises(NotRecordable, match="began on 13 Oct 2025: its hunch stands"):
        record(company.real, "bets", {"bet_id": "BET-1", "expected": 0.1})
    record(company.real, "bets", {"bet_id": "BET-1", "learned": "Small deals only.", "expected": 0.6})


@pytest.mark.parametrize(("expected", "state"), [(0.3, "beat"), (0.99, "missed")])
def test_a_bet_that_is_over_is_scored_from_the_number_it_named(warehouse, expected, state):
    dates = {"start_date": "2025-07-07", "end_date": "2025-08-31"}
    warehouse.record("bets", **BET | dates | {"question": "week/win_rate", "expected": expected})
    company = filled(warehouse)
    assert score_bets(company.real) == company.real.version
    [row] = ask(company.real, "evidence/bets").records()
    assert row["state"] == state
    assert row["result"] == pytest.approx(0.75, abs=0.03)
    assert row["result_low"] < row["result"] < row["result_high"]
    assert score_bets(company.real) is None


def test_a_bet_that_names_no_number_waits_for_words(warehouse):
    warehouse.record("bets", **BET | {"start_date": "2025-07-07", "end_date": "2025-08-31"})
    company = filled(warehouse)
    assert score_bets(company.real) is None
    assert ask(company.real, "evidence/bets").first()["state"] == "due"
