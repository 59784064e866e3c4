"""Where a row's channel comes from, and which rule of the channel map decides."""

import pytest

from tests.tables import table

CAMPAIGNS = """
    campaign_id  campaign_name  channel
    k1           Spring Fair    Events
    k2           Brand EU       google / cpc
"""


def rules(*lines: str) -> str:
    return "\n".join(["source        medium  campaign_pattern  channel", *lines])


def channels(warehouse, **when):
    return [row[1] for row in warehouse.look("stg_spend", "date channel", **when)[1:]]


def test_the_lines_own_channel_then_the_campaigns_then_a_rule_then_the_platforms(warehouse):
    warehouse.load("campaigns", CAMPAIGNS)
    warehouse.load(
        "spend",
        """
        date        cost  source      channel  campaign_id  platform_channel
        2026-01-01  1.00  google_ads  Display  k1           Paid Search
        2026-01-02  1.00  google_ads           k1           Paid Search
        2026-01-03  1.00  google_ads           k9           Paid Search
        2026-01-04  1.00  bing_ads             k9           Paid Search
        2026-01-05  1.00  other_ads            k9
    """,
    )
    assert channels(warehouse) == ["Display", "Events", "Paid Search", "Paid Search", "Unknown"]
    warehouse.load(
        "channel_map", rules("google_ads                              Adwords", "other_ads                               Radio")
    )
    assert channels(warehouse) == ["Display", "Events", "Adwords", "Paid Search", "Radio"]


TOUCH_HEADER = "occurred_at  channel                    medium   campaign_name  account_id"
FITTING = [
    ("google", "", "", "Source"),
    ("google", "cpc", "", "Medium"),
    ("google", "cpc", "brand*", "Pattern"),
    ("google", "", "*sale*", "Sale"),
    ("*", "email", "", "Mail"),
    ("*.example", "", "", "Example"),
]
TOUCHES = [
    ("google", "organic", "", "Source"),
    ("Google", "CPC", "", "Medium"),
    ("google", "cpc", "Brand EU", "Pattern"),
    ("google", "cpc", "Big sale", "Sale"),
    ("google / cpc", "", "", "Medium"),
    ("newsletter", "email", "", "Mail"),
    ("https://www.shop.example/", "", "", "Example"),
    ("Events", "", "", "Events"),
]


@pytest.mark.parametrize(("source", "medium", "campaign", "channel"), TOUCHES)
def test_the_rule_that_asks_for_most_wins(warehouse, source, medium, campaign, channel):
    lines = [f"{one:<14}{two:<8}{three:<18}{four}" for one, two, three, four in FITTING]
    warehouse.load("channel_map", rules(*lines))
    touch = f"{TOUCH_HEADER}\n2026-01-05   {source:<27}{medium:<9}{campaign:<15}a1"
    warehouse.load("touchpoints", touch)
    assert warehouse.look("stg_touches", "channel")[1:] == [[channel]]


def test_of_two_rules_alike_the_channel_first_by_name_wins(warehouse):
    warehouse.load(
        "channel_map", rules("goog*                                   Zeta", "*ogle                                   Alpha")
    )
    warehouse.load("touchpoints", "occurred_at  channel  account_id\n2026-01-05   google   a1")
    assert warehouse.look("stg_touches", "channel")[1:] == [["Alpha"]]


def test_leads_lead_sources_and_campaigns_speak_the_same_channels(warehouse):
    warehouse.load("channel_map", rules("google        cpc                       Paid Search"))
    warehouse.load("campaigns", CAMPAIGNS)
    warehouse.load("leads", "lead_id  created_at  channel\n1        2026-01-05  google / cpc")
    warehouse.load(
        "opportunities", "opportunity_id  stage  created_at  lead_source\n1               Open   2026-01-05  Google / CPC"
    )
    assert warehouse.look("mart_leads", "channel")[1:] == [["Paid Search"]]
    assert warehouse.look("mart_deals", "lead_source")[1:] == [["Paid Search"]]
    assert warehouse.look("stg_campaigns", "campaign_id channel") == table("""
        campaign_id  channel
        k1           Events
        k2           Paid Search
    """)


def test_a_rule_is_known_from_its_version_on_and_its_undo_takes_it_back(warehouse):
    warehouse.load("spend", "date        cost  channel\n2026-01-01  1.00  facebook.com")
    batch = warehouse.load("channel_map", rules("facebook.com                            Paid Social"))
    assert channels(warehouse) == ["Paid Social"]
    assert channels(warehouse, version=1) == ["facebook.com"]
    warehouse.undo(batch)
    assert channels(warehouse) == ["facebook.com"]
