"""Cells to values: each column judged whole."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import intake

AMOUNTS = [
    ("1234", "1234"), ("$1,234.50", "1234.50"), ("US$9.72", "9.72"), ("1 234,50 €", "1234.50"), ("1.234,50", "1234.50"),
    ("1'234.50", "1234.50"), ("(500.00)", "-500"), ("500-", "-500"), ("-$5.00", "-5"), ("$-5.00", "-5"), ("−7.25", "-7.25"),
    ("1.2E+05", "120000"), ("EUR 12.30", "12.30"), ("12.30EUR", "12.30"), ("1,234,567", "1234567"), ("1.5k", "1500"),
    ("12,34,567.50", "1234567.50"), (".50", "0.50"), ("0,123456", "0.12"), ("\u00a01\u202f000,10\u00a0", "1000.10"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "amount"), AMOUNTS)
def test_an_amount_reads_right(spend, cell, amount):
    assert spend(cell).money.loaded == Decimal(amount)


@pytest.mark.parametrize("cell", ["12%", "NaN", "inf", "1" * 41, "abc", "1.2.3", "1,23,4", "(5", "--5", "1 2 3", "5 XYZ", "12-5"])
def test_what_is_no_amount_is_rejected_with_a_reason(spend, cell):
    reading = spend("1.00", cell)
    assert (reading.rejects[0].line, reading.rejects[0].value) == (3, cell)


def test_a_decimal_comma_is_told_by_the_whole_column(spend):
    assert spend("1.234", "146536,25").money.loaded == Decimal("147770.25")


def test_a_decimal_point_is_told_by_the_whole_column(spend):
    assert spend("1,234", "12.50").money.loaded == Decimal("1246.50")


def test_a_lone_thousand_is_asked_about_and_read_as_told(spend):
    with pytest.raises(Exception, match="--decimal"):
        spend("1,234")
    assert spend("1,234", decimal="point").money.loaded == Decimal(1234)
    assert spend("1,234", decimal="comma").money.loaded == Decimal("1.23")


def test_cells_that_do_not_fit_the_decimal_mark_of_the_column_are_rejected(spend):
    assert [r.value for r in spend("12.50", "13.50", "14,50").rejects] == ["14,50"]


def test_money_is_exact(spend):
    assert spend("0.1", "0.2").money.loaded == Decimal("0.30")


def test_fractions_of_a_cent_keep_the_running_total(spend):
    assert spend("0.333333", "0.333333", "0.333334").money.loaded == Decimal("1.00")


def test_counts_with_a_thousands_mark_are_counts(spend):
    text = "date\tchannel\tcost\timpressions\n2026-01-01\tEmail\t1\t1,320\n"
    del spend
    assert intake.read(text.encode(), "x.csv").rows["impressions"].to_pylist() == [1320]


def test_two_currencies_without_a_column_are_refused(spend):
    with pytest.raises(Exception, match="two currencies"):
        spend("$1.00", "€2.00")


def test_a_sign_fills_the_currency(spend):
    assert spend("€1.00", "2.00").rows["currency"].to_pylist() == ["EUR", "EUR"]


def test_a_sign_that_contradicts_the_row_is_rejected(read):
    reading = read("date,channel,cost,currency\n2026-01-01,Email,€1.00,USD\n2026-01-01,Email,$1.00,CAD\n")
    assert [reject.line for reject in reading.rejects] == [2]


DAYS = [
    "2026-01-31", "2026/01/31", "31.01.2026", "1/31/2026", "31-01-2026", "31 Jan 2026", "Jan 31, 2026", "31-Jan-26",
    "Saturday, January 31, 2026", "Sat, 31 Jan 2026", "31. Januar 2026", "31 janvier 2026", "31 de enero de 2026",
    "20260131", "46053", "2026-01-31 10:00:00", "2026-01-31T23:30:00Z", "1/31/2026 11:59 PM", "2026-01-31T10:00:00.123456",
    "1769860800", "1769860800000",
]  # fmt: skip


@pytest.mark.parametrize("cell", DAYS)
def test_a_day_reads_right(spend, cell):
    assert spend(cell, column="date").rows["date"].to_pylist() == [date(2026, 1, 31)]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-02-30",
        "31/02/2026",
        "9999-12-31",
        "1899-12-30",
        "yesterday",
        "13/13/2026",
        "2026",
        "5",
        "20261301",
        "0001-01-01T00:00:00Z",
        "2026-01-31T10:00:00+99:99",
    ],
)
def test_what_is_no_day_is_rejected(spend, cell):
    assert [r.value for r in spend("2026-01-01", cell, column="date").rejects] == [cell]


def test_one_day_beyond_twelve_proves_the_order_of_all(spend):
    assert spend("05/02/2026", "13/02/2026", column="date").rows["date"].to_pylist()[0] == date(2026, 2, 5)


@pytest.mark.parametrize("cell", ["02/03/2026", "01/02/26", "01-10-2020"])
def test_a_date_that_reads_two_ways_is_asked_about(spend, cell):
    with pytest.raises(Exception, match="--dates"):
        spend(cell, column="date")
    assert spend(cell, column="date", dates="dmy").rows.num_rows == 1


def test_where_both_orders_stand_the_rarer_and_the_doubtful_are_rejected(spend):
    reading = spend("13/02/2026", "25/12/2026", "02/13/2026", "05/02/2026", column="date")
    assert [reject.line for reject in reading.rejects] == [4, 5]


def test_another_column_of_the_file_proves_the_order(read):
    reading = read("deal id,stage,created date,close date\n1,Won,7/4/2026,11/30/2026\n")
    assert reading.rows["created_at"].to_pylist() == [datetime.fromisoformat("2026-07-04")]


def test_offsets_are_read_on_the_clock_of_the_reporting_zone(read):
    reading = read("deal id,stage,created date\n1,Won,2026-01-31T23:30:00+01:00\n", time_zone="America/New_York")
    assert reading.rows["created_at"].to_pylist() == [datetime.fromisoformat("2026-01-31 17:30")]


def test_ids_stay_text(read):
    ids = ["007", "00123456789012345678", "9007199254740993", "1E5"]
    text = "deal id,stage\n" + "".join(f"{i},Won\n" for i in ids)
    assert read(text).rows["opportunity_id"].to_pylist() == ids


def test_an_id_that_a_spreadsheet_shortened_is_rejected(read):
    assert "shortened" in read("deal id,stage\n1.23E+17,Won\n").rejects[0].reason


def test_words_for_nothing_are_nothing_in_numbers_and_names_in_names(read):
    reading = read("deal id,stage,deal name,amount\n1,Won,NULL,N/A\n2,Won,none,#REF!\n")
    assert reading.rows["opportunity_name"].to_pylist() == ["NULL", "none"]
    assert reading.rows["amount"].to_pylist() == [None, None]
    assert any("#REF!" in note for note in reading.notes)


def test_addresses_are_trimmed_and_lowered_and_two_are_rejected(read):
    reading = read("lead id,created date,email\n1,2026-01-01, Bob@X.com \n2,2026-01-01,a@x.com;b@x.com\n")
    assert reading.rows["email"].to_pylist() == ["bob@x.com"]
    assert reading.rejects[0].line == 3


def test_a_closed_list_takes_its_own_words_in_any_case(read):
    reading = read("date,channel,cost,spend_kind\n2026-01-01,x,1,People\n2026-01-01,x,1,Cars\n")
    assert (reading.rows["spend_kind"].to_pylist(), reading.rejects[0].line) == (["people"], 3)


def test_one_letter_spelt_two_ways_is_one_name(read):
    reading = read("date,channel,cost\n2026-01-01,Café,1\n2026-01-01,Cafe\u0301,1\n")
    assert len(set(reading.rows["channel"].to_pylist())) == 1


@pytest.mark.parametrize("cells", [("26/01/31",), ("13/02/26", "14/02/26")])
def test_a_short_year_that_may_stand_first_is_asked_about(spend, cells):
    with pytest.raises(Exception, match="--dates"):
        spend(*cells, column="date")


def test_a_short_year_that_alone_stays_the_same_stands_last(spend):
    days = spend(*(f"{day}/02/26" for day in range(10, 20)), column="date").rows["date"].to_pylist()
    assert (days[0], days[-1]) == (date(2026, 2, 10), date(2026, 2, 19))


def test_where_both_decimal_marks_stand_a_doubtful_amount_is_rejected(spend):
    assert [r.value for r in spend("12.50", "13.50", "14,50", "1,234").rejects] == ["14,50", "1,234"]


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", ".")]))
def test_an_amount_written_in_any_land_comes_back(amount, marks):
    thousands, decimal = marks
    written = f"{amount:,.2f}".replace(",", "t").replace(".", "d").replace("t", thousands).replace("d", decimal)
    text = f"date\tchannel\tcost\n2026-01-01\tEmail\t{written}\n"
    assert intake.read(text.encode(), "spend.csv").money.loaded == amount


@given(st.lists(st.dates(date(1990, 1, 1), date(2100, 12, 31)), min_size=1, max_size=9), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_dates_are_read_in_the_order_they_were_written_or_asked_about(days, order):
    text = "date,channel,cost\n" + "".join(f"{day.strftime(order)},Email,1\n" for day in days)
    try:
        told = intake.read(text.encode(), "spend.csv").rows["date"].to_pylist()
    except intake.Refused as refused:
        told = refused.option
    assert told == days or (told == "--dates" and max(day.day for day in days) <= 12)


@pytest.mark.parametrize(("cell", "clicks"), [("12.50", None), ("12.00", 12), ("1,320", 1320), ("1.2E+02", 120), ("12%", None)])
def test_a_count_is_whole_or_rejected(read, cell, clicks):
    reading = read(f"date\tchannel\tcost\tclicks\n2026-01-01\tEmail\t1\t{cell}\n")
    assert reading.rows["clicks"].to_pylist() == ([] if clicks is None else [clicks])


@pytest.mark.parametrize("rate", ["1769860800000", "9" * 13, "1e12"])
def test_a_number_that_its_column_cannot_hold_is_rejected(read, rate):
    assert read(f"date,currency,rate\n2026-01-01,USD,{rate}\n", decimal="point").rejects[0].line == 2


def test_a_moment_as_a_browser_writes_it_is_read(read):
    text = "deal id,company,stage,created\n1,A,Won,Fri May 01 2026 10:00:00 GMT+0200 (Central European Summer Time)\n"
    assert str(read(text).rows["created_at"][0].as_py()) == "2026-05-01 08:00:00"


@pytest.mark.parametrize(
    ("others", "is_said"), [(["2026-09-10 23:30"], True), (["2026-09-10T23:30:00+02:00"], False), (["2026-09-11"], False)]
)
def test_moments_with_and_without_a_time_zone_in_one_column_are_told(others, is_said):
    cells = ["2026-09-10T23:30:00-08:00", *others]
    lines = "\n".join(f"T{number},Open,{cell},5" for number, cell in enumerate(cells))
    reading = intake.read(f"opportunity_id,stage,created_at,amount\n{lines}\n".encode(), "deals.csv", intake.Options())
    assert any("name a time zone and were turned into UTC" in note for note in reading.notes) == is_said
