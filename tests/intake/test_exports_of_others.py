# ruff: noqa: E501  (headers stand as the products write them)
"""Exports of less common products, and of products nobody has heard of: invented deals and days."""

from datetime import date
from decimal import Decimal

import pytest

CLOSE = """\
id,lead_id,lead_name,user_name,status_label,status_type,pipeline_name,confidence,value,value_formatted,value_period,value_currency,note,date_created,date_won,date_lost
oppo_1,lead_1,Acme,Ana,Signed,won,Sales,100,120050,"$1,200.50",one_time,USD,A,2026-05-01T09:00:00+00:00,2026-09-30,
oppo_2,lead_2,Globex,Sam,Dead,lost,Sales,0,0,,one_time,USD,B,2026-04-11T09:00:00+00:00,,2026-08-15
oppo_3,lead_3,Hooli,Sam,Demo,active,Sales,50,9950,$99.50,one_time,USD,C,2026-10-02T09:00:00+00:00,,
"""
FRESHSALES = """\
Deal id,Deal name,Deal value,Deal value in Base Currency,Deal stage,Expected close date,Closed date,Account name,Sales owner,Created at
1,A,1200.50,1300,Won,2026-10-15,2026-09-30,Acme,Ana,2026-05-01 09:00
2,B,,,Lost,2026-10-15,2026-08-15,Globex,Sam,2026-04-11 09:00
3,C,99.50,107,New,2026-10-31,,Hooli,Sam,2026-10-02 09:00
"""
ODOO = """\
Opportunity,Customer,Salesperson,Expected Revenue,Stage,Created on,Expected Closing,Probability
A,Acme,Ana,1200.50,Won,2026-05-01 09:00:00,2026-09-30,100
B,Globex,Sam,,Lost,2026-04-11 09:00:00,2026-08-15,0
C,Hooli,Sam,99.50,New,2026-10-02 09:00:00,2026-10-31,10
"""
COPPER = """\
Opportunity ID,Name,Company,Close Date,Owned By,Stage,Status,Value,Currency,Pipeline,Loss Reason,Created At
1,A,Acme,9/30/2026,Ana,Contract,Won,1200.50,USD,Sales,,5/1/2026
2,B,Globex,8/15/2026,Sam,Pitch,Abandoned,,USD,Sales,Price,4/11/2026
3,C,Hooli,10/31/2026,Sam,Pitch,Open,99.50,USD,Sales,,10/2/2026
"""
NOBODYS = """\
Deal,Client,Value,Status,Created,Won time,Lost time,Owner,Expected close
A,Acme,1200.50,Won,2026-05-01,2026-09-30,,Ana,2026-10-15
B,Globex,,Lost,2026-04-11,,2026-08-15,Sam,2026-10-15
C,Hooli,99.50,Open,2026-10-02,,,Sam,2026-10-31
"""
GERMAN = """\
Nr;Verkaufschance;Kunde;Auftragswert;Status;Angelegt am;Geplanter Abschluss;Vertriebler
1;A;Acme;1.200,50;gewonnen;01.05.2026;30.09.2026;Ana
2;B;Globex;;verloren;11.04.2026;15.08.2026;Sam
3;C;Hooli;99,50;offen;02.10.2026;31.10.2026;Sam
"""
OTHER_DEALS = [
    ("close_opportunities", CLOSE, date(2026, 8, 15), None),
    ("freshsales_deals", FRESHSALES, date(2026, 8, 15), date(2026, 10, 31)),
    ("odoo_opportunities", ODOO, date(2026, 8, 15), date(2026, 10, 31)),
]
UNKNOWN = [COPPER, NOBODYS, GERMAN]
TIKTOK = """\
Campaign name,Campaign ID,By Day,Cost,Currency,Impressions,Clicks (destination)
A,1790000000000000001,2026-08-01,10.50,EUR,100,3
A,1790000000000000001,2026-08-02,0.50,EUR,10,1
Total of 2 results,-,-,11.00,EUR,110,4
"""
X = """\
Time period,Currency,Campaign name,Campaign ID,Funding source name,Impressions,Spend,Link clicks
2026-08-01,EUR,A,ab1,Visa,100,10.50,3
2026-08-02,EUR,A,ab1,Visa,10,0.50,1
"""
DV360 = """\
Date,Advertiser,Advertiser Currency,Campaign,Insertion Order,Impressions,Clicks,Media Cost (Advertiser Currency)
2026/08/01,Northbeam,EUR,A,IO 1,100,3,10.50
2026/08/02,Northbeam,EUR,A,IO 1,10,1,0.50
,,,,,110,4,11.00
"""
ANALYTICS = """\
# ----------------------------------------
# Google Ads: Session campaign
# Start date: 20260801
# End date: 20260802
# ----------------------------------------
Date,Session campaign,Ads cost,Ads clicks,Ads impressions
20260801,A,10.50,3,100
20260802,A,0.50,1,10
"""
OTHER_SPEND = [
    ("tiktok_ads", TIKTOK, "Paid Social"), ("x_ads", X, "Paid Social"), ("display_video_360", DV360, "Display"),
    ("google_analytics_ads", ANALYTICS, "Paid Search"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "lost_on", "expected_on"), OTHER_DEALS)
