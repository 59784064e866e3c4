"""A study is made once of the same data, publishes its words, and a version of the past keeps the word it had."""

from datetime import date, timedelta

import pytest

from dashboard.acts.judge import KIND, is_whole, judge
from dashboard.acts.studied import is_due

WEEKS = 30
FIRST = date(2026, 3, 2)


def rows(weeks: int, start: int = 0) -> tuple[str, str]:
    """Spend that goes on and off every three weeks; four deals a week, eight where it is on."""
    spend, deals = ["date channel cost"], ["opportunity_id created_at stage amount"]
    for week in range(start, start + weeks):
        day, is_on = FIRST + timedelta(weeks=week), week // 3 % 2
        spend.append(f"{day} Events {1000 if is_on else 100}.00")
        deals += [f"D{week}-{number} {day + timedelta(days=number % 7)} Open 100.00" for number in range(8 if is_on else 4)]
    return as_table(spend), as_table(deals)


def as_table(lines: list[str]) -> str:
    return "\n".join("".join(f"{cell:<16}" for cell in line.split()).rstrip() for line in lines)


@pytest.fixture
def company(warehouse):
    spend, deals = rows(WEEKS)
    warehouse.load("spend", spend)
    warehouse.load("opportunities", deals)
    won = ["opportunity_id created_at close_date stage amount", f"W {FIRST} {FIRST + timedelta(days=9)} Won 100.00"]
    warehouse.load("opportunities", as_table(won))
    return warehouse


def word(company, **clock):
    return dict(zip(*company.ask("evidence/verdict", **clock), strict=True))


def test_the_same_data_are_studied_once(company):
    assert is_due(company.real, KIND)
    first, second = judge(company.real), judge(company.real)
    assert (first.is_new, second.is_new) == (True, False)
    assert first.run_id == second.run_id
    assert not is_due(company.real, KIND)


def test_a_study_is_whole_once_the_checks_that_fit_again_are_made(company):
    assert is_whole(company.real)
    judge(company.real)
    assert not is_whole(company.real)
    judge(company.real, thorough=True)
    assert is_whole(company.real)


def test_a_word_stands_since_its_first_day_and_a_past_version_keeps_its_own(company):
    judge(company.real)
    before, version = word(company), company.real.version
    assert before["standing"] == "first"
    spend, deals = rows(2, start=WEEKS)
    company.load("spend", spend)
    company.load("opportunities", deals)
    judge(company.real)
    after = word(company)
    assert after["drives"] == before["drives"]
    assert (after["standing"], after["drives_since"]) == ("unchanged", before["drives_since"])
    assert word(company, version=version)["drives_chance"] == before["drives_chance"]


def test_a_margin_that_is_signed_is_why_the_word_changed(company):
    judge(company.real)
    company.sign_margin("0.9")
    judge(company.real)
    told = word(company)
    assert told["pays_chance"] != "–"
    assert told["pays"] == "cannot_tell" or "a definition changed" in told["pays_reason"]


def test_a_window_of_its_own_is_judged_and_not_published(company):
    judged = judge(company.real, window=(date(2026, 5, 4), date(2026, 8, 3)))
    assert judged.kind == "spend 2026-05-04 2026-08-03"
    assert company.ask("evidence/published")[1:] == []


def test_spend_held_against_amounts_is_a_study_of_its_own_and_where_deals_are_worth_alike_says_the_same(company):
    assert judge(company.real, outcome="amount").kind == "spend amount"
    assert company.ask("evidence/published")[1:] == []
    judge(company.real)
    by_count, by_amount = (company.ask("evidence/channels", study=kind)[2][:16] for kind in ("spend", "spend amount"))
    assert by_count == by_amount


def test_regions_add_up_from_the_same_draws(company):
    judge(company.real)
    columns, row = company.ask("evidence/regions", regions=None)
    told = dict(zip(columns, row, strict=True))
    assert told["state"] == "told"
    assert float(told["revenue_low"]) <= float(told["revenue"]) <= float(told["revenue_high"])
    assert company.ask("evidence/regions", regions=["Atlantis"])[1][0] == "untold"
    assert [line[1] for line in company.ask("evidence/region_channels", regions=None)[1:]] == ["Would have come anyway", "Events"]


def test_created_pipeline_stands_beside_what_would_have_been(company):
    judge(company.real)
    columns, *lines = company.ask("evidence/pipeline_by_week", regions=None)
    told = [dict(zip(columns, line, strict=True)) for line in lines]
    assert len(told) == WEEKS // 4
    assert all(float(row["low"]) <= float(row["without"]) <= float(row["high"]) <= float(row["created"]) for row in told)
