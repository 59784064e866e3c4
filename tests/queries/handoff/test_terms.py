"""What the two sides promised each other, and which leads it counts for."""

from datetime import date

from tests.tables import table

LEADS = """
    lead_id  created_at        first_response_at  region
    L1       2026-10-05 09:00  2026-10-05 15:00   West
    L2       2026-10-05 09:00  2026-10-05 15:00   North
    L3       2026-10-05 09:00  2026-10-05 12:00   North
"""
NOW = {"as_of": "2026-11-02"}


def agree(warehouse, value, valid_from="2026-10-01", **more):
    term = {"promise": "first_response", "side": "sales", "measured_in": "hours", "valid_from": date.fromisoformat(valid_from)}
    warehouse.record("sla", value=value, **term, **more)


def late(warehouse):
    return [row[0] for row in warehouse.look("mart_leads", "lead_key is_late", **NOW)[1:] if row[1] == "yes"]


def test_a_term_counts_once_both_sides_agreed(warehouse):
    warehouse.load("leads", LEADS)
    agree(warehouse, 8, sales_by="Moses")
    assert late(warehouse) == ["L1", "L2"]
    agree(warehouse, 8, sales_by="Moses", marketing_by="Ana")
    assert late(warehouse) == []


def test_a_term_for_a_region_comes_before_one_for_all_and_none_counts_before_its_first_day(warehouse):
    warehouse.load("leads", LEADS)
    agree(warehouse, 2, sales_by="Moses", marketing_by="Ana")
    agree(warehouse, 8, region="West", sales_by="Moses", marketing_by="Ana")
    agree(warehouse, 1, "2026-10-06", region="West", sales_by="Moses", marketing_by="Ana")
    assert late(warehouse) == ["L2", "L3"]


def test_a_proposal_waits_for_the_other_side_and_the_one_before_holds(warehouse):
    warehouse.load("leads", LEADS)
    agree(warehouse, 4, sales_by="Moses", marketing_by="Ana")
    agree(warehouse, 8, "2026-10-20", sales_by="Moses")
    told = warehouse.ask("handoff/terms", **NOW)
    places = [told[0].index(name) for name in ("words", "hours", "valid_from", "state")]
    assert [[row[place] for place in places] for row in told] == table("""
        words                hours  valid_from  state
        First answer within  8      2026-10-20  waits for marketing
        First answer within  4      2026-10-01  in force
    """)


def test_a_region_may_keep_business_hours_of_its_own(warehouse):
    warehouse.load("leads", LEADS)
    warehouse.record("settings", setting="business_hours:West", value="13-21")
    hours = warehouse.look("mart_leads", "lead_key response_hours", **NOW)
    assert hours[1:] == [["L1", "2"], ["L2", "6"], ["L3", "3"]]
