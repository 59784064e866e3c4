from tests.tables import table


def test_all_won_over_all_spend_of_the_same_days(company, period):
    assert company.ask("revenue/won_per_unit", **period) == table("""
        value  base_value
        2.67   0.50
    """)


def test_days_without_spend_have_no_ratio(company, period):
    assert company.ask("revenue/won_per_unit", **period | {"base_from": "2026-01-01", "base_to": "2026-01-04"}) == table("""
        value  base_value
        2.67
    """)
