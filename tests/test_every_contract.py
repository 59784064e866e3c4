"""Every contract keeps the promises that intake, warehouse, templates and Definitions rely on."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import duckdb
import pytest

from dashboard.contracts import DUCKDB_TYPES, UNITS, Column, Contract, contracts, must_be, normalise
from dashboard.schema import RAW_COLUMNS

UNIT_OF_TYPE = {"id": "text", "text": "text", "email": "text", "money": "money", "integer": "count"} | {
    kind: kind for kind in ("date", "time", "flag")
}
PARSERS = {
    "money": Decimal,
    "number": Decimal,
    "integer": int,
    "date": date.fromisoformat,
    "time": datetime.fromisoformat,
    "flag": {"true": True, "false": False}.__getitem__,
}

every_contract = pytest.mark.parametrize("contract", contracts().values(), ids=contracts().keys())
every_column = pytest.mark.parametrize(
    ("contract", "column"),
    [
        pytest.param(contract, column, id=f"{name}.{column.name}")
        for name, contract in contracts().items()
        for column in contract.columns
    ],
)


def names(contract: Contract) -> set[str]:
    return {column.name for column in contract.columns}


def test_every_table_has_a_place_of_its_own():
    assert [contract.place for contract in contracts().values()] == list(range(1, len(contracts()) + 1))


@every_contract
def test_columns_have_names_of_their_own(contract):
    assert len(names(contract)) == len(contract.columns)


@every_contract
def test_no_column_is_called_as_those_that_loading_adds(contract):
    assert not names(contract) & {"place", *(name for name, _ in RAW_COLUMNS)}


@every_contract
def test_keys_lists_and_event_name_existing_columns(contract):
    recognised = [either.split("|") for either in contract.recognise]
    named = {name.removesuffix("?") for group in (*contract.keys, *contract.any_of, *recognised) for name in group}
    assert named | {contract.event} - {""} <= names(contract)


@every_contract
def test_there_is_a_key_and_lines_replace_or_add(contract):
    assert contract.keys
    assert contract.lines in {"replace", "add"}
    assert contract.source in {"file", "app"}


@every_contract
def test_a_row_that_satisfies_the_contract_fills_a_key_or_the_last_one_in_part(contract):
    certain = set(contract.required) | {name for group in contract.any_of for name in group}
    assert certain & {name.removesuffix("?") for name in contract.keys[-1]}


@every_contract
def test_the_event_is_a_day_or_a_moment(contract):
    assert not contract.event or contract.column(contract.event).type in {"date", "time"}


@every_contract
def test_a_file_says_what_it_unlocks_how_to_get_it_and_how_it_is_recognised(contract):
    texts = (contract.title, contract.meaning, contract.unlocks)
    assert all(texts)
    assert (contract.source == "file") == bool(contract.export and contract.recognise and contract.hints)


@every_contract
def test_it_goes_before_existing_tables_that_do_not_go_before_it(contract):
    assert not [table for table in contract.before if contract.name in contracts()[table].before]


@every_contract
def test_a_header_belongs_to_one_column(contract):
    headers = [normalise(header) for column in contract.columns for header in column.headers]
    assert "" not in headers
    assert sorted(headers) == sorted(set(headers))


@every_contract
def test_meaning_is_a_sentence(contract):
    for text in (contract.meaning, *(column.meaning for column in contract.columns)):
        assert text[0].isupper()
        assert text.endswith(".")


@every_contract
def test_the_template_reads_back_as_one_row_of_examples(contract):
    row = next(iter(csv.DictReader(io.StringIO(contract.template_csv()))))
    assert row == {column.name: column.example for column in contract.columns}


@every_contract
def test_the_template_recognises_itself(contract):
    assert contract.source == "app" or contract.fits(names(contract))


@every_contract
def test_duckdb_takes_the_example_row(contract):
    columns = ", ".join(f'"{name}" {kind}' for name, kind in contract.ddl_columns())
    with duckdb.connect() as database:
        database.execute(f"create table t ({columns})")
        database.table("t").insert([column.example for column in contract.columns])
        assert database.execute("select count(*) from t").fetchone() == (1,)


@every_column
def test_type_and_unit_are_known_and_agree(contract: Contract, column: Column):
    assert column.type in DUCKDB_TYPES
    assert column.unit in UNITS
    assert UNIT_OF_TYPE.get(column.type, column.unit) == column.unit


@every_column
def test_the_example_is_of_its_type_allowed_and_large_enough(contract: Contract, column: Column):
    value = PARSERS.get(column.type, str)(column.example)
    assert not column.allowed or value in column.allowed
    assert not column.minimum or value >= Decimal(column.minimum)


@every_column
def test_references_point_to_a_column_of_the_same_type(contract: Contract, column: Column):
    if column.references:
        table, name = column.references.split(".")
        assert contracts()[table].column(name).type == column.type
        assert contracts()[table].column(name).meaning


@every_column
def test_the_error_shows_the_example_or_the_choices(contract: Contract, column: Column):
    sentence = must_be(column)
    assert sentence.startswith("must be ")
    assert column.type == "flag" or column.example in sentence


@every_column
def test_micros_are_never_money(contract: Contract, column: Column):
    assert not [synonym for synonym in column.synonyms if "micro" in synonym and column.type == "money"]
