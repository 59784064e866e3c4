"""Spend in the reporting currency, with its channel."""

from tests.tables import table

RATES = """
    date        currency  rate
    2026-01-01  EUR       1.10
    2026-02-01  EUR       1.20
"""


def test_spend_converts_at_the_rate_of_its_date(warehouse):
    warehouse.record("settings", setting="reporting_currency", value="USD")
    warehouse.load("rates", RATES)
    warehouse.load(
        "spend",
        """
        date        channel  cost    currency
        2026-01-31  Search   100.00  EUR
        2026-02-01  Search   100.00  EUR
        2026-02-02  Search   100.00  USD
    """,
    )
    assert warehouse.look("stg_spend", "date cost cost_as_given currency") == table("""
        date        cost    cost_as_given  currency
        2026-01-31  110.00  100.00         EUR
        2026-02-01  120.00  100.00         EUR
        2026-02-02  100.00  100.00         USD
    """)


def test_spend_without_a_rate_keeps_only_its_cost_as_given(warehouse):
    warehouse.record("settings", setting="reporting_currency", value="USD")
    warehouse.load("rates", RATES)
    warehouse.load(
        "spend",
        """
        date        channel  cost    currency
        2025-12-31  Search   100.00  EUR
        2026-01-05  Search   100.00  GBP
    """,
    )
    assert warehouse.look("stg_spend", "currency cost cost_as_given") == table("""
        currency  cost  cost_as_given
        EUR             100.00
        GBP             100.00
    """)


def test_the_commonest_currency_is_reported_in_until_one_is_chosen(warehouse):
    warehouse.load(
        "spend",
        """
        date        channel  cost    currency
        2026-01-05  Search   100.00  EUR
        2026-01-06  Search   100.00  EUR
        2026-01-07  Search   100.00  USD
    """,
    )
    assert warehouse.look("stg_settings", "reporting_currency look_back_days sla_hours") == table("""
        reporting_currency  look_back_days  sla_hours
        EUR                 90              4
    """)


def test_channel_and_region_fall_back_on_the_campaign(warehouse):
    warehouse.load(
        "campaigns",
        """
        campaign_id  campaign_name  channel  region
        k1           Brand          Search   West
        k2           Fair           Events
    """,
    )
    warehouse.load(
        "spend",
        """
        date        cost  channel  campaign_id  campaign_name
        2026-01-01  1.00           k1
        2026-01-02  1.00  Display  k1
        2026-01-03  1.00                        Fair
        2026-01-04  1.00           k9
    """,
    )
    assert warehouse.look("stg_spend", "date channel region campaign_name spend_kind") == table("""
        date        channel  region  campaign_name  spend_kind
        2026-01-01  Search   West    Brand          programme
        2026-01-02  Display  West    Brand          programme
        2026-01-03  Events           Fair           programme
        2026-01-04  Unknown                         programme
    """)


def test_spend_on_the_as_of_date_is_left_out(warehouse):
    warehouse.load(
        "spend",
        """
        date        channel  cost
        2026-01-01  Search   1.00
        2026-01-02  Search   1.00
    """,
    )
    assert warehouse.look("stg_spend", "date", as_of="2026-01-02") == table("""
        date
        2026-01-01
    """)
