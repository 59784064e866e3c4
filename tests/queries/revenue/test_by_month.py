import pytest

from tests.queries.adding_up import total
from tests.tables import table


def test_whole_months_from_the_first_with_data(company):
    assert company.ask("revenue/by_month", to="2026-11-15", as_of="2026-11-15") == table("""
        month_start_date  spend  pipeline_created  won
        2026-06-01        0.00   40.00             0.00
        2026-07-01        80.00  0.00              40.00
        2026-08-01        0.00   0.00              0.00
        2026-09-01        0.00   230.00            0.00
        2026-10-01        60.00  0.00              160.00
    """)


def test_a_channel_narrows_the_spend_only(company):
    months = company.ask("revenue/by_month", to="2026-11-15", as_of="2026-11-15", channels=["Events"])
    assert months[-1] == ["2026-10-01", "30.00", "0.00", "160.00"]


@pytest.mark.parametrize("column", ["spend", "pipeline_created", "won"])
def test_the_rows_behind_it_add_up(company, column):
    asked = {"to": "2026-11-15", "as_of": "2026-11-15"}
    assert total(company.ask("revenue/month_rows", **asked), column) == total(company.ask("revenue/by_month", **asked), column)


def test_spend_that_fits_no_filter_is_unknown_not_nought(company):
    months = company.ask("revenue/by_month", to="2026-11-15", as_of="2026-11-15", segments=["SMB"])
    assert months[-1] == ["2026-10-01", "", "0.00", "150.00"]
