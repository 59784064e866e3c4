# ruff: noqa: E501  (headers stand as the products write them)
"""Exports of advertising products, in the shape and the language each product writes them: invented figures, real headers."""

from datetime import date
from decimal import Decimal

import pytest

GOOGLE_EN = """\
Campaign report
"August 1, 2026 - August 2, 2026"
Day,Campaign status,Campaign,Campaign type,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
"Sat, 1 Aug 2026",Enabled,Brand EMEA,Search,EUR,"1,200.50","1,320",41,3.00,0.00
"Sun, 2 Aug 2026",Enabled,Brand EMEA,Search,EUR,99.50,880,12,0.00,0.00
"Sun, 2 Aug 2026",Paused,Awareness,Display,EUR,300.00,"20,000",9,0.00,0.00
 --,Total: Campaigns, --, --,EUR,"1,600.00","22,200",62,3.00,0.00
 --,Total: Account, --, --,EUR,"1,750.00","24,000",70,3.00,0.00
"""
GOOGLE_DE = """\
Kampagnenbericht
"1. August 2026 - 2. August 2026"
Tag\tKampagnenstatus\tKampagne\tWährungscode\tKosten\tImpr.\tKlicks
01.08.2026\tAktiviert\tMarke\tEUR\t1.200,50\t1.320\t41
02.08.2026\tAktiviert\tMarke\tEUR\t99,50\t880\t12
 --\tGesamt: Konto\t --\tEUR\t1.300,00\t2.200\t53
"""
GOOGLE_FR = """\
Rapport sur les campagnes
1 août 2026 - 2 août 2026
Jour;État de la campagne;Campagne;Code de devise;Coût;Impr.;Clics
2026-08-01;Active;Marque;EUR;1200,50;1320;41
2026-08-02;Active;Marque;EUR;99,50;880;12
"""
GOOGLE_NL = """\
Campagnerapport
Dag,Campagnestatus,Campagne,Valutacode,Kosten,Vert.,Klikken
2026-08-01,Ingeschakeld,Merk,EUR,"1.200,50",1.320,41
2026-08-02,Ingeschakeld,Merk,EUR,"99,50",880,12
"""
GOOGLE_ES = """\
Informe de campañas
Día,Estado de la campaña,Campaña,Código de moneda,Coste,Impr.,Clics
2026-08-01,Habilitada,Marca,EUR,"1.200,50",1.320,41
2026-08-02,Habilitada,Marca,EUR,"99,50",880,12
"""
LINKEDIN_EN = """\
Campaign Performance Report (in UTC)
"Report Start: August 1, 2026, 12:00 AM"
"Report End: August 2, 2026, 11:59 PM"
"Date Generated: August 4, 2026, 12:40 PM"

Start Date (in UTC)\tAccount Name\tCampaign Group Name\tCampaign Name\tCampaign ID\tCurrency\tTotal Spent\tImpressions\tClicks\tLeads
8/1/2026\tNorthbeam\tABM\tTier 1\t1201\tUSD\t"$1,200.50"\t"1,320"\t41\t3
8/2/2026\tNorthbeam\tABM\tTier 1\t1201\tUSD\t$99.50\t880\t12\t0
"""
LINKEDIN_DE = """\
Bericht zur Kampagnenleistung (in UTC)
Startdatum (in UTC)\tName der Kampagne\tKampagnen-ID\tWährung\tGesamtausgaben\tImpressions\tKlicks\tLeads
1.8.2026\tTier 1\t1201\tEUR\t"1.200,50"\t1.320\t41\t3
2.8.2026\tTier 1\t1201\tEUR\t"99,50"\t880\t12\t0
"""
META_EN = """\
Reporting starts,Reporting ends,Campaign name,Campaign delivery,Results,Reach,Amount spent (USD),Impressions,Link clicks
2026-08-01,2026-08-01,"Fall, US",active,31,900,1200.50,1320,41
2026-08-02,2026-08-02,"Fall, US",active,18,500,99.50,880,12
"""
META_DE = """\
Berichtsstart,Berichtsende,Kampagnenname,Reichweite,Ausgegebener Betrag (EUR),Impressionen,Link-Klicks,Ergebnisse
2026-08-01,2026-08-01,Herbst,900,"1200,50",1320,41,31
2026-08-02,2026-08-02,Herbst,500,"99,50",880,12,18
"""
META_FR = """\
Début des rapports;Fin des rapports;Nom de la campagne;Couverture;Montant dépensé (EUR);Impressions;Clics sur un lien
2026-08-01;2026-08-01;Été;900;1200,50;1320;41
2026-08-02;2026-08-02;Été;500;99,50;880;12
"""
META_NL = """\
Dag;Campagnenaam;Bereik;Besteed bedrag (EUR);Weergaven;Klikken op links
2026-08-01;Herfst;900;1200,50;1320;41
2026-08-02;Herfst;500;99,50;880;12
"""
META_ES = """\
Día,Nombre de la campaña,Alcance,Importe gastado (EUR),Impresiones,Clics en el enlace
2026-08-01,Otoño,900,"1200,50",1320,41
2026-08-02,Otoño,500,"99,50",880,12
"""
MICROSOFT_EN = """\
"Report Name: Campaign performance"
"Report Time: 8/1/2026,8/2/2026"
"Time Zone: (GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"
"Last Completed Available Day: 8/3/2026 7:20:00 AM (GMT)"
"Last Completed Available Hour: 8/3/2026 7:20:00 AM (GMT)"
"Report Aggregation: Daily"
"Report Filter: "
"Potential Incomplete Data: false"
"Rows: 2"

"Gregorian date","Account name","Campaign name","Currency code","Impressions","Clicks","Spend"
"8/1/2026","Northbeam","Brand","EUR","1,320","41","1,200.50"
"8/13/2026","Northbeam","Brand","EUR","880","12","99.50"
"©2026 Microsoft Corporation. All rights reserved. "
"""
MICROSOFT_DE = """\
Tag;Kampagne;Währung;Ausgaben;Impr.;Klicks;Durchschn. CPC
01.08.2026;Marke;EUR;1.200,50;1.320;41;29,28
13.08.2026;Marke;EUR;99,50;880;12;8,29
"""
MICROSOFT_FR = """\
Jour;Campagne;Devise;Dépenses;Impr.;Clics;CPC moyen
2026-08-01;Marque;EUR;1200,50;1320;41;29,28
2026-08-02;Marque;EUR;99,50;880;12;8,29
"""
MICROSOFT_NL = """\
Dag;Campagne;Valuta;Uitgaven;Vert.;Klikken;Gem. CPC
2026-08-01;Merk;EUR;1200,50;1320;41;29,28
2026-08-02;Merk;EUR;99,50;880;12;8,29
"""
MICROSOFT_ES = """\
Fecha gregoriana;Campaña;Moneda;Gasto;Impresiones;Clics
2026-08-01;Marca;EUR;1200,50;1320;41
2026-08-02;Marca;EUR;99,50;880;12
"""
DAILY = [
    pytest.param(GOOGLE_DE.encode("utf-16"), "google_ads", "Paid Search", "EUR", id="google de utf-16 tabs"),
    pytest.param(GOOGLE_FR.encode("cp1252"), "google_ads", "Paid Search", "EUR", id="google fr cp1252"),
    pytest.param(GOOGLE_NL.encode(), "google_ads", "Paid Search", "EUR", id="google nl"),
    pytest.param(GOOGLE_ES.encode("utf-8-sig"), "google_ads", "Paid Search", "EUR", id="google es bom"),
    pytest.param(LINKEDIN_EN.encode("utf-16"), "linkedin_ads", "Paid Social", "USD", id="linkedin en utf-16 tabs"),
    pytest.param(META_EN.encode("utf-8-sig"), "meta_ads", "Paid Social", "USD", id="meta en bom"),
    pytest.param(META_DE.encode(), "meta_ads", "Paid Social", "EUR", id="meta de"),
    pytest.param(META_FR.encode("cp1252"), "meta_ads", "Paid Social", "EUR", id="meta fr cp1252"),
    pytest.param(META_NL.encode(), "meta_ads", "Paid Social", "EUR", id="meta nl"),
    pytest.param(META_ES.encode(), "meta_ads", "Paid Social", "EUR", id="meta es"),
    pytest.param(MICROSOFT_EN.encode(), "microsoft_ads", "Paid Search", "EUR", id="microsoft en"),
    pytest.param(MICROSOFT_DE.encode(), "microsoft_ads", "Paid Search", "EUR", id="microsoft de"),
    pytest.param(MICROSOFT_FR.encode(), "microsoft_ads", "Paid Search", "EUR", id="microsoft fr"),
    pytest.param(MICROSOFT_NL.encode(), "microsoft_ads", "Paid Search", "EUR", id="microsoft nl"),
    pytest.param(MICROSOFT_ES.encode(), "microsoft_ads", "Paid Search", "EUR", id="microsoft es"),
]


