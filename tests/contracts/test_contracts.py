"""How a table's promise is read, asked for and put in words."""

import pytest

from dashboard.contracts import (
    UnknownTable,
    contract,
    contracts,
    expected,
    is_required,
    must_be,
    needs_one_of,
    normalise,
)


def test_tables_come_in_the_order_people_are_shown():
    assert list(contracts())[:4] == ["spend", "campaigns", "touchpoints", "leads"]
    assert list(contracts())[-2:] == ["mappings", "settings"]


def test_contracts_are_read_once():
    assert contracts() is contracts()


def test_a_name_nearly_right_is_suggested():
    with pytest.raises(UnknownTable, match=r'There is no table "oportunities"; did you mean "opportunities"\?'):
        contract("oportunities")


def test_a_name_nothing_like_it_lists_the_tables():
    with pytest.raises(UnknownTable, match="the tables are spend, campaigns, touchpoints"):
        contract("zzz")


@pytest.mark.parametrize(
    ("header", "compared"),
    [
        ("Close Date", "closedate"),
        ("  close_date ", "closedate"),
        ("Impr.", "impr"),
        ("Währungscode", "wahrungscode"),
        ("Wa\u0308hrungscode", "wahrungscode"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Amount spent (USD)", "amountspentusd"),
        ("%", ""),
    ],
)
def test_headers_are_compared_without_case_accents_spaces_and_punctuation(header, compared):
    assert normalise(header) == compared


@pytest.mark.parametrize(
    ("table", "theirs"),
    [
        ("opportunities", "opportunity_id sales_agent product account deal_stage engage_date close_date close_value"),
        ("accounts", "account sector employees"),
        ("owners", "sales_agent manager regional_office"),
        ("products", "product series sales_price"),
        ("opportunities", "deal_id deal_pipeline_stage_id property_dealname property_amount property_closedate"),
        ("opportunities", "id stage_name is_won is_closed is_deleted lead_source next_step owner_id type"),
        ("stage_history", "deal_id date_entered value"),
        ("spend", "date campaign_id currency_code clicks impressions spend"),
    ],
)
def test_real_files_are_understood_column_by_column(table, theirs):
    found = [contract(table).headers.get(normalise(header)) for header in theirs.split()]
    assert None not in found
    assert len(set(found)) == len(found)
    assert contract(table).fits(found)


@pytest.mark.parametrize(
    "header",
    ["cost_micros", "Average CPC", "Cost / conv.", "office_location", "expected_revenue", "Last Modified Date"],
)
def test_what_looks_alike_but_is_not_stays_unmapped(header):
    assert normalise(header) not in contract("spend").headers | contract("opportunities").headers


def test_cost_is_never_impressions():
    assert contract("spend").headers["cost"] == "cost"


def test_the_surest_names_come_first_then_the_columns_own_then_its_synonyms():
    found = [header for header, column in contract("opportunities").headers.items() if column == "close_date"]
    assert found.index("closeddate") < found.index("closedate") < found.index("expectedclosedate")
    assert next(header for header, column in contract("opportunities").headers.items() if column == "amount") == "amount"


def test_a_file_without_a_needed_column_does_not_fit():
    assert contract("spend").fits({"date", "cost"})
    assert not contract("spend").fits({"date", "clicks"})


def test_either_of_two_columns_is_enough():
    assert contract("accounts").fits({"account_id", "industry"})
    assert contract("accounts").fits({"account_name"})
    assert not contract("accounts").fits({"industry"})


def test_an_id_alone_makes_no_table_of_its_own():
    assert not contract("accounts").fits({"account_id"})
    assert not contract("campaigns").fits({"campaign_id"})
    assert not contract("owners").fits({"owner"})


def test_a_generic_header_does_not_tell_the_table_unless_it_is_the_columns_name():
    assert not contract("accounts").is_telling("id")
    assert contract("accounts").is_telling("Company Name")
    assert contract("spend").is_telling("Date")
    assert not contract("spend").is_telling("Colour")


def test_the_longest_hint_in_a_file_name_counts():
    assert contract("stage_history").hint_length("sf_opportunity_history_data.csv") == len("opportunityhistory")
    assert contract("opportunities").hint_length("sf_opportunity_history_data.csv") == len("opportunit")
    assert contract("spend").hint_length("leads.csv") == 0


def test_ddl_follows_the_columns():
    assert contract("rates").ddl_columns() == [("date", "DATE"), ("currency", "VARCHAR"), ("rate", "DECIMAL(18,6)")]


def test_a_template_is_a_header_and_one_example():
    assert contract("rates").template_csv() == "date,currency,rate\n2026-03-02,USD,0.92\n"


@pytest.mark.parametrize(
    ("table", "column", "sentence"),
    [
        ("rates", "date", "must be a date such as 2026-03-02"),
        ("spend", "clicks", "must be a whole number such as 74, at least 0"),
        ("spend", "spend_kind", "must be programme, people or tools"),
        ("owners", "side", "must be marketing or sales"),
        ("opportunities", "is_won", "must be yes or no"),
        ("leads", "email", "must be one e-mail address such as ana@example.com"),
        ("leads", "created_at", "must be a date, with or without a time, such as 2026-03-02 09:30:00"),
    ],
)
def test_an_error_says_what_a_cell_must_be(table, column, sentence):
    assert must_be(contract(table).column(column)) == sentence


def test_errors_say_which_columns_are_needed():
    assert is_required(contract("rates").column("currency")) == (
        "currency is empty, and every row needs it: currency, as a three-letter code."
    )
    assert needs_one_of(["channel", "campaign_id"]) == "the row needs channel or campaign_id"
    assert expected(contract("products")) == "A file of products needs product; and family or list_price."
    assert expected(contract("opportunities")) == "A file of deals needs stage; and opportunity_id or opportunity_name."


@pytest.mark.parametrize("header", ["Last Modified Date", "Geändert am", "timestamp"])
def test_a_day_of_any_change_is_no_day_of_a_stage_change(header):
    assert normalise(header) not in contract("stage_history").headers
