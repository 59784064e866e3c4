"""How much of each file the others know, before any verdict."""

from tests.tables import table

DEALS = """
    opportunity_id  stage  amount  created_at  account_id  owner  product  lead_source  region
    1               Open   100.00  2026-01-05  a1          Ann    GTXPro   Search       West
    2               Open   50.00   2026-01-06              Bo     GTX Pro  Search       East
"""
SPEND = """
    date        channel  campaign_id  campaign_name  region   cost
    2026-01-05  Search   k1                          West     30.00
    2026-01-06  Radio                 Loud           EMEA     10.00
"""
PRODUCTS = "product\nGTX Pro"


def shares(warehouse):
    return {row[1]: row[3] for row in warehouse.ask("data/match")[1:] if row[3]}


def test_a_share_is_of_money_for_spend_and_of_rows_for_all_else(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("spend", SPEND)
    warehouse.load("products", PRODUCTS)
    assert shares(warehouse) == {
        "spend_channel": "0.75",
        "deal_account_id": "0.5",
        "deal_product": "0.5",
        "spend_campaign_id": "0.75",
        "spend_region": "0.75",
    }


def test_the_opening_tells_the_two_numbers_and_what_is_missing(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("spend", SPEND)
    assert warehouse.ask("data/match_opening")[1][:2] == ["0.75", ""]
    warehouse.load("touchpoints", "occurred_at  channel  account_id\n2026-01-04   Search   a1")
    assert warehouse.ask("data/match_opening")[1] == ["0.75", "0.5", "2", "both"]


def test_the_rows_behind_a_share_are_those_nobody_knows(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("spend", SPEND, file="ads.csv")
    rows = warehouse.ask("data/match_rows", check_name="spend_region")
    assert [row[:4] + row[5:] for row in rows] == table("""
        check_name    subject  amount  row_count  source_file  line
        spend_region  Loud     10.00   1          ads.csv      3
    """)


def test_words_nobody_else_knows_are_listed_until_an_alias_makes_them_known(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("products", PRODUCTS)
    assert warehouse.ask("data/unmatched") == table("""
        table_name     column_name  value   kind     row_count  amount
        opportunities  product      GTXPro  product  1          100.00
    """)
    warehouse.load("aliases", "table  column   their_value  our_value\n*      product  gtxpro       GTX Pro")
    assert warehouse.ask("data/unmatched")[1:] == []
    assert shares(warehouse)["deal_product"] == "1"


def test_spend_on_a_channel_nothing_else_knows_is_a_problem_with_its_money(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("spend", SPEND)
    found = [row for row in warehouse.ask("data/problems") if row[0].startswith("Spend on a channel")]
    assert [row[2:] for row in found] == [["spend", "1", "10.00"]]
    assert warehouse.ask("data/unmapped_spend")[1][:3] == ["Radio", "file", "Loud"]
    warehouse.load("channel_map", "source  channel\nradio   Search")
    assert warehouse.ask("data/unmapped_spend")[1:] == []


def test_a_rule_says_how_many_rows_and_how_much_spend_it_catches(warehouse):
    warehouse.load("spend", SPEND)
    warehouse.load("channel_map", "source  channel\nradio   Audio\nsearch  Paid Search\ntv      TV", file="map.csv")
    assert [row[1:2] + row[4:7] for row in warehouse.ask("data/channel_rules")] == table("""
        source  channel      row_count  spend
        search  Paid Search  1          30.00
        radio   Audio        1          10.00
        tv      TV           0          0.00
    """)


def test_aliases_that_lead_in_a_circle_are_a_problem(warehouse):
    warehouse.load(
        "aliases", "table  column   their_value  our_value\n*      product  a            b\n*      product  b            a"
    )
    assert [row[:4] for row in warehouse.ask("data/problems")[1:]] == [
        ["Aliases that lead in a circle", "They change nothing: take one of them out under Match.", "aliases", "2"]
    ]
