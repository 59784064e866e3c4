from decimal import Decimal

from tests.queries.adding_up import total
from tests.tables import table

DAYS = {"from_": "2026-10-01", "to": "2026-10-04"}
EARLY = """
    occurred_at  channel   opportunity_id  campaign_id
    2026-08-20   Webinars  D1              k1
    2026-08-21   Events    D1              k2
    2026-08-22   Events    D2
"""
CAMPAIGNS = """
    campaign_id  campaign_name  channel   owner
    k1           One            Webinars  Ada
    k2           Two            Events    Bo
"""
OWNERS = "owner  team    side\nAda    Web     marketing\nBo     Events  marketing"


def columns(answer, *names):
    places = [answer[0].index(name) for name in names]
    return [[row[place] for place in places] for row in answer]


def test_sourced_adds_up_to_all_that_was_won_and_the_rest_overlaps(company):
    company.load("touchpoints", EARLY, file="early.csv")
    answer = company.ask("revenue/influence", **DAYS)
    assert columns(answer, "channel", "sourced", "accelerated", "influenced", "influenced_deals") == table("""
        channel                sourced  accelerated  influenced  influenced_deals
        No touch               10.00    0.00         0.00        0
        Events                 100.00   150.00       150.00      2
        Webinars               50.00    100.00       100.00      1
        Paid Search            0.00     100.00       100.00      1
        Total, each deal once  160.00   150.00       150.00      2
    """)


def test_the_deals_behind_what_was_sourced_add_up_to_it(company):
    company.load("touchpoints", EARLY, file="early.csv")
    assert total(company.ask("revenue/influence_rows", **DAYS), "sourced") == Decimal("160.00")


def test_the_meter_adds_up_the_claims_and_counts_each_deal_once(company):
    answer = company.ask("revenue/double_count", by="channel", **DAYS)
    assert answer == table("""
        deals  claims   claimed   excess    shared    unclaimed  state
        3      1.33333  0.666667  0.666667  0.333333  0.333333   claimed
    """)


def test_each_channel_claims_the_deals_it_touched(company):
    answer = company.ask("revenue/claims", by="channel", **DAYS)
    assert columns(answer, "claimant", "deals", "amount") == table("""
        claimant     deals  amount
        Events       2      150.00
        Paid Search  1      100.00
        Webinars     1      100.00
        All claims   4      350.00
    """)


def test_each_team_claims_the_deals_its_campaigns_touched(company):
    company.load("touchpoints", EARLY, file="early.csv")
    company.load("campaigns", CAMPAIGNS)
    company.load("owners", OWNERS)
    assert columns(company.ask("revenue/claims", by="team", **DAYS), "claimant", "deals") == table("""
        claimant    deals
        Events      1
        Web         1
        All claims  2
    """)
    assert columns(company.ask("revenue/double_count", by="team", **DAYS), "shared", "unclaimed") == table("""
        shared    unclaimed
        0.333333  0.666667
    """)


def test_the_deals_behind_the_claims_stand_once_for_each_claimant_and_unclaimed_once(company):
    rows = company.ask("revenue/claim_rows", by="channel", **DAYS)
    assert columns(rows, "opportunity_id", "claimant") == table("""
        opportunity_id  claimant
        D1              Events
        D1              Paid Search
        D1              Webinars
        D2              Events
        D3
    """)
