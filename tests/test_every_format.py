"""Every format keeps the promises that recognition, mapping and reading rely on."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from itertools import product

import pytest

from dashboard.contracts import contracts, normalise
from dashboard.intake.formats import OUTCOMES, Format, find, formats

PARSERS = {"money": Decimal, "number": Decimal, "integer": int, "date": date.fromisoformat, "time": datetime.fromisoformat}
LANGUAGES = {"en", "de", "fr", "nl", "es"}

every_format = pytest.mark.parametrize("known", formats().values(), ids=formats().keys())
every_header = pytest.mark.parametrize(
    ("known", "headers"),
    [
        pytest.param(known, headers, id=f"{name}.{place}.{headers.language}")
        for name, known in formats().items()
        for place, headers in enumerate(known.headers)
    ],
)


def columns(known: Format) -> dict[str, str]:
    return {column.name: column.type for column in contracts()[known.table].columns}


@every_format
def test_its_name_is_that_of_its_file_and_its_table_comes_as_a_file(known):
    assert known.name == known.name.lower()
    assert contracts()[known.table].source == "file"
    assert known.product
    assert known.title
    assert known.headers


@every_format
def test_constants_are_of_their_columns_type(known):
    for name, value in known.constants.items():
        assert PARSERS.get(columns(known)[name], str)(value)


@every_format
def test_words_columns_and_advice_name_existing_columns(known):
    named = {*known.values, *known.first_filled, *(name for either in known.advice for name in either.split(" or "))}
    assert named <= set(columns(known))


@every_format
def test_outcomes_are_won_lost_or_open_and_no_word_is_two(known):
    assert set(known.outcome) <= set(OUTCOMES)
    words = Counter(key for name in known.outcome for key in {normalise(word) for word in known.outcome[name]})
    assert not [word for word, times in words.items() if times > 1]


@every_format
def test_what_people_read_is_a_sentence(known):
    for text in (*known.notes, *known.advice.values()):
        assert text[0].isupper()
        assert text.endswith(".")
    for why in known.totals.values():
        assert why[0].islower()
        assert not why.endswith(".")


@every_format
def test_a_header_fills_one_column_in_every_language(known):
    filled: dict[str, set[str]] = {}
    for headers in known.headers:
        for ours, names in headers.columns.items():
            for name in names:
                filled.setdefault(normalise(name), set()).add(ours)
        for name in headers.leave:
            filled.setdefault(normalise(name), set()).add("")
    assert not {name: ours for name, ours in filled.items() if len(ours) > 1}


@every_header
def test_no_header_stands_twice_in_a_language(known, headers):
    named = [normalise(name) for names in (*headers.columns.values(), headers.leave) for name in names]
    assert "" not in named
    assert not [name for name, times in Counter(named).items() if times > 1]


@every_header
def test_columns_exist_and_the_language_is_known(known, headers):
    assert headers.language in LANGUAGES
    assert set(headers.columns) <= set(columns(known))
    assert headers.needs


@every_header
def test_an_export_with_all_its_headers_is_recognised_as_itself(known, headers):
    listed = [name for names in headers.columns.values() for name in names]
    needed = [either.split("|")[0] for either in headers.needs]
    everything = dict.fromkeys([*needed, *listed, *headers.leave, *headers.start, *headers.end, *headers.outcome])
    assert find(list(everything), headers.above) is known


@every_header
def test_whatever_tells_it_apart_tells_it_from_every_other(known, headers):
    for names in product(*(either.split("|") for either in headers.needs)):
        assert find(names, headers.above) is known, names


@pytest.mark.parametrize("contract", contracts().values(), ids=contracts().keys())
def test_our_own_template_is_no_products_export(contract):
    assert find([column.name for column in contract.columns]) is None


@pytest.mark.parametrize(
    "header",
    [
        "opportunity name,stage,amount",
        "date,campaign,cost,clicks,impressions",
        "name,email,company,lead status",
        "company name,industry,employees",
        "topic,status,owner",
        "Datum,Kampagne,Kosten",
        "Date,Campaign name,Impressions,Clicks,Spend",
        "campaign id,campaign name,budget,start date",
    ],
)
def test_a_list_of_ones_own_is_no_products_export(header):
    assert find(header.split(",")) is None
