"""Plans with a column per metric, or per month, become a row per period and metric; nothing in them is lost."""

from datetime import date
from decimal import Decimal

import pytest

WIDE = "month,revenue_target,leads target\n"


def promised(reading) -> list[tuple]:
    rows = reading.rows.to_pylist()
    return [(row["period_start"], row["period_end"], row["metric"], int(row["value"])) for row in rows]


def test_a_column_per_metric_becomes_a_row_per_metric(read):
    reading = read(WIDE + "2026-01,40000,50\n2026-02,41000,\n")
    assert reading.table == "targets"
    assert promised(reading) == [
        (date(2026, 1, 1), date(2026, 1, 31), "revenue", 40000),
        (date(2026, 1, 1), date(2026, 1, 31), "leads", 50),
        (date(2026, 2, 1), date(2026, 2, 28), "revenue", 41000),
    ]


@pytest.mark.parametrize(
    "cell", ["2026-02", "02/2026", "Feb 2026", "februari 2026", "févr. 2026", "2026-02-01", "01-02-2026", "1.2.2026"]
)
def test_a_month_is_read_however_it_is_written(read, cell):
    assert promised(read(f"month,revenue_target\n{cell},5\n"))[0][:2] == (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize("cell", ["Q2 2026", "2026-Q2", "2026Q2", "2. Quartal 2026", "T2 2026"])
def test_a_quarter_ends_with_its_third_month(read, cell):
    assert promised(read(f"quarter,revenue_target\n{cell},5\n"))[0][:2] == (date(2026, 4, 1), date(2026, 6, 30))


def test_months_that_begin_on_the_first_prove_the_order_of_day_and_month(read):
    text = WIDE + "01-10-2020, 40000,1\n01-11-2020, 40000,2\n01-01-2021, 15000,3\n"
    assert [row[0] for row in promised(read(text))[::2]] == [date(2020, 10, 1), date(2020, 11, 1), date(2021, 1, 1)]


def test_a_column_per_month_becomes_a_row_per_month(read):
    reading = read("Metric,Region,Jan 2026,Feb 2026\nrevenue,West,40000,41000\nleads,West,50,\n", name="targets.csv")
    assert [row[0] for row in promised(reading)] == [date(2026, 1, 1), date(2026, 2, 1), date(2026, 1, 1)]
    assert reading.rows["region"].to_pylist() == ["West"] * 3


def test_quarters_and_the_year_beside_their_months_are_totals(read):
    header = "Metric,Jan 2026,Feb 2026,Mar 2026,Q1 2026,2026,Total\n"
    reading = read(header + "revenue,1,2,3,6,6,6\n", name="targets.csv")
    assert [row[3] for row in promised(reading)] == [1, 2, 3]
    assert (reading.rows_in, len(reading.skips)) == (6, 3)


@pytest.mark.parametrize("header", ["2026-01,2026-02", "01/2026,02/2026", "Jan-26,Feb-26", "January 2026,February 2026"])
def test_months_name_columns_however_they_are_written(read, header):
    reading = read(f"Metric,{header}\nrevenue,4000,4100\nleads,50,60\n", name="targets.csv")
    assert [row[0] for row in promised(reading)[:2]] == [date(2026, 1, 1), date(2026, 2, 1)]


def test_a_total_row_of_a_wide_file_is_skipped(read):
    reading = read(WIDE + "2026-01,1,2\n2026-02,3,4\nTotal,4,6\n")
    assert (reading.rows.num_rows, len(reading.skips), reading.rows_in) == (4, 2, 6)


def test_the_books_may_be_wide_and_no_cent_is_lost(read):
    text = "Month,Booked revenue,Marketing spend\n2026-01,100.10,20.20\n2026-02,200.20,n\nTotal,300.30,20.20\n"
    reading = read(text)
    assert (reading.table, reading.rows["metric"].to_pylist()) == (
        "finance",
        ["booked_revenue", "marketing_spend", "booked_revenue"],
    )
    assert (reading.money.loaded, reading.money.skipped, reading.rows_rejected) == (Decimal("320.50"), Decimal("320.50"), 1)


def test_a_period_that_cannot_be_read_is_rejected_alone(read):
    reading = read("month,revenue_target\n2026-01,5\nsoon,6\n")
    assert (reading.rows.num_rows, [reject.line for reject in reading.rejects]) == (1, [3, 3])


def test_periods_none_of_which_can_be_read_are_refused(refusal):
    assert "2026-Q1" in refusal("month,revenue_target\nsoon,5\nlater,6\n").sentence


def test_a_long_plan_by_month_ends_with_the_month(read):
    reading = read("month,metric,value\n2026-02,revenue,5\n", table="targets")
    assert promised(reading) == [(date(2026, 2, 1), date(2026, 2, 28), "revenue", 5)]


def test_actuals_beside_targets_are_no_targets(read):
    reading = read("month,revenue_target,revenue_actual\n2026-01,5,4\n")
    assert (promised(reading)[0][2:], reading.unused) == (("revenue", 5), ("revenue_actual",))


@pytest.mark.parametrize("header", ["month,channel,spend", "campaign,Jan 2026,Feb 2026", "month,leads,revenue"])
def test_a_file_that_is_no_plan_is_not_turned(refusal, header):
    assert refusal(header + "\n2026-01,5,6\n").option in ("--map", "--table")


def test_a_confirmed_reading_of_a_wide_file_is_remembered(read):
    text = WIDE + "2026-01,40000,50\n"
    assert promised(read(text, mapping={"metric": "metric", "value": "value", "month": "period_start"})) == promised(read(text))


def test_an_analyst_may_say_that_a_column_is_the_value(refusal):
    assert refusal(WIDE + "2026-01,40000,50\n", mapping={"revenue_target": "value"}).option in ("--map", "--table")


def test_a_month_by_name_in_the_books_is_a_whole_month(read):
    reading = read("Monat;Kennzahl;Betrag\nJanuar 2026;booked_revenue;1.200,50\n")
    assert (reading.table, [str(day) for day in reading.rows["period_end"].to_pylist()]) == ("finance", ["2026-01-31"])
