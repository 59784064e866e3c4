"""Which day the pages stand on."""

from tests.tables import table

DEALS = """
    opportunity_id  stage  created_at  close_date
    1               Open   2026-11-12  2027-03-01
"""
SPEND = """
    date        channel  cost
    2026-11-05  Events   10.00
"""
AS_OF_DEALS = "as_of\n2026-11-13"
AS_OF_BOTH = "as_of\n2026-11-06"


def test_with_deals_alone_it_is_the_day_after_the_last_of_them_planned_closings_left_out(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-20")
    assert warehouse.ask("data/usual_as_of") == table(AS_OF_DEALS)


def test_with_spend_too_it_is_the_day_after_the_shorter_of_both(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-11-20")
    warehouse.load("spend", SPEND, observed_on="2026-11-20")
    assert warehouse.ask("data/usual_as_of") == table(AS_OF_BOTH)


def test_an_empty_workspace_stands_on_no_day(warehouse):
    assert warehouse.ask("data/usual_as_of")[1:] == [[""]]