@pytest.mark.parametrize(("data", "source", "channel", "currency"), DAILY)
def test_a_daily_export_reads_right(read, data, source, channel, currency):
    reading = read(data)
    rows = reading.rows.to_pylist()
    assert (reading.table, reading.source, reading.money.loaded, reading.rejects) == ("spend", source, Decimal("1300.00"), ())
    assert [row["cost"] for row in rows] == [Decimal("1200.50"), Decimal("99.50")]
    assert [row["impressions"] for row in rows] == [1320, 880]
    assert [row["clicks"] for row in rows] == [41, 12]
    assert {(row["source"], row["platform_channel"], row["currency"]) for row in rows} == {(source, channel, currency)}
    assert rows[0]["date"] == date(2026, 8, 1)
    assert rows[1]["date"] in (date(2026, 8, 2), date(2026, 8, 13))
    assert all(row["campaign_name"] for row in rows)


def test_the_leads_of_linkedin_are_leads_and_the_conversions_of_google_are_not(read):
    assert read(LINKEDIN_EN.encode("utf-16")).rows["leads"].to_pylist() == [3, 0]
    assert "leads" not in read(GOOGLE_EN).columns


def test_google_names_the_channel_by_the_campaigns_type(read):
    assert read(GOOGLE_EN).rows["channel"].to_pylist() == ["Paid Search", "Paid Search", "Display"]


