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


def test_a_week_looks_back_four_weeks(company):
    weeks = dict(company.ask("revenue/won_per_unit_by_week", to="2026-10-05", as_of="2026-10-05")[1:])
    assert (weeks["2026-09-28"], weeks["2026-09-21"], weeks["2026-07-13"]) == ("2.67", "", "0.50")
