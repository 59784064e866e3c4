"""Rejected rows mended in place, or elsewhere and brought back: nothing is lost, and the file's rows and money add up."""

import csv
import io
from dataclasses import replace

import pytest

from dashboard import intake
from dashboard.acts import again, load
from dashboard.acts.people import Person
from dashboard.intake.model import Edit, Reading
from tests.tables import table

SPEND = b"date,channel,cost\n2026-01-01,Search,100.00\n2026-01-01,Search,12O.00\n2026-01-02,=cmd,-x\n2026-01-03,Search\n"
ANA = Person("Ana")


def read(*edits: Edit) -> Reading:
    return intake.read(SPEND, "ads.csv", intake.Options(table="spend", edits=edits))


def loaded(warehouse, *edits: Edit) -> load.Batch:
    return load.commit(warehouse.real, read(*edits), SPEND, ANA)


def spend(warehouse) -> list[list[str]]:
    return warehouse.look("stg_spend", "line cost")


def filled_in(download: bytes, answers: dict[str, str]) -> bytes:
    """The download as a spreadsheet saves it, with the costs of some lines written anew."""
    header, *rows = csv.reader(io.StringIO(download.decode("utf-8-sig")))
    line, cost = header.index("Tandem line"), header.index("cost")
    for row in rows:
        row[cost] = answers.get(row[line], row[cost])
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def test_a_corrected_cell_makes_its_row_load_and_the_file_still_adds_up():
    reading = read(Edit(3, "cost", "120.00", "Ana"))
    assert reading.rows["cost"].to_pylist()[-1] == 120
    assert reading.rows_in == 4 == reading.rows.num_rows + reading.rows_rejected + len(reading.skips)
    assert reading.money
    assert str(reading.money.total) == "220.00"
    assert reading.sha256 == read().sha256
    assert reading.notes[:2] == (
        "line 3, cost: “12O.00” → “120.00”, corrected by Ana",
        "These corrections change the cost of the file by +120.00.",
    )


def test_a_row_of_another_width_is_mended_by_filling_its_cells():
    reading = read(Edit(5, "cost", "7.50"))
    assert [reject.line for reject in reading.rejects] == [3, 4]
    assert reading.rows["line"].to_pylist() == [2, 5]


def test_a_correction_of_a_line_the_file_lacks_is_refused():
    with pytest.raises(intake.Refused, match="no row on line 99 with a column “cost”"):
        read(Edit(99, "cost", "1"))


def test_a_loaded_file_is_loaded_again_with_a_correction_and_only_that_row_is_new(warehouse):
    loaded(warehouse)
    batch = loaded(warehouse, Edit(4, "cost", "5.00"))
    assert (batch.status, batch.rows_loaded, batch.rows_rejected, batch.rows_skipped) == ("loaded", 1, 2, 1)
    assert loaded(warehouse, Edit(4, "cost", "5.00")).status == "unchanged"
    assert loaded(warehouse).status == "unchanged"


def test_rejected_rows_of_a_loaded_file_come_back_mended_beside_the_lines_that_loaded(warehouse):
    batch = loaded(warehouse)
    download = again.rejected_rows(warehouse.real, batch.batch_id)
    assert b"'=cmd,'-x,4" in download
    mended = again.mended(warehouse.real, filled_in(download, {"3": "20.00", "4": "5.00"}), ANA)
    reading = intake.read(mended.data, mended.file, mended.options)
    assert load.commit(warehouse.real, reading, mended.data, ANA, mended.observed_on).rows_rejected == 1
    assert spend(warehouse) == table("""
        line  cost
        2     100.00
        3     20.00
        4     5.00
    """)
    assert warehouse.ask("data/rejects", batch=None)[1][2:4] == ["5", ""]


def test_what_was_mended_in_place_stays_when_the_rest_comes_back(warehouse):
    batch = loaded(warehouse, Edit(3, "cost", "20.00", "Ana"))
    download = again.rejected_rows(warehouse.real, batch.batch_id)
    mended = again.mended(warehouse.real, filled_in(download, {"4": "5.00"}), ANA)
    reading = intake.read(mended.data, mended.file, mended.options)
    load.commit(warehouse.real, reading, mended.data, ANA, mended.observed_on)
    assert [row[1] for row in spend(warehouse)[1:]] == ["100.00", "20.00", "5.00"]


def test_undoing_the_mended_load_brings_back_the_rejects(warehouse):
    loaded(warehouse)
    before = warehouse.ask("data/rejects", batch=None)
    warehouse.undo(loaded(warehouse, Edit(3, "cost", "20.00")))
    assert warehouse.ask("data/rejects", batch=None) == before
    assert [row[1] for row in spend(warehouse)[1:]] == ["100.00"]


def test_rejected_rows_of_a_file_nobody_loaded_are_read_as_a_file_of_the_same_header():
    rows = again.to_csv(again.table_of(SPEND), read().rejects, read().sha256)
    reading = intake.read(filled_in(rows, {"3": "20.00"}), "rows.csv")
    assert reading.header_key == read().header_key
    assert reading.rows.select(["channel", "cost"]).to_pylist()[0]["channel"] == "Search"
    assert replace(reading, rows=reading.rows.slice(0, 0)).unused == ()


def test_a_file_that_is_no_table_is_no_file_that_came_back(warehouse):
    for data in (b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04broken", b"<html><body>Sign in</body></html>"):
        assert again.mended(warehouse.real, data) is None