def test_googles_totals_are_set_aside_and_the_accounts_may_differ(read):
    reading = read(GOOGLE_EN)
    assert (reading.money.loaded, reading.money.skipped) == (Decimal("1600.00"), Decimal("3350.00"))
    assert any("match the export's own total" in note and "1,600.00" in note for note in reading.notes)
    assert any("differ by 150.00, and may: the account's total" in note for note in reading.notes)


def test_a_keyword_report_has_the_source_and_grain_of_the_campaign_report(read):
    keywords = (
        "Day,Keyword status,Keyword,Campaign,Ad group,Currency code,Cost,Impr.,Clicks\n2026-08-01,Enabled,crm,A,B,EUR,5.00,9,1\n"
    )
    reading = read(keywords + "2026-08-01,Enabled,sales crm,A,B,EUR,4.00,7,0\n,,Total: Filtered keywords,,,EUR,9.00,16,1\n")
    assert (reading.source, reading.money.loaded, reading.money.skipped) == ("google_ads", Decimal("9.00"), Decimal("9.00"))


@pytest.mark.parametrize("unit", ["", "Week,", "Month,", "Quarter,"], ids=["not segmented", "by week", "by month", "by quarter"])
def test_a_google_report_that_is_not_by_day_is_refused_saying_how_to_get_days(refusal, unit):
    value = "2026-08-03," if unit else ""
    text = f'Campaign report\n"August 1, 2026 - August 31, 2026"\n{unit}Campaign,Cost,Impr.\n{value}Brand,1200.50,10\n'
    sentence = refusal(text).sentence
    assert "each row sums those days" in sentence
    assert "Segment › Time › Day" in sentence


