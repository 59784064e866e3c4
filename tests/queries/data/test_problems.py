"""What in the data needs somebody, and which rows."""

import pytest

from tests.tables import table

HEADER = "opportunity_id  stage        created_at  close_date  amount  currency  owner"
DEAL = {
    "Won deals without an amount": "1               Closed Won   2026-01-10  2026-02-10          USD       Ann",
    "Open deals without an amount": "1               Negotiation  2026-01-10  2026-12-31          USD       Ann",
    "Open deals whose close date has passed": "1               Negotiation  2026-01-10  2026-02-10  50.00   USD       Ann",
    "Deals in a currency without a rate": "1               Negotiation  2026-01-10  2026-12-31  50.00   EUR       Ann",
    "Deals whose owner is in no owners file": "1               Negotiation  2026-01-10  2026-12-31  50.00   USD       Zoe",
    "Deals without a created date": "1               Negotiation              2026-12-31  50.00   USD       Ann",
    "Deals closed before they were created": "1               Closed Won   2026-01-10  2026-01-01  50.00   USD       Ann",
    "Won or lost deals without a close date": "1               Closed Lost  2026-01-10              50.00   USD       Ann",
}
MORE = """
    opportunity_id  opportunity_name  account_name  stage        is_closed  created_at  close_date  amount  owner
    1               Renewal           Acme          Closed Won   no         2026-01-10  2026-12-31  50.00   Ann
    2               Launch            Acme          Negotiation  no         2026-01-10  2026-12-31  70.00   Ann
    3               launch            Acme          Negotiation  no         2026-01-10  2026-12-31  70.00   Ann
    4               Launch            Acme          Negotiation  no         2026-02-10  2026-12-31  70.00   Ann
"""
GOOD = """2               Closed Won   2026-01-10  2026-03-01  70.00   USD       Ann
3               Closed Won   2026-01-10  2026-03-01  70.00   USD       Ann"""
OWNERS = """
    owner  team
    Ann    North
"""
SPEND = """
    date        channel  campaign_name  currency  cost
    2026-03-01           Launch         USD       30.00
    2026-03-01  Events   Fair           USD       -5.00
    2026-03-01  Events   Show           EUR       12.00
    2026-03-01  Events   Good           USD       40.00
"""


@pytest.mark.parametrize("problem", list(DEAL))
def test_a_deal_with_one_fault_has_one_problem(warehouse, problem):
    warehouse.load("opportunities", f"{HEADER}\n{DEAL[problem]}\n{GOOD}", observed_on="2026-03-02")
    warehouse.load("owners", OWNERS)
    assert [row[:3] for row in warehouse.ask("data/problem_rows", problem=None)[1:]] == [
        [problem, "1", "50.00" if "50.00" in DEAL[problem] and "EUR" not in DEAL[problem] else ""]
    ]


def test_without_an_owners_file_no_owner_is_unknown(warehouse):
    warehouse.load("opportunities", f"{HEADER}\n{GOOD}", observed_on="2026-03-02")
    assert len(warehouse.ask("data/problems")) == 1


def test_spend_without_a_channel_without_a_rate_and_below_zero_is_listed_with_file_and_line(warehouse):
    warehouse.load("spend", SPEND, file="ads.csv", observed_on="2026-03-02")
    rows = [row[:4] + row[5:] for row in warehouse.ask("data/problem_rows", problem=None)]
    assert rows == table("""
        problem                             subject  amount  table_name  source_file  line
        Refunds: spend below zero           Fair     -5.00   spend       ads.csv      3
        Spend in a currency without a rate  Show             spend       ads.csv      4
        Spend without a known channel       Launch   30.00   spend       ads.csv      2
    """)


def test_problems_count_their_rows_and_add_up_their_money(warehouse):
    warehouse.load(
        "spend", SPEND.replace("Good           USD       40.00", "Back           USD       -7.50"), observed_on="2026-03-02"
    )
    refunds = next(row for row in warehouse.ask("data/problems") if row[0].startswith("Refunds"))
    assert refunds == [
        "Refunds: spend below zero",
        "They are taken off spend: check that they are refunds.",
        "spend",
        "2",
        "-12.50",
    ]


def test_the_rows_of_one_problem_alone(warehouse):
    warehouse.load("spend", SPEND, observed_on="2026-03-02")
    assert [row[1] for row in warehouse.ask("data/problem_rows", problem="Refunds: spend below zero")] == ["subject", "Fair"]


def test_a_stage_that_contradicts_the_flags_and_a_deal_that_stands_twice_are_listed(warehouse):
    warehouse.load("opportunities", MORE, observed_on="2026-03-02")
    assert [row[:3] for row in warehouse.ask("data/problem_rows", problem=None)[1:]] == [
        ["Deals that stand twice: same account, name, amount and created date", "2", "70.00"],
        ["Deals that stand twice: same account, name, amount and created date", "3", "70.00"],
        ["Deals whose stage says another outcome than the CRM's own flags", "1", "50.00"],
    ]


@pytest.mark.parametrize(("currency", "problems"), [("EUR", 2), ("USD", 0)])
def test_deals_that_name_no_currency_are_told_where_spend_names_another_than_usd(warehouse, currency, problems):
    warehouse.load("opportunities", f"{HEADER.replace('currency', '')}\n{GOOD.replace('USD', '')}", observed_on="2026-03-02")
    warehouse.load("spend", SPEND.replace("EUR", "USD").replace("USD", currency), observed_on="2026-03-02")
    told = "Deals that name no currency, read in the one of the spend"
    assert [row[0] for row in warehouse.ask("data/problem_rows", problem=told)[1:]] == [told] * problems
