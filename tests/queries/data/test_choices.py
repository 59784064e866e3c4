"""What the filters offer."""

from tests.tables import table

SPEND = """
    date        channel      region  cost
    2026-03-01  Paid Search  West    10.00
    2026-03-01  Events       South   10.00
"""
DEALS = """
    opportunity_id  stage  created_at  region  segment
    1               Open   2026-03-01  West    Mid
    2               Open   2026-03-01  East    Large
"""
TOUCHES = """
    occurred_at  channel  opportunity_id
    2026-03-01   Webinar  1
"""


def test_regions_are_those_of_deals_and_spend(warehouse):
    warehouse.load("spend", SPEND)
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("data/regions") == table("region\nEast\nSouth\nWest")


def test_segments_are_those_of_deals(warehouse):
    warehouse.load("opportunities", DEALS)
    assert warehouse.ask("data/segments") == table("segment\nLarge\nMid")


def test_channels_are_those_of_spend_and_of_touches(warehouse):
    warehouse.load("spend", SPEND)
    warehouse.load("opportunities", DEALS)
    warehouse.load("touchpoints", TOUCHES)
    assert warehouse.ask("data/channels") == table("channel\nEvents\nPaid Search\nWebinar")