def test_a_google_report_of_all_time_is_refused_saying_how_to_get_days(refusal):
    assert "Segment › Time › Day" in refusal("Campaign report\nAll time\nCampaign,Cost,Impr.\nBrand,1200.50,10\n").sentence


def test_a_google_report_of_one_day_is_booked_on_that_day(read):
    text = (
        'Campaign report\n"August 5, 2026 - August 5, 2026"\nCampaign,Cost,Impr.\nBrand,1200.50,10\nTotal: Campaigns,1200.50,10\n'
    )
    reading = read(text)
    assert (reading.rows["date"].to_pylist(), reading.money.loaded) == ([date(2026, 8, 5)], Decimal("1200.50"))


@pytest.mark.parametrize("aggregation", ["Summary", "Weekly", "Monthly"])
def test_a_microsoft_report_that_is_not_daily_is_refused_saying_how_to_get_days(refusal, aggregation):
    assert "to Day" in refusal(MICROSOFT_EN.replace("Daily", aggregation)).sentence


@pytest.mark.parametrize("starts", [("8/1/2026", "9/1/2026"), ("8/3/2026", "8/10/2026")], ids=["months", "weeks"])
def test_linkedin_by_week_or_month_is_never_booked_on_the_first_day(refusal, starts):
    text = LINKEDIN_EN.replace("August 2", "September 30").replace("8/1/2026", starts[0]).replace("8/2/2026", starts[1])
    assert "broken down by day" in refusal(text.encode("utf-16"), dates="mdy").sentence


def test_linkedin_days_far_apart_load_once_the_analyst_says_they_are_days(read):
    text = LINKEDIN_EN.replace("August 2", "August 30").replace("8/2/2026", "8/20/2026")
    told = {"Start Date (in UTC)": "date"}
    assert read(text.encode("utf-16"), mapping=told).rows.num_rows == 2


def test_linkedin_without_its_title_lines_asks_for_days(refusal):
    assert "Daily" in refusal(LINKEDIN_EN.split("\n\n")[1]).sentence


def test_metas_total_of_the_account_is_never_a_campaign(read):
    total = "2026-08-01,2026-08-01,,,49,,1500.00,2200,53\n"
    header, rows = META_EN.split("\n", 1)
    reading = read(f"{header}\n{total}{rows}")
    assert reading.money.loaded == Decimal("1300.00")
    assert [reject.line for reject in reading.rejects] == [2]


def test_a_row_of_meta_for_many_days_is_rejected(read):
    reading = read(META_EN.replace("2026-08-02,2026-08-02", "2026-08-02,2026-08-31"))
    assert (reading.money.loaded, reading.money.rejected) == (Decimal("1200.50"), Decimal("99.50"))
    assert "30 days" in reading.rejects[0].reason


def test_a_row_or_a_title_that_ends_with_time_itself_is_rejected_or_passed_over(read):
    assert "after the year 2100" in read(META_EN.replace("2026-08-02,2026-08-02", "2026-08-02,9999-12-31")).rejects[0].reason
    assert read(META_EN.replace("Reporting starts", "2026-08-01 - 9999-12-31\nReporting starts", 1)).rows.num_rows == 2


@pytest.mark.parametrize(
    "header",
    [
        "Date,Campaign,Cost",
        "Date,Campaign,Spend,Clicks,Impressions",
        "Date,Time period,Campaign name,Impressions,Spend",
        "Day,Channel,Cost,Impressions,Clicks",
        "Campaign name,Date,Amount spent",
        "date,campaign_name,total_spent,currency",
    ],
)
def test_a_list_of_ones_own_is_taken_for_no_product(read, header):
    assert read(header + "\n", table="spend").source == "file"
