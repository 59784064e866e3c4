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


def test_cells_merged_downwards_hold_the_words_of_the_first_and_never_its_figure(read):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["deal id", "stage", "company", "amount"])
        for row, deal in enumerate("ABC", start=1):
            sheet.write_row(row, 0, [deal, "Lost", "Acme"])
        sheet.write(3, 3, 7)
        sheet.merge_range(1, 1, 2, 1, "Won")
        sheet.merge_range(1, 3, 2, 3, 5)
    reading = read(held.getvalue())
    assert reading.rows["stage"].to_pylist() == ["Won", "Won", "Lost"]
    assert str(reading.money.loaded) == "12.00"


def test_a_hidden_sheet_is_not_asked_about_and_can_be_named(read):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for rows in (ROWS, ROWS[:2]):
            sheet = book.add_worksheet()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
        sheet.hide()
    assert read(held.getvalue()).rows.num_rows == 2
    assert read(held.getvalue(), sheet="Sheet2").rows.num_rows == 1


@pytest.mark.parametrize(("cell", "is_refused"), [("<f>6*2</f>", True), ("<f>6*2</f><v/>", True), ("<f>6*2</f><v>12</v>", False)])
def test_a_formula_whose_result_was_never_stored_is_refused_naming_the_cell(read, refusal, cell, is_refused):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["date", "channel", "cost"])
        sheet.write_row(1, 0, ["2026-01-01", "Email"])
        sheet.write_formula(1, 2, "=6*2", None, 12)
    mended = io.BytesIO()
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(mended, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b"<f>6*2</f><v>12</v>", cell.encode()))
    if is_refused:
        assert "Cell C2 of sheet “Sheet1” holds a formula whose result was never stored" in refusal(mended.getvalue()).sentence
    else:
        assert str(read(mended.getvalue()).money.loaded) == "12.00"


def test_a_count_in_a_column_without_a_name_belongs_to_the_totals(read):
    rows = [["Deal name", "", "Company", "Stage", "Amount"], ["A", "", "Acme", "Won", 5], ["Total", "", "", "", 5], ["Count", 1]]
    assert (read(workbook(rows)).rows.num_rows, len(read(workbook(rows)).skips)) == (1, 2)
