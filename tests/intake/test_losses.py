"""Mistakes that cost real analysts money: each is impossible here."""

from datetime import date
from decimal import Decimal

import pytest

SPEND = "date,channel,cost\n"
DEALS = "opportunity_id,stage,amount,close_date,created_at\n"


@pytest.mark.parametrize("others", ["", "1.200,00", "99,5"], ids=["alone", "beside thousands", "beside one decimal"])
def test_a_decimal_comma_is_never_stripped(read, others):
    rows = "".join(f"{place};Won;{cell};2026-01-05;2026-01-02\n" for place, cell in enumerate(["146536,25", others or "5,00"]))
    assert read(DEALS.replace(",", ";") + rows).rows["amount"].to_pylist()[0] == Decimal("146536.25")


def test_a_decimal_comma_in_a_comma_file_rejects_the_row_and_never_shifts_it(read):
    reading = read(DEALS + "1,Won,146536,25,2026-01-05,2026-01-02\n2,Won,5.00,2026-01-05,2026-01-02\n")
    assert (reading.money.loaded, [reject.line for reject in reading.rejects]) == (Decimal("5.00"), [2])


def test_a_lone_thousand_that_may_be_a_fraction_is_asked_about(refusal):
    assert refusal(SPEND + '2026-01-01,Email,"1,234"\n').option == "--decimal"


def test_spend_in_two_currencies_is_never_one_sum(refusal, read):
    assert "two currencies" in refusal(SPEND + "2026-01-01,Email,$5.00\n2026-01-02,Email,€7.00\n").sentence
    told = read("date,channel,cost,currency\n2026-01-01,Email,5.00,USD\n2026-01-02,Email,7.00,EUR\n")
    assert told.rows["currency"].to_pylist() == ["USD", "EUR"]


@pytest.mark.parametrize("place", range(3), ids=["first", "second", "third"])
def test_a_total_in_any_of_the_first_columns_never_multiplies_spend(read, place):
    cells = ["--", "--", "--"]
    cells[place] = "Total: Account"
    text = f"Campaign status,Campaign,Day,Cost,Impr.\nEnabled,A,2026-08-13,4.00,1\n{','.join(cells)},4.00,1\n"
    assert read(text).money.loaded == Decimal("4.00")


def test_totals_of_each_device_and_of_all_never_multiply_spend(read):
    totals = "".join(
        f"Total: {of},--,--,{cost}\n" for of, cost in (("Mobile", 3), ("Computers", 1), ("Campaigns", 4), ("Account", 4))
    )
    assert read(f"Campaign,Day,Impr.,Cost\nA,2026-08-13,5,3\nB,2026-08-13,5,1\n{totals}").money.loaded == Decimal("4.00")


@pytest.mark.parametrize("cell", ["10/01/17", "17/01/10"])
def test_a_year_of_two_digits_that_may_stand_first_or_last_is_asked_about(refusal, cell):
    assert refusal(SPEND + f"{cell},Email,5.00\n").option == "--dates"


def test_days_of_2017_are_days_of_2017(read):
    rows = "".join(f"{day:02d}/10/17,Email,5.00\n" for day in range(1, 32))
    days = read(SPEND + rows, dates="dmy").rows["date"].to_pylist()
    assert (min(days), max(days)) == (date(2017, 10, 1), date(2017, 10, 31))


def test_a_period_is_never_booked_on_its_first_day(read, refusal):
    rows = "2026-08-01,2026-08-31,A,5.00\n"
    assert read(f"Reporting starts,Reporting ends,Campaign name,Amount spent (EUR)\n{rows}").money.rejected == Decimal("5.00")
    assert "Day" in refusal("Campaign report\n1 August 2026 - 31 August 2026\nCampaign,Cost,Impr.\nA,5.00,1\n").sentence


def test_a_fuzzy_name_is_never_applied(read):
    reading = read("date,channel,cost,costs of impressions\n2026-01-01,Email,5.00,9\n")
    assert (reading.unused, "impressions" in reading.columns) == (("costs of impressions",), False)
