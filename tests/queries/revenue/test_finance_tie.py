import pytest

from tests.queries.adding_up import total
from tests.tables import table

BOOKS = """
    period_start  period_end  metric           value
    2026-07-01    2026-07-31  booked_revenue   40.00
    2026-10-01    2026-10-31  booked_revenue   155.00
    2026-10-01    2026-10-31  marketing_spend  65.00
    2026-11-01    2026-11-30  booked_revenue   999.00
"""
ASKED = {"to": "2026-11-15", "as_of": "2026-11-15"}


def test_the_days_the_books_cover_are_compared_day_for_day(company):
    company.load("finance", BOOKS)
    assert company.ask("revenue/finance_tie", **ASKED) == table("""
        quarter_start_date  quarter_label  crm_won  finance_booked  gap   spend_loaded  finance_spend  spend_gap
        2026-10-01          Q4 2026        160.00   155.00          5.00  60.00         65.00          -5.00
        2026-07-01          Q3 2026        40.00    40.00           0.00
    """)


@pytest.mark.parametrize("column", ["crm_won", "finance_booked", "spend_loaded", "finance_spend"])
def test_the_rows_behind_it_add_up(company, column):
    company.load("finance", BOOKS)
    assert total(company.ask("revenue/tied_rows", **ASKED), column) == total(company.ask("revenue/finance_tie", **ASKED), column)


def test_without_books_there_is_nothing_to_tie(company):
    assert company.ask("revenue/finance_tie", **ASKED)[1:] == []
