"""`pipeline --json` as its interface has it."""

import pytest

from dashboard.cli.commands import run

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  segment
    D1              2026-09-01  Open   2026-12-01  100.00  SMB
    D2              2026-09-01  Won    2026-10-20  50.00   SMB
    D3              2026-10-10  Lost   2026-10-30  70.00   SMB
"""
REASONS = ["start", "new", "reopened", "pulled_in", "increased", "won", "lost", "decreased", "pushed_out", "other", "end"]


@pytest.fixture
def told(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-01")
    code, document, text = run(warehouse.real, "pipeline", {"from": "2026-10-01", "to": "2026-11-01"}, "ann")
    assert code == 0
    assert "What happened to the pipeline" in text
    return document


def test_every_reason_stands_once_and_they_add_up_from_start_to_end(told):
    waterfall = told["waterfall"]
    assert [line["reason"] for line in waterfall] == REASONS
    assert sum(line["amount"] for line in waterfall[:-1]) == waterfall[-1]["amount"] == 100
    assert {line["reason"]: line["deals"] for line in waterfall if line["deals"]} == {"start": 2, "won": 1, "end": 1}


def test_velocity_win_rate_stages_and_coverage_have_their_fields(told):
    assert set(told) >= {"as_of", "from", "to", "waterfall", "velocity", "win_rate", "stages", "coverage"}
    assert set(told["velocity"]) == {"opportunities", "win_rate", "average_amount", "cycle_days", "per_day"}
    assert [told["win_rate"]["count"], told["win_rate"]["amount"]] == [0.5, pytest.approx(50 / 120)]
    assert set(told["win_rate"]["cohort"]) >= {"low", "mid", "high"}
    assert set(told["coverage"][0]) >= {"segment", "have", "needed"}
    assert told["stages"] == []


def test_the_usual_days_are_the_quarter_to_date(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-01")
    _, document, _ = run(warehouse.real, "pipeline", {}, "ann")
    assert [document["from"], document["to"]] == ["2026-10-01", "2026-10-31"]
