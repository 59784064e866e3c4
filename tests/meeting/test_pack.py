"""The pack says what the questions answer, in four formats, and runs nothing that stands in the data."""

import csv
import io
import zipfile
from datetime import date

import pytest

from dashboard.acts.close_meeting import close_meeting
from dashboard.acts.undo import undo
from dashboard.library import BadParameter, ask
from dashboard.meeting.compose import compose
from dashboard.meeting.formats import FORMATS
from dashboard.meeting.html import html
from dashboard.meeting.pack import PACK, keepable
from dashboard.meeting.pdf import pdf
from dashboard.meeting.slides import pptx
from dashboard.meeting.svg import levels
from dashboard.meeting.tables_zip import tables
from tests.meeting.conftest import FORMULA, IMPORT, SCRIPT

DAY = date(2026, 3, 9)


def section(document, title):
    return next(part for part in document.sections if part.title == title)


def test_the_numbers_are_the_answers_of_the_questions(met, document):
    quarter = {"from": "2026-01-01", "to": "2026-03-09", "base_from": "2025-10-01", "base_to": "2025-12-09"}
    assert ask(met, "week/won_against_target", quarter).first()["value"] == 1000
    won = next(one for one in document.numbers if one.label == "Won")
    assert (won.value, won.change) == ("$1.0k", "of $4.0k · +$1.0k")
    assert document.headline == "Q1 2026 has won $1.0k of $4.0k."


def test_owners_decisions_presenters_filters_and_the_day_are_told(document):
    assert section(document, "Promises").table.shown()[0][1] == f"{FORMULA}, first time leading this"
    assert section(document, "Decisions and notes").table.shown() == [
        ["Decided", "Sales sends two.", "Who answers Lyon?", "Ann", "Both"]
    ]
    assert section(document, "To decide together").table.shown()[0][4] == FORMULA
    facts = dict(document.facts)
    assert facts["As of"].startswith("Events up to 8 Mar 2026 count")
    assert facts["Filters"] == "none: all regions, segments and channels"


def test_a_closed_meeting_is_packed_with_the_numbers_it_kept(met):
    before = compose(met, DAY)
    close_meeting(met, DAY, keepable(met, DAY))
    undo(met, "b00001")
    after = compose(met, DAY)
    assert (after.headline, after.numbers) == (before.headline, before.numbers)
    assert [one.question for one in after.answers] == [name for name, _ in PACK]
    assert "Closed by" in dict(after.facts)["Meeting"]


def test_a_meeting_closed_before_the_pack_grew_is_still_packed(met):
    rows = [row for row in keepable(met, DAY) if row["question"] in ("week/opening", "meeting/agenda")]
    close_meeting(met, DAY, rows)
    old = compose(met, DAY)
    assert old.numbers == ()
    assert all(each.write(old) for each in FORMATS.values())


def test_without_data_it_is_a_sentence(warehouse):
    with pytest.raises(BadParameter, match="load a deals file"):
        compose(warehouse.real)


def test_html_stands_alone_and_runs_nothing(document):
    words = html(document).decode()
    assert "&lt;script&gt;alert(1)" in words
    assert "<script" not in words
    assert not [part for part in ("http:", "https:", "src=", "<link") if part in words.replace("http://www.w3.org/2000/svg", "")]
    assert all(said in words for said in ("Sales sends two.", "Q1 2026 has won $1.0k of $4.0k.", "Events up to 8 Mar 2026"))


def test_pdf_is_written_whatever_the_words_are(document):
    data = pdf(document)
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") + data.count(b"/Type/Page/") >= 1
    assert b"Inter" in data


def test_slides_hold_the_words_and_charts_that_open(document):
    from pptx import Presentation

    slides = Presentation(io.BytesIO(pptx(document))).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    words = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    cells = [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    assert document.headline in words
    assert f"{IMPORT} {SCRIPT}" in cells
    charts = [shape.chart.plots[0] for shape in shapes if shape.has_chart]
    moved = next(plot for plot in charts if "Open 1 Jan" in list(plot.categories))
    assert list(moved.categories) == ["Open 1 Jan", "New", "Open 8 Mar"]
    assert [list(series.values) for series in moved.series] == [[0, 0, 0], [0, 250, 250], [20, 20, 20]]


def test_csv_holds_every_answer_exactly_and_no_formula(document):
    archive = zipfile.ZipFile(io.BytesIO(tables(document)))
    rows = {name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))) for name in archive.namelist()}
    assert {f"answers/{name.replace('/', '_')}.csv" for name, _ in PACK} <= rows.keys()
    won = dict(zip(*rows["answers/week_won_against_target.csv"], strict=True))
    assert (won["value"], won["target"]) == ("1000.00", "4000.00")
    assert f"'{FORMULA}" in rows["answers/promises_list.csv"][1]
    assert not [cell for each in rows.values() for row in each for cell in row if cell.startswith(("=", "@"))]


def test_a_waterfall_ends_where_its_steps_lead(document):
    chart = section(document, "What moved in the pipeline").chart
    floor, bars = levels(chart)
    assert floor == 0
    assert bars[-1] == (0, 250)
    assert sum(chart.values[:-1]) == chart.values[-1]
