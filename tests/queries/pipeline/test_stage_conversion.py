"""Of the deals that entered a stage, how many move on, with those still deciding not taken for failures."""

import pytest

from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage     close_date  pipeline
    D1              2026-09-01  Won       2026-09-21  New
    D2              2026-09-01  Lost      2026-09-11  New
    D3              2026-09-01  Proposal  2026-12-01  New
    D4              2026-09-01  Qualify   2026-12-01  New
    D5              2026-09-01  Proposal  2026-12-01  Renewal
"""
HISTORY = """
    opportunity_id  changed_at  stage
    D1              2026-09-01  Qualify
    D1              2026-09-11  Proposal
    D1              2026-09-21  Won
    D2              2026-09-01  Qualify
    D2              2026-09-11  Lost
    D3              2026-09-01  Qualify
    D3              2026-09-11  Proposal
    D3              2026-09-16  Qualify
    D3              2026-09-19  Proposal
    D4              2026-10-21  Qualify
    D5              2026-09-01  Proposal
"""
NOW = {"to": "2026-10-31", "as_of": "2026-10-31"}


@pytest.fixture
def deals(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-10-30")
    warehouse.load("stage_history", HISTORY, observed_on="2026-10-30")
    return warehouse


def chosen(answer, *names):
    return [[row[answer[0].index(name)] for name in names] for row in answer]


def test_deals_on_their_way_back_count_once_and_pipelines_stand_side_by_side(deals):
    answer = deals.ask("pipeline/stage_conversion", **NOW)
    assert chosen(answer, "pipeline", "stage", "entered", "advanced", "lost", "deciding", "median_days") == table("""
        pipeline  stage     entered  advanced  lost  deciding  median_days
        New       Qualify   4        2         1     1         10
        New       Proposal  2        1         0     1         10
        Renewal   Proposal  1        0         0     1
    """)


def test_a_deal_still_deciding_is_no_failure(deals):
    """Three left Qualify on day 10, two of them onwards: 2 of 3, as D4 was there for 10 days and is not judged after."""
    answer = deals.ask("pipeline/stage_conversion", **NOW | {"to": "2026-10-29", "as_of": "2026-10-29"})
    assert chosen(answer, "conversion")[1] == ["0.666667"]


def test_a_skipped_stage_counts_as_moved_on_from_the_one_before(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-10-30")
    warehouse.load("stage_history", HISTORY + "    D4              2026-10-25  Won\n", observed_on="2026-10-30")
    answer = warehouse.ask("pipeline/stage_conversion", **NOW)
    assert chosen(answer, "stage", "advanced", "deciding")[1] == ["Qualify", "3", "0"]


def test_the_cohort_can_be_that_of_any_period(deals):
    answer = deals.ask("pipeline/stage_conversion", cohort_from="2026-10-01", **NOW)
    assert chosen(answer, "stage", "entered") == table("""
        stage    entered
        Qualify  1
    """)


def test_the_rows_behind_are_the_deals_that_entered(deals):
    answer, rows = (deals.ask(f"pipeline/stage_conversion{end}", **NOW) for end in ("", "_rows"))
    assert sum(int(row[2]) for row in answer[1:]) == len(rows) - 1
    assert sum(int(row[3]) for row in answer[1:]) == sum(row[0] != "" for row in chosen(rows, "advanced_date")[1:])


def test_a_history_that_ends_elsewhere_than_the_crm_is_a_problem(warehouse):
    history = HISTORY.replace("D4              2026-10-21  Qualify", "D4              2026-10-21  Proposal")
    warehouse.load("stage_history", history, observed_on="2026-10-30")
    warehouse.load("opportunities", DEALS, observed_on="2026-10-30")
    found = warehouse.look("mart_deal_problems", "problem subject", as_of="2026-10-31")
    assert [row[1] for row in found if "stage history" in row[0]] == ["D4"]
