"""Which table a file is: by what only that table knows, never by a guess."""

from textwrap import dedent

import pytest

from dashboard import intake
from dashboard.contracts import contracts


@pytest.mark.parametrize(
    ("header", "table"),
    [
        ("Date,Campaign,Cost", "spend"),
        ("Tag;Kampagne;Währungscode;Kosten", "spend"),
        ("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value", "opportunities"),
        ("Opportunity Name,Account Name,Stage,Amount,Close Date", "opportunities"),
        ("deal_id,stage,changed_at", "stage_history"),
        ("product,series,sales_price", "products"),
        ("sales_agent,manager,regional_office", "owners"),
        ("account,sector,employees", "accounts"),
    ],
)
def test_a_header_tells_its_table(read, header, table):
    assert read(header + "\n").table == table


def test_names_that_any_table_has_are_asked_about(refusal):
    assert refusal("id,name,created_at,status\n1,A,2026-01-01,Open\n").option in ("--table", "--map")


def test_a_file_with_an_id_of_its_own_is_not_the_table_it_points_to(refusal):
    assert refusal("id,account_id,company_name,owner_id\n1,2,Acme,3\n").option in ("--table", "--map")


def test_unknown_columns_are_listed_with_likely_names_and_never_applied(read):
    reading = read("date,channel,cost,campain name\n2026-01-01,Email,1,x\n")
    assert reading.unused == ("campain name",)
    assert any("--map 'campain name=campaign_name'" in note for note in reading.notes)


def test_a_column_is_mapped_or_left_out_as_told(read):
    reading = read("when,channel,cost,clicks\n2026-01-01,Email,1,5\n", mapping={"when": "date", "clicks": ""})
    assert (reading.columns, reading.unused) == (("date", "cost", "channel"), ("clicks",))


def test_a_column_is_given_one_value_as_told(read):
    assert read("campaign,cost\nA,1\n", constants={"date": "2026-01-31"}).rows["date"].to_pylist()[0].day == 31


@pytest.mark.parametrize(
    ("options", "option"),
    [
        ({"table": "spent"}, "--table"),
        ({"mapping": {"nothing": "cost"}}, "--map"),
        ({"mapping": {"cost": "nothing"}}, "--map"),
        ({"constants": {"date": "soon"}}, "--set"),
        ({"table": "spend", "constants": {"nothing": "1"}}, "--set"),
        ({"header_row": 9}, "--header-row"),
        ({"currency": "coins"}, "--currency"),
        ({"dates": "ymd"}, "--dates"),
        ({"decimal": "dot"}, "--decimal"),
        ({"mapping": {"cost": "cost", "channel": "cost"}}, "--map"),
    ],
)
def test_what_is_told_wrongly_is_refused_naming_the_option(refusal, options, option):
    assert refusal("date,channel,cost\n2026-01-01,Email,1\n", **options).option == option


def test_two_columns_of_money_for_one_place_are_asked_about(refusal):
    assert refusal("date,channel,ad spend,media cost\n2026-01-01,Email,1,2\n").option == "--map"


def test_a_confirmed_reading_is_remembered_for_its_header(read):
    text = "when,channel,cost\n02/03/2026,Email,1\n"
    told = read(text, mapping={"when": "date"}, dates="dmy")
    kept = {told.header_key: {"mapping": {"when": "date"}, "dates": "dmy"}}
    again = intake.read(dedent(text).encode(), "file.csv", remembered=kept)
    assert again.rows.equals(told.rows)


def test_sql_in_a_header_is_an_unknown_column(read):
    assert read('date,channel,cost,"x\'; drop table spend; --"\n2026-01-01,Email,1,1\n').unused


@pytest.mark.parametrize(("metric", "table"), [("booked_revenue", "finance"), ("pipeline", "targets")])
def test_where_headers_tie_the_words_of_a_closed_list_decide(read, metric, table):
    assert read(f"period_start,period_end,metric,value\n2026-01-01,2026-03-31,{metric},5\n").table == table


def test_every_template_is_read_as_its_own_table(read):
    told = {name: read(contract.template_csv()).table for name, contract in contracts().items() if contract.source == "file"}
    assert told == {name: name for name in told}


@pytest.mark.parametrize("name", ["q3_campaign_costs.csv", "q3_campaigns.csv", "kampagnen.csv", "leads_by_campaign.csv"])
def test_a_day_and_a_cost_are_spend_whatever_the_file_is_called(read, name):
    assert read("date,channel,campaign_name,cost\n2026-07-01,Search,Brand,10.50\n", name).table == "spend"


def test_a_budget_with_a_start_and_an_end_is_a_list_of_campaigns_whatever_the_file_is_called(read):
    text = "Campaign ID,Campaign,Channel,Start date,End date,Budget\nC1,Brand,Search,2026-07-01,2026-09-30,10000\n"
    assert read(text, "q3_campaign_costs.csv").table == "campaigns"
