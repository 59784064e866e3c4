"""A file that is no table is refused, naming what it is."""

import io
import zipfile

import pytest
import xlsxwriter


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"\n \r\n\n", "blank lines"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"MZ\x90\x00\x03", "program"),
        (b"\x00" * 8 + b"DUCK" + b"\x00" * 9, "DuckDB"),
        (b"PAR1....", "Parquet"),
        (b"<!DOCTYPE html><title>Sign in</title>", "web page"),
        (b'{"rows": [1, 2]}', "JSON"),
        (b'[{"a": 1}]', "JSON"),
    ],
)
def test_what_is_no_table_is_named(refusal, data, what):
    assert what in refusal(data).sentence


def workbook(*sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return held.getvalue()


ROWS = [["date", "channel", "cost"], ["2026-01-01", "Email", 1234.5], ["2026-01-02", "Email", 1.234]]


def test_a_workbook_is_read_whatever_its_name(read):
    reading = read(workbook(ROWS[:2]), name="spend.csv")
    assert [str(cost) for cost in reading.rows["cost"].to_pylist()] == ["1234.50"]


def test_a_number_of_a_workbook_is_never_taken_for_thousands(read):
    assert str(read(workbook(ROWS)).money.loaded) == "1235.73"


def test_of_two_filled_sheets_one_must_be_named(read, refusal):
    assert refusal(workbook(ROWS, ROWS)).option == "--sheet"
    assert read(workbook(ROWS, ROWS[:2]), sheet="Sheet2").rows.num_rows == 1


def test_a_zip_that_is_no_workbook_is_refused(refusal):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("spend.csv", "date,cost\n")
    assert "ZIP" in refusal(held.getvalue()).sentence


def test_a_workbook_that_would_unpack_to_far_too_much_is_refused_before_unpacking(refusal):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (40 << 20))
    assert "unpack" in refusal(held.getvalue()).sentence


def test_a_name_is_never_a_path(read):
    assert read("date,channel,cost\n2026-01-01,Email,1\n", name="../../etc/x\x00.csv").file == "x.csv"


def test_an_id_that_a_sheet_holds_as_a_number_too_long_for_it_is_rejected(read):
    rows = [["deal id", "stage"], [12345678901234567, "Won"], [215487309111, "Won"]]
    reading = read(workbook(rows))
    assert (reading.rows["opportunity_id"].to_pylist(), reading.rejects[0].line) == (["215487309111"], 2)


def test_lines_of_a_sheet_are_its_rows(read):
    assert read(workbook([[], [], *ROWS[:2]])).rows["line"].to_pylist() == [4]
