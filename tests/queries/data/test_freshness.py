"""How far each source reaches, and what is loaded."""

from dashboard.contracts import contracts
from tests.tables import table

SPEND = """
    date        channel  cost
    2026-03-01  Events   10.00
"""
LEADS = """
    created_at        lead_id  channel
    2026-03-04 09:00  L1       Events
    2026-03-05 10:00  L2       Events
"""


def test_the_freshest_source_stands_first_and_the_others_say_how_far_they_lie_behind(warehouse):
    warehouse.load("spend", SPEND, observed_on="2026-03-06")
    warehouse.load("leads", LEADS, observed_on="2026-03-06")
    assert [row[:4] for row in warehouse.ask("data/freshness")] == table("""
        table_name  last_event_day  days_behind  row_count
        leads       2026-03-05      0            2
        spend       2026-03-01      4            1
    """)


def test_the_ladder_has_every_kind_of_file_once(warehouse):
    warehouse.load("spend", SPEND)
    rungs = warehouse.ask("data/ladder")[1:]
    assert sorted(row[0] for row in rungs) == sorted(name for name, table in contracts().items() if table.source == "file")
    assert [row[:4] for row in rungs if row[1] == "yes"] == [["spend", "yes", "1", "1"]]


def test_a_file_taken_back_leaves_the_ladder(warehouse):
    warehouse.undo(warehouse.load("spend", SPEND))
    assert not [row for row in warehouse.ask("data/ladder")[1:] if row[1] == "yes"]
