"""Deals: what they have come to, in which currency, under which id."""

from tests.tables import table


def test_flags_come_before_the_words_of_the_stage(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage          is_closed  is_won
        d1              Closed Won
        d2              Negotiation    yes        yes
        d3              Negotiation    yes        no
        d4              Closed Won     no
        d5              7 - Verloren
        d6              Negotiation
        d7              Closed Won     yes        no
    """,
    )
    assert warehouse.look("stg_opportunities", "opportunity_id is_won is_lost") == table("""
        opportunity_id  is_won  is_lost
        d1              yes     no
        d2              yes     no
        d3              no      yes
        d4              no      no
        d5              no      yes
        d6              no      no
        d7              no      yes
    """)


def test_a_deal_closed_on_or_after_the_as_of_date_is_open(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage  created_at  close_date
        d1              Won    2026-01-05  2026-02-09
        d2              Lost   2026-01-05  2026-02-10
        d3              Won    2026-02-10  2026-02-10
    """,
        observed_on="2026-03-01",
    )
    assert warehouse.look("stg_opportunities", "opportunity_id is_won is_lost is_lost_now", as_of="2026-02-10") == table("""
        opportunity_id  is_won  is_lost  is_lost_now
        d1              yes     no       no
        d2              no      no       yes
    """)


def test_an_amount_converts_at_the_created_date_and_needs_a_rate(warehouse):
    warehouse.record("settings", setting="reporting_currency", value="USD")
    warehouse.load(
        "rates",
        """
        date        currency  rate
        2026-01-01  EUR       1.10
        2026-02-01  EUR       1.20
    """,
    )
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage    created_at  close_date  amount  currency
        d1              Qualify  2026-01-15  2026-05-01  100.00  EUR
        d2              Qualify  2025-12-15  2026-05-01  100.00  EUR
        d3              Qualify  2026-01-15  2026-05-01  100.00
    """,
    )
    assert warehouse.look("stg_opportunities", "opportunity_id amount amount_as_given currency") == table("""
        opportunity_id  amount  amount_as_given  currency
        d1              110.00  100.00           EUR
        d2                      100.00           EUR
        d3              100.00  100.00           USD
    """)


def test_without_an_id_name_and_account_make_one(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_name  account_name  stage
        Renewal           Acme          Qualify
    """,
        observed_on="2026-03-02",
    )
    warehouse.load(
        "opportunities",
        """
        opportunity_name  account_name  stage
        renewal           ACME          Demo
    """,
        observed_on="2026-03-09",
    )
    assert warehouse.look("stg_stage_history", "opportunity_id stage", as_of="2026-12-31") == table("""
        opportunity_id  stage
        renewal @ acme  Demo
        renewal @ acme  Qualify
    """)