def test_an_export_of_deals_reads_right(read, source, text, lost_on, expected_on):
    reading = read(text)
    assert (reading.source, reading.money.loaded, reading.rejects) == (source, Decimal("1300.00"), ())
    assert reading.rows["is_won"].to_pylist() == [True, False, False]
    assert reading.rows["is_closed"].to_pylist()[:2] == [True, True]
    assert reading.rows["close_date"].to_pylist() == [date(2026, 9, 30), lost_on, expected_on]


@pytest.mark.parametrize("text", UNKNOWN)
def test_deals_of_a_product_nobody_knows_read_right(read, text):
    reading = read(text)
    assert (reading.table, reading.source, reading.money.loaded, reading.rejects) == (
        "opportunities",
        "file",
        Decimal("1300.00"),
        (),
    )
    assert reading.rows["account_name"].to_pylist() == ["Acme", "Globex", "Hooli"]
    assert reading.rows["close_date"].to_pylist() == [date(2026, 9, 30), date(2026, 8, 15), date(2026, 10, 31)]


@pytest.mark.parametrize(("source", "text", "channel"), OTHER_SPEND)
def test_a_daily_export_of_spend_reads_right(read, source, text, channel):
    reading = read(text, name="Campaign report.csv")
    rows = reading.rows.to_pylist()
    assert (reading.table, reading.source, reading.money.loaded, reading.rejects) == ("spend", source, Decimal("11.00"), ())
    assert [(row["date"].day, row["clicks"], row["channel"]) for row in rows] == [(1, 3, channel), (2, 1, channel)]


def test_the_people_of_pipedrive_are_leads(read):
    text = "Person - Name,Person - ID,Person - Email - Work,Person - Organization,Person - Person created\nBo,9,bo@acme.example,Acme,2026-05-01\n"
    assert (read(text).source, read(text).rows["email"].to_pylist()) == ("pipedrive_people", ["bo@acme.example"])


def test_tickets_are_no_leads(refusal):
    text = "Id,Subject,Status,Requester,Organization,Created at\n1,Login broken,Open,Bo,Acme,2026-08-13\n"
    assert "could belong to several tables" in refusal(text).sentence


def test_a_report_of_spend_without_days_is_no_list_of_campaigns(refusal):
    text = "Campaign name,Campaign ID,Cost,Impressions,Clicks\nA,1,5.00,10,1\n"
    assert "a file of spend needs date" in refusal(text, name="Campaign report.csv").sentence


def test_two_columns_of_one_cost_in_two_currencies_are_asked_about(refusal):
    text = "Day,Campaign name,Amount spent (USD),Amount spent (EUR),Link clicks\n2026-08-01,A,10,,1\n"
    assert "may each be cost" in refusal(text).sentence


def test_an_analytics_report_without_cost_is_told_by_its_columns(refusal):
    text = "# Start date: 20260801\n# All users\nSession default channel group,Users,Sessions\nDirect,1,2\n"
    assert "Session default channel group" in refusal(text).sentence


def test_deals_without_an_id_and_a_company_may_be_told_apart_by_name(read, refusal):
    text = "Deal,Value,Status,Won time,Owner,Expected close\nA,5.00,Won,2026-09-30,Ana,2026-10-15\nB,7.00,Open,,Ana,2026-12-15\n"
    assert "If no two rows share a “Deal”, it can serve as opportunity_id." in refusal(text).sentence
    reading = read(text, mapping={"Deal": "opportunity_id"})
    assert (reading.money.loaded, str(reading.rows["close_date"][1])) == (Decimal("12.00"), "2026-12-15")


@pytest.mark.parametrize("header", ["Kosten €", "€ Kosten", "Kosten (€)", "Kosten EUR"])
def test_a_currency_sign_beside_the_name_of_a_column_is_its_currency(read, header):
    reading = read(f"Datum;Kanal;{header}\n13.07.2026;Google;1.234,50\n05.07.2026;LinkedIn;100,00\n")
    assert (reading.money.loaded, set(reading.rows["currency"].to_pylist())) == (Decimal("1334.50"), {"EUR"})


@pytest.mark.parametrize("header", ["Data;Canale;Campagna;Costo", "Data;Canal;Campanha;Custo"])
def test_a_spend_file_in_italian_or_portuguese_is_spend(read, header):
    assert read(f"{header}\n13/07/2026;Google;Marca;1.234,50\n").money.loaded == Decimal("1234.50")


@pytest.mark.parametrize("header", ["Spend in account currency", "Media Cost (Advertiser Currency)"])
def test_a_cost_in_the_account_s_currency_is_a_cost(read, header):
    assert read(f"Date,Campaign name,{header},Impressions\n2026-07-01,P,10.5,5\n").money.loaded == Decimal("10.50")


def test_a_report_whose_title_lines_hold_commas_and_that_has_no_rows_says_so(refusal):
    text = "Campaign Performance Report (in UTC)\nReport Start: July 1, 2026, 12:00 AM\nReport End: July 2, 2026, 11:59 PM\n"
    assert "there is no data in its period" in refusal(text.encode("utf-16")).sentence
