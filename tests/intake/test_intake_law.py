"""Rows in = loaded + rejected + skipped, and so is the money."""

from contextlib import suppress
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from dashboard import intake
from dashboard.intake.reading import read_file

MIXED = """
    date,channel,cost
    2026-01-01,Paid Search,100.00
    2026-02-30,Paid Search,20.00
    ,,
    Total,,123.00
    2026-01-03,,3.00
"""


def test_rows_in_are_loaded_and_rejected_and_skipped(read):
    reading = read(MIXED)
    assert (reading.rows_in, reading.rows.num_rows, reading.rows_rejected, len(reading.skips)) == (5, 1, 2, 2)


def test_the_money_of_the_file_is_loaded_and_rejected_and_skipped(read):
    money = read(MIXED).money
    assert (money.loaded, money.rejected, money.skipped) == (Decimal(100), Decimal(23), Decimal(123))


def test_a_row_with_two_faults_is_one_rejected_row_with_both_listed(read):
    reading = read("date,channel,cost\n2026-02-30,Email,12%\n2026-03-01,Email,1\n")
    assert [(reject.line, reject.column) for reject in reading.rejects] == [(2, "date"), (2, "cost")]
    assert reading.rows_in == 2


def test_lines_are_counted_as_an_editor_counts_them(read):
    reading = read('date,channel,cost\n2026-01-01,"two\nlines",1\n2026-01-02,Email,x\n')
    assert reading.rows["line"].to_pylist() == [2]
    assert reading.rejects[0].line == 4


@given(st.lists(st.tuples(st.sampled_from(["2026-01-01", "x", ""]), st.decimals(-999, 999, places=2)), max_size=30))
def test_nothing_is_lost_whatever_the_rows(rows):
    text = "date,channel,cost\n" + "".join(f"{day},Email,{cost}\n" for day, cost in rows)
    reading = intake.read(text.encode(), "spend.csv")
    assert reading.rows_in == len(rows) == reading.rows.num_rows + reading.rows_rejected + len(reading.skips)
    assert reading.money.total == sum((cost for _, cost in rows), Decimal(0))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with suppress(intake.Refused):
        read_file(data, "file.csv", intake.Options(), {}, ZoneInfo("UTC"))
