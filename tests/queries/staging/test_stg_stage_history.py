"""Stage history grows from snapshots, by the day they were observed on; a history file wins."""

from itertools import permutations

import pytest

from tests.tables import table

SNAPSHOTS = {
    "2026-03-02": """
        opportunity_id  stage     created_at
        d1              Qualify   2026-02-20
    """,
    "2026-03-09": """
        opportunity_id  stage     created_at
        d1              Proposal  2026-02-20
        d2              Qualify   2026-03-05
    """,
    "2026-03-16": """
        opportunity_id  stage     created_at
        d1              Proposal  2026-02-20
        d2              Demo      2026-03-05
    """,
}
COLUMNS = "opportunity_id changed_date stage previous_stage kind"


@pytest.mark.parametrize("days", list(permutations(SNAPSHOTS)))
def test_history_grows_by_observed_day_in_any_order_of_loading(warehouse, days):
    for day in days:
        warehouse.load("opportunities", SNAPSHOTS[day], observed_on=day)
    assert warehouse.look("stg_stage_history", COLUMNS, as_of="2026-12-31") == table("""
        opportunity_id  changed_date  stage     previous_stage  kind
        d1              2026-03-02    Qualify                   first_seen
        d1              2026-03-09    Proposal  Qualify         grown
        d2              2026-03-05    Qualify                   grown
        d2              2026-03-16    Demo      Qualify         grown
    """)


def test_undoing_a_snapshot_takes_its_changes_back(warehouse):
    for day, text in SNAPSHOTS.items():
        last = warehouse.load("opportunities", text, observed_on=day)
    warehouse.undo(last)
    assert warehouse.look("stg_stage_history", COLUMNS, as_of="2026-12-31")[-1] == ["d2", "2026-03-05", "Qualify", "", "grown"]


def test_a_snapshot_that_lacks_a_deal_changes_nothing(warehouse):
    for day, stage in (("2026-03-02", "Qualify"), ("2026-03-16", "Qualify")):
        warehouse.load("opportunities", f"opportunity_id  stage\nd1              {stage}", observed_on=day)
    warehouse.load("opportunities", "opportunity_id  stage\nd9              Demo", observed_on="2026-03-09")
    assert warehouse.look("stg_stage_history", "opportunity_id stage", as_of="2026-12-31") == table("""
        opportunity_id  stage
        d1              Qualify
        d9              Demo
    """)


def test_a_history_file_wins_for_the_deals_it_holds(warehouse):
    for day, text in SNAPSHOTS.items():
        warehouse.load("opportunities", text, observed_on=day)
    warehouse.load(
        "stage_history",
        """
        opportunity_id  changed_at  stage
        d1              2026-02-20  Qualify
        d1              2026-03-07  Proposal
    """,
    )
    assert warehouse.look("stg_stage_history", COLUMNS, as_of="2026-12-31") == table("""
        opportunity_id  changed_date  stage     previous_stage  kind
        d1              2026-02-20    Qualify                   history
        d1              2026-03-07    Proposal  Qualify         history
        d2              2026-03-05    Qualify                   grown
        d2              2026-03-16    Demo      Qualify         grown
    """)


def test_the_as_of_date_leaves_out_later_changes(warehouse):
    for day, text in SNAPSHOTS.items():
        warehouse.load("opportunities", text, observed_on=day)
    assert warehouse.look("stg_stage_history", "opportunity_id stage", as_of="2026-03-09") == table("""
        opportunity_id  stage
        d1              Qualify
        d2              Qualify
    """)
