"""`attribution`: the document of the interface, and one sentence where the words are wrong."""

from datetime import date

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.cli.attribution import MODELS
from dashboard.cli.commands import run
from dashboard.glossary import models

ASKED = {"model": "all", "milestone": "won", "by": "channel", "from": "2026-10-01", "to": "2026-10-04"}
DEALS = """
    opportunity_id  created_at  stage  close_date  amount
    D1              2026-09-01  Won    2026-10-01  100.00
    D2              2026-09-01  Won    2026-10-03  10.00
"""
TOUCHES = """
    occurred_at  channel      campaign_id  opportunity_id
    2026-08-30   Paid Search  k1           D1
    2026-08-31   Events                    D1
"""


@pytest.fixture
def company(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("touchpoints", TOUCHES)
    return warehouse.real


def test_every_model_adds_up_to_the_total_and_is_named_as_in_the_glossary(company):
    exit_code, document, text = run(company, "attribution", ASKED, "me")
    assert exit_code == 0
    assert (document["from"], document["to"], document["total"]) == ("2026-10-01", "2026-10-04", 110)
    assert list(document["models"]) == list(MODELS)
    assert set(MODELS) == set(models().values())
    assert {sum(row["credit"] for row in rows) for rows in document["models"].values()} == {110}
    assert "No touch" in text


def test_the_range_over_the_rules_stands_beside_an_empty_place_for_the_verdict(company):
    _, document, _ = run(company, "attribution", ASKED, "me")
    whole = {row["channel"]: row for row in document["agreement"]}
    assert whole["Events"] == {"channel": "Events", "low": 0.0, "high": 100 / 110, "modelled": None, "robust": False}
    assert whole["No touch"]["robust"]


def test_one_model_by_campaign(company):
    _, document, _ = run(company, "attribution", ASKED | {"model": "linear", "by": "campaign"}, "me")
    [(name, rows)] = document["models"].items()
    assert name == "linear"
    assert {row["campaign"]: row["credit"] for row in rows} == {"No touch": 10, "k1": 50, "Events, no campaign": 50}


def test_the_window_is_the_quarter_to_date_unless_told(company):
    _, document, _ = run(company, "attribution", ASKED | {"from": None, "to": None}, "me")
    assert (document["from"], document["to"]) == ("2026-10-01", document["as_of"])
    assert document["as_of"] == date(2026, 10, 4).isoformat()


def test_a_window_without_a_day_is_refused_in_one_sentence(company):
    exit_code, document, _ = run(company, "attribution", ASKED | {"to": "2026-10-01"}, "me")
    assert exit_code == 1
    assert document["refused"].startswith("No day lies between")


def test_an_empty_workspace_says_which_files_fill_it(warehouse):
    exit_code, document, text = run(warehouse.real, "attribution", ASKED | {"from": None, "to": None}, "me")
    assert (exit_code, document["total"]) == (0, 0)
    assert "deals file" in text


@pytest.mark.parametrize("wrong", [["--model", "best"], ["--milestone", "lost"], ["--by", "deal"]])
def test_an_unknown_word_is_wrong_usage(wrong, tmp_path):
    result = CliRunner().invoke(app, ["--db", str(tmp_path / "tandem.duckdb"), "attribution", *wrong])
    assert result.exit_code == 2
    assert "not" in result.output
