"""The steps of the way: each told, the one that refuses marked, and what was said before found again by its header."""

import io

import pytest
import xlsxwriter

from dashboard import intake
from dashboard.intake import Options, Refused
from dashboard.progress import Progress

HEADER = "channel|cost|date"
ASKS = "date,channel,cost\n03/04/2026,Email,1.00\n"


def told(refused: Refused) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(step.name, step.status, step.options) for step in refused.steps]


def recalled(data: bytes, header: str = HEADER, options: Options = Options(), **kept) -> intake.Reading:  # noqa: B008
    return intake.read(data, "file.csv", options, remembered={header: kept})


def workbook(**sheets: list[list]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def test_a_file_that_reads_tells_six_steps_all_done(read):
    steps = read("date,channel,cost\n2026-03-01,Email,1.00\n").steps
    assert [step.name for step in steps] == ["receive", "decode", "shape", "recognise", "read", "check"]
    assert {step.status for step in steps} == {"done"}
    assert steps[1].options == ("--encoding",)


@pytest.mark.parametrize(
    ("data", "name", "status"),
    [
        (b"\x89PNG\r\n\x1a\n", "receive", "refused"),
        (b"date,channel,cost\n2026-03-01,\xc3\xa9,1\n2026-03-02,\xe9,1\n", "decode", "asked"),
        (b"1,2,3\n4,5,6\n", "shape", "asked"),
        (b"one,two\nx,y\n", "recognise", "asked"),
        (ASKS.encode(), "read", "asked"),
    ],
)
def test_a_refusal_keeps_the_steps_before_it_and_marks_its_own(refusal, data, name, status):
    refused = refusal(data)
    assert told(refused)[-1][:2] == (name, status)
    assert all(step.status == "done" for step in refused.steps[:-1])
    assert refused.steps[-1].sentence == refused.sentence


def test_a_question_names_its_option_its_line_and_the_answers(refusal):
    step = refusal(ASKS).steps[-1]
    assert (step.options, step.line, step.candidates) == (("--dates",), 2, ("dmy", "mdy"))


def test_a_header_line_said_before_is_found_where_that_header_stands_now():
    data = b"date,channel,cost,x\nnone\nnone\ndate,channel,cost\n2026-03-01,Email,1.00\n"
    assert recalled(data, header_row=2).options.header_row == 4


def test_a_header_line_said_of_another_header_is_left_alone():
    assert recalled(b"date,channel,cost\n2026-03-01,Email,1.00\n", "day|spend", header_row=2).options.header_row is None


def test_an_encoding_said_before_reads_the_next_file_of_that_header():
    data = "date,campaign,channel,cost\n2026-03-01,Łódź źle,Email,1.00\n".encode("cp1250")
    reading = recalled(data, "campaign|channel|cost|date", encoding="cp1250")
    assert reading.rows["campaign_name"].to_pylist() == ["Łódź źle"]
    assert "text in cp1250" in reading.notes[0]


def test_an_encoding_said_before_never_spoils_a_file_that_proves_its_own():
    data = "date,campaign,channel,cost\n2026-03-01,Łódź,Email,1.00\n".encode()
    assert recalled(data, "campaign|channel|cost|date", encoding="cp1250").rows["campaign_name"].to_pylist() == ["Łódź"]


def test_a_sheet_said_before_is_chosen_where_its_header_stands_in_it():
    rows = [["date", "channel", "cost"], ["2026-03-01", "Email", 1]]
    book = workbook(Notes=[["read me"]], Spend=rows)
    with pytest.raises(Refused, match="2 sheets"):
        intake.read(book, "spend.xlsx")
    assert recalled(book, sheet="Spend").rows.num_rows == 1


def test_a_workbook_tells_which_sheet_is_read_and_how_far():
    rows = [["date", "channel", "cost"], *([["2026-03-01", "Email", 1]] * 12_000)]
    heard = []
    with Progress(lambda words, share: heard.append((words, share))).watched():
        intake.read(workbook(Notes=[], Spend=rows), "spend.xlsx")
    assert [words for words, _ in heard][3:5] == [
        "Reading sheet 2 of 2, “Spend”",
        "Reading sheet 2 of 2, “Spend”, row 10,000 of 12,001",
    ]
    assert [share for _, share in heard] == sorted(share for _, share in heard)


def test_a_table_that_begins_further_down_and_to_the_right_keeps_its_lines():
    rows = [[], [], *([None, None, *row] for row in (["date", "channel", "cost"], ["2026-03-01", "Email", "much"]))]
    reading = intake.read(workbook(Spend=rows), "spend.xlsx")
    assert [(reject.line, reject.column) for reject in reading.rejects] == [(4, "cost")]
    assert reading.steps[1].candidates == ("Spend",)


def test_what_is_said_now_counts_more_than_what_was_said_before():
    assert str(recalled(ASKS.encode(), options=Options(dates="mdy"), dates="dmy").rows["date"][0]) == "2026-03-04"


def test_a_field_read_as_found_is_asked_for_again():
    with pytest.raises(Refused, match="two ways"):
        recalled(ASKS.encode(), options=Options(as_found=("dates",)), dates="dmy")


def test_columns_said_of_one_table_are_not_laid_on_another():
    reading = recalled(
        b"date,channel,cost\n2026-03-01,Email,1.00\n",
        options=Options(table="spend"),
        mapping={"cost": "amount"},
        loaded_as="opportunities",
    )
    assert reading.mapping["cost"] == "cost"


def test_a_value_said_for_every_row_is_remembered_and_told():
    reading = recalled(
        b"date,cost\n2026-03-01,1.00\n", "cost|date", constants={"channel": "Events"}, how="as Ana said on 2 Mar 2026"
    )
    assert reading.rows["channel"].to_pylist() == ["Events"]
    assert reading.notes[0].startswith("Read as Ana said on 2 Mar 2026: channel is Events in every row.")
