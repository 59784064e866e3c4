"""Total rows are set aside and checked against the rest; a period is never booked on one day."""

from decimal import Decimal

import pytest

HEADER = "campaign,date,cost\n"
ROWS = "A,2026-01-01,1.50\nB,2026-01-02,2.50\n"


@pytest.mark.parametrize(
    "label", ["Total", "Total: Campaigns", "Grand Totals", "Summe", "Gesamt: Konto", "Totaal", "Total général"]
)
def test_a_total_row_is_skipped_and_agrees(read, label):
    reading = read(HEADER + ROWS + f"{label},,4.00\n")
    assert (reading.money.loaded, reading.money.skipped) == (Decimal("4.00"), Decimal("4.00"))
    assert any("match the export's own total" in note for note in reading.notes)


def test_a_total_that_differs_says_by_how_much(read):
    assert any("differ by 1.00" in note for note in read(HEADER + ROWS + "Total,,5.00\n").notes)


def test_a_total_in_the_second_column_above_the_rows_is_found(read):
    assert read(HEADER + " --,Total: Account,4.00\n" + ROWS).rows.num_rows == 2


def test_a_campaign_called_total_stays(read):
    assert read(HEADER + "Total Recall,2026-01-01,1\n").rows.num_rows == 1


def test_an_account_called_total_stays(read):
    assert read("account_id,account_name,industry\n1,Total,Energy\n2,Acme,Retail\n").rows.num_rows == 2


def test_a_total_without_a_label_is_found_by_its_sum(read):
    assert read(HEADER + ",2026-01-01,4.00\n" + ROWS).money.loaded == Decimal("4.00")


def test_a_row_for_several_days_is_rejected(read):
    reading = read(
        "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR)\n2026-01-01,2026-01-01,A,1\n2026-01-01,2026-01-31,B,9\n"
    )
    assert (reading.rows["currency"].to_pylist(), reading.rejects[0].line) == (["EUR"], 3)
    assert "31 days" in reading.rejects[0].reason


BILLS = "start_date,end_date,channel,cost\n2026-01-01,2026-01-31,Events,31\n2026-02-01,2026-02-28,Events,28\n"


def test_monthly_rows_with_a_last_day_are_refused_and_the_answer_for_bills_is_named(refusal):
    said = refusal(BILLS)
    assert "say --map 'end_date=last_day'" in said.sentence
    assert said.candidates == ("start_date=date", "end_date=last_day")


def test_bills_are_booked_on_their_first_day_and_keep_their_last(read):
    reading = read(BILLS, mapping={"end_date": "last_day"})
    assert [str(day) for day in reading.rows["last_day"].to_pylist()] == ["2026-01-31", "2026-02-28"]
    assert any("pays for the days up to “end_date”" in note for note in reading.notes)


def test_a_bill_that_ends_before_it_begins_is_rejected(read):
    reading = read(BILLS.replace("2026-02-28", "2026-01-28"), mapping={"end_date": "last_day"})
    assert [(reject.line, reject.reason) for reject in reading.rejects] == [(3, "it ends before it begins, on 2026-01-28")]


def test_a_report_of_period_totals_is_refused(refusal):
    text = '"1 January 2026 - 31 January 2026"\n' + HEADER + "A,2026-01-01,1\nB,2026-01-01,2\n"
    assert "broken down by day" in refusal(text).sentence
