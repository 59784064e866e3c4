"""`verdict` tells the word, since when, what is not known and why, and refuses to guess where data are thin."""

import pytest

from dashboard.acts.people import LOCAL
from dashboard.cli.verdict import verdict
from tests.acts.test_judge import company, rows

__all__ = ["company"]


@pytest.fixture
def told(company):
    code, document, words = verdict(company.real, {}, LOCAL)
    assert code == 0
    return document, words


def test_the_document_says_since_when_the_words_stand_and_how_sure_they_are(told):
    document, _ = told
    assert document["unchanged_since"] == document["as_of"] == document["published_on"]
    assert 0 <= document["published"]["drives"]["chance"] <= 1
    assert document["published"]["drives"]["error"] < 0.05
    assert document["ruled_out"]["above"] >= document["total"]["incremental_revenue"]["mid"]
    assert [channel["channel"] for channel in document["channels"]] == ["Events"]


def test_the_words_never_give_a_middle_where_they_cannot_tell(told):
    document, words = told
    if document["drives"] == "cannot_tell":
        assert "it brought between" in words
    assert "waits for the gross margin" in words
    assert "First published" in words


def test_too_few_weeks_are_said_and_nothing_else(warehouse):
    warehouse.load("spend", "date        channel  cost\n2026-03-02  Events   10.00")
    warehouse.load("opportunities", "opportunity_id  created_at  stage  amount\nA               2026-03-18  Open   5.00")
    _, document, words = verdict(warehouse.real, {}, LOCAL)
    assert (document["drives"], document["pays"]) == ("cannot_tell", "cannot_tell")
    assert "we cannot tell yet" in words


def test_each_test_says_what_the_verdict_would_be_without_it(company):
    company.load("experiments", """
        experiment_id  channel  start_date  end_date    lift   standard_error
        EXP-1          Events   2026-04-06  2026-05-03  14.00  3.00
    """)  # fmt: skip
    _, document, words = verdict(company.real, {}, LOCAL)
    [told] = document["tests"]
    assert (told["experiment_id"], told["channel"], told["state"]) == ("EXP-1", "Events", "told")
    assert told["after"]["drives"] == document["channels"][0]["drives"]
    assert told["total"]["after"]["drives"] == document["drives"]
    deals = told["before"]["incremental_opportunities"]
    assert deals["low"] <= deals["mid"] <= deals["high"]
    assert f"EXP-1. {told['sentence']}" in words
    assert told["sentence"].startswith("Events without this test: ")


def test_a_company_without_amounts_is_told_about_deals_and_not_that_spend_does_not_pay(warehouse):
    spend, deals = rows(14)
    warehouse.load("spend", spend)
    warehouse.load("opportunities", deals.replace("100.00", ""))
    warehouse.record("settings", setting="gross_margin", value="0.9")
    _, document, words = verdict(warehouse.real, {}, LOCAL)
    assert document["pays"] == "cannot_tell"
    assert "drives deals" in words
    assert "what they bring in money is not known" in words


def test_spend_after_the_last_deal_is_said_with_both_days(warehouse):
    warehouse.load("spend", "date        channel  cost\n2026-05-02  Events   10.00")
    warehouse.load("opportunities", "opportunity_id  created_at  stage  amount\nA               2026-03-18  Open   5.00")
    _, _, words = verdict(warehouse.real, {}, LOCAL)
    assert "Spend begins on 2 May 2026, after the last deal of 18 Mar 2026: load earlier spend or later deals." in words
