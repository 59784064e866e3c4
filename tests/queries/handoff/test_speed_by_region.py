"""How fast leads are answered: those without an answer are counted, never left out."""

from tests.queries.adding_up import total
from tests.tables import table

# Monday 2 November 2026; business hours are 9 to 17, four of them agreed.
LEADS = """
    lead_id  created_at        first_response_at  region  segment  channel
    L1       2026-11-02 09:00  2026-11-02 10:00   North   SMB      Events
    L2       2026-11-02 09:00  2026-11-02 12:00   North   SMB      Events
    L3       2026-11-02 09:00  2026-11-03 09:00   North   SMB      Webinars
    L4       2026-11-02 09:00                     North   SMB      Webinars
    L5       2026-11-06 16:00                     North   SMB      Events
    L6       2026-11-06 16:00                     South   SMB      Events
    L7       2026-11-02 09:00                     South   Large    Events
    L8       2026-11-02 09:00  2026-11-02 11:00   South   Large    Events
    L9       2026-11-02 09:00                     South   Large    Events
"""
NOW = {"from_": "2026-11-01", "to": "2026-12-01", "as_of": "2026-11-07"}


def test_half_of_the_leads_answered_says_the_median_and_leads_still_in_time_only_wait(warehouse):
    """L1 to L4 wait 1, 3, 8 hours and without end: the median lies halfway between 3 and 8."""
    warehouse.load("leads", LEADS)
    assert warehouse.ask("handoff/speed_by_region", **NOW) == table("""
        region  segment  leads  waiting  median_hours  p90_hours  answered_in_sla  never
        North   SMB      5      1        5.5                      0.5              1
        South   Large    3      0                                 0.333333         2
        South   SMB      1      1                                                  0
    """)


def test_a_channel_filter_counts_its_own_leads_only(warehouse):
    warehouse.load("leads", LEADS)
    assert warehouse.ask("handoff/speed_by_region", channels=["Webinars"], **NOW)[1][:3] == ["North", "SMB", "2"]


def test_the_rows_behind_add_up_to_it(warehouse):
    warehouse.load("leads", LEADS)
    answer, (header, *rows) = warehouse.ask("handoff/speed_by_region", **NOW), warehouse.ask("handoff/lead_rows", **NOW)
    assert total(answer, "leads") == len(rows)
    assert total(answer, "never") == [row[header.index("is_untouched")] for row in rows].count("yes")


def test_the_list_of_untouched_leads_is_those_that_wait_longer_than_agreed(warehouse):
    warehouse.load("leads", LEADS)
    header, *rows = warehouse.ask("handoff/untouched_rows", **NOW)
    assert [row[0] for row in rows] == ["L4", "L7", "L9"]
    assert {row[header.index("waited_hours")] for row in rows} == {"40"}
