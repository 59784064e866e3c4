"""How far the data reach: past events only."""

from tests.tables import table


def test_planned_days_do_not_count(warehouse):
    warehouse.load(
        "spend",
        """
        date        channel  cost
        2026-03-01  Search   1.00
        2026-04-30  Search   1.00
    """,
        observed_on="2026-03-31",
    )
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage    created_at  close_date
        d1              Qualify  2026-02-01  2026-03-20
        d2              Won      2026-02-02  2026-03-10
        d3              Won      2026-02-02  2026-06-30
    """,
        observed_on="2026-03-31",
    )
    assert warehouse.look("stg_last_days", "table_name last_event_day rows") == table("""
        table_name     last_event_day  rows
        opportunities  2026-03-10      3
        spend          2026-03-01      2
    """)


def test_stage_changes_of_a_history_file_count_for_the_deals(warehouse):
    warehouse.load(
        "opportunities", "opportunity_id  stage    created_at\nd1              Qualify  2026-02-01", observed_on="2026-03-31"
    )
    warehouse.load(
        "stage_history", "opportunity_id  changed_at  stage\nd1              2026-03-05  Qualify", observed_on="2026-03-31"
    )
    assert warehouse.look("stg_last_days", "table_name last_event_day rows") == table("""
        table_name     last_event_day  rows
        opportunities  2026-03-05      1
        stage_history  2026-03-05      1
    """)
