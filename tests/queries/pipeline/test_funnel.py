"""Moves between stages in a period."""

import pytest

from tests.queries.adding_up import total
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage     close_date  amount  segment
    D1              2026-10-01  Won       2026-10-21  100.00  SMB
    D2              2026-10-01  Lost      2026-10-15  100.00  SMB
    D3              2026-10-01  Proposal  2026-12-31  100.00  SMB
    D4              2026-10-01  Qualify   2026-12-31  100.00  Large
"""
HISTORY = """
    opportunity_id  changed_at  stage
    D1              2026-10-01  Qualify
    D1              2026-10-11  Proposal
    D1              2026-10-21  Won
    D2              2026-10-01  Qualify
    D2              2026-10-15  Lost
    D3              2026-09-01  Qualify
    D3              2026-10-21  Proposal
    D4              2026-10-01  Qualify
"""
OCTOBER = {"from_": "2026-10-01", "to": "2026-11-01", "as_of": "2026-11-15"}


@pytest.fixture
def moves(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-14")
    warehouse.load("stage_history", HISTORY, observed_on="2026-11-14")
    return warehouse


def test_of_the_deals_that_left_a_stage_some_moved_on(moves):
    assert moves.ask("pipeline/funnel", **OCTOBER) == table("""
        stage     entered  departed  advanced  conversion  median_days
        Qualify   3        3         2         0.666667    14
        Proposal  2        1         1         1           10
        Won       1        0         0
    """)


def test_a_segment_counts_its_own_moves_only(moves):
    assert moves.ask("pipeline/funnel", segments=["Large"], **OCTOBER)[1][:3] == ["Qualify", "1", "0"]


def test_the_moves_behind_add_up_to_it(moves):
    answer, (header, *rows) = moves.ask("pipeline/funnel", **OCTOBER), moves.ask("pipeline/stage_rows", **OCTOBER)
    flags = [dict(zip(header, row, strict=True)) for row in rows]
    assert total(answer, "entered") == sum(row["has_entered"] == "yes" for row in flags)
    assert total(answer, "departed") == sum(row["has_left"] == "yes" for row in flags)
    assert total(answer, "advanced") == sum(row["has_left"] == row["goes_on"] == "yes" for row in flags)
