"""Exports in the shape of four products, against what they are known to hold."""

import json
from collections import defaultdict
from decimal import Decimal

import pytest

from dashboard import intake


@pytest.mark.parametrize("name", ["linkedin_en_daily_utf16_tsv.csv", "meta_campaigns_daily_utf8bom.csv"])
def test_an_advertising_export_reads_row_by_row_without_its_totals(peers, name):
    reading, expected = read(peers, name), expectation(peers, name)
    assert reading.table == "spend"
    assert (reading.rows.num_rows, float(reading.money.loaded)) == (expected["rows"], expected["spend"])


def test_the_days_and_leads_of_a_daily_export_are_right(peers):
    name = "linkedin_en_daily_utf16_tsv.csv"
    rows, expected = read(peers, name).rows, expectation(peers, name)
    days = [day.isoformat() for day in rows["date"].to_pylist()]
    assert (min(days), max(days), sum(rows["leads"].to_pylist())) == (
        expected["first_day"], expected["last_day"], expected["leads"],
    )  # fmt: skip


def test_the_currency_stands_in_the_header(peers):
    assert set(read(peers, "meta_campaigns_daily_utf8bom.csv").rows["currency"].to_pylist()) == {"USD"}


def test_a_report_without_rows_has_no_data_and_is_not_broken(peers):
    with pytest.raises(intake.Refused, match="no data in its period"):
        read(peers, "linkedin_en_EMPTY_utf16_tsv.csv")


def test_a_total_of_three_days_is_not_booked_on_the_first(peers):
    with pytest.raises(intake.Refused, match="broken down by day"):
        read(peers, "linkedin_en_PERIOD_TOTAL_utf16_tsv.csv")


def test_a_report_of_deals_reads_without_its_footer_and_keeps_currencies_apart(peers):
    name = "salesforce_details_latin1.csv"
    rows, expected = read(peers, name).rows, expectation(peers, name)
    sums = defaultdict(Decimal)
    for code, amount in zip(rows["currency"].to_pylist(), rows["amount"].to_pylist(), strict=True):
        sums[code] += amount or 0
    assert rows.num_rows == expected["rows"]
    assert {code: float(amount) for code, amount in sums.items()} == expected["amount_by_currency"]


def test_month_first_dates_are_read_month_first(peers):
    rows = read(peers, "salesforce_details_latin1.csv").rows
    assert [day.isoformat() for day in rows["close_date"].to_pylist()] == ["2026-09-05", "2026-11-30", "2026-08-31"]


def test_an_export_of_deals_keeps_line_ends_and_quotes_in_cells(peers):
    rows = read(peers, "hubspot_all_deals_utf8bom.csv").rows
    assert rows["opportunity_name"].to_pylist()[1] == 'Globex "Core"'
    assert rows["loss_reason"].to_pylist()[1] == "Went with competitor\nno budget until FY27"


def read(peers, name):
    """One of the exports, read."""
    return intake.read((peers / "export_shapes" / name).read_bytes(), name)


def expectation(peers, name):
    """What the export is known to hold."""
    return json.loads((peers / "export_shapes" / "EXPECTED.json").read_text())[name]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("linkedin_en_daily_utf16_tsv.csv", "linkedin_ads"),
        ("meta_campaigns_daily_utf8bom.csv", "meta_ads"),
        ("salesforce_details_latin1.csv", "salesforce_opportunities"),
        ("hubspot_all_deals_utf8bom.csv", "hubspot_deals"),
    ],
)
def test_each_export_is_known_as_its_products(peers, name, source):
    assert read(peers, name).source == source


def test_won_lost_and_open_are_told_from_the_stages(peers):
    name = "salesforce_details_latin1.csv"
    rows, expected = read(peers, name).rows, expectation(peers, name)
    won, closed = rows["is_won"].to_pylist(), rows["is_closed"].to_pylist()
    told = [won.count(True), sum(over and not win for win, over in zip(won, closed, strict=True)), closed.count(False)]
    assert told == [expected["won"], expected["lost"], expected["open"]]


def test_deals_keep_the_amount_of_their_own_currency(peers):
    name = "hubspot_all_deals_utf8bom.csv"
    reading, expected = read(peers, name), expectation(peers, name)
    assert reading.rows.num_rows == expected["rows"]
    assert "Amount in company currency" in reading.unused
    told = {"Amount in company currency": "amount", "Amount": ""}
    converted = intake.read((peers / "export_shapes" / name).read_bytes(), name, intake.Options(mapping=told))
    assert float(converted.money.loaded) == expected["amount_company_currency"]
