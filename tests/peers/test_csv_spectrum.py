"""Twelve corners of CSV: each cuts into the cells its JSON holds."""

import json

import pytest

from dashboard.intake.decode import decode
from dashboard.intake.mapping import known
from dashboard.intake.split import split

NAMES = (
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_it_cuts_into_the_cells_it_holds(peers, name):
    data = (peers / "csv_spectrum" / "csvs" / f"{name}.csv").read_bytes()
    header, *rows = split(decode(data, encoding_of(data)).text, known).rows
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    expected = json.loads((peers / "csv_spectrum" / "json" / f"{name}.json").read_text(encoding="utf-8"))
    expected = expected if isinstance(expected, list) else [expected]
    assert [plain(row) for row in cells] == [plain(row) for row in expected]


def encoding_of(data):
    """UTF-8 where it is; else the encoding an analyst would have to name."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return "latin-1"
    return None


def plain(row):
    """A row with one kind of line end, and letters that the list's author damaged left out."""
    return {key: "".join(sign for sign in cell.replace("\r\n", "\n") if sign.isascii()) for key, cell in row.items()}
