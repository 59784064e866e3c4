"""Corners of CSV: each cuts into the cells its JSON holds."""

import json

import pytest

from dashboard.intake.decode import decode
from dashboard.intake.mapping import known
from dashboard.intake.split import split

NAMES = (
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_it_cuts_into_the_cells_it_holds(peers, name):
    data = (peers / "csv_spectrum" / "csvs" / f"{name}.csv").read_bytes()
    header, *rows = split(decode(data).text, known).rows
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    assert cells == json.loads((peers / "csv_spectrum" / "json" / f"{name}.json").read_text(encoding="utf-8"), strict=False)


def test_quotes_astray_in_coordinates_are_letters(peers):
    data = (peers / "csv_spectrum" / "csvs" / "location_coordinates.csv").read_bytes()
    row = split(decode(data, "latin-1").text, known).rows[1]
    assert (row[1].count('"'), row[2:]) == (2, ["Modesto", "Stanislaus"])
