"""Won, lost or open: from a status beside the stage, from words with a qualifier, or asked."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.contracts import normalise
from dashboard.intake.outcomes import WORDS, outcome_of
from dashboard.paths import queries_folder

HEADER = "deal id,company,stage,status,amount\n"


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("Closed Won (Renewals)", "won"), ("6 - Closed Won", "won"), ("Closed Lost to Competition", "lost"), ("Won: signed", "won"),
        ("Lost - price", "lost"), ("Chiusa/Vinta", "won"), ("Wonder", ""), ("Lost contact", ""), ("Won / Lost", ""),
        ("Open", "open"),
    ],
)  # fmt: skip
def test_a_number_before_a_word_and_a_qualifier_after_it_do_not_matter(word, outcome):
    assert outcome_of(word) == outcome


def test_the_stages_that_the_queries_know_are_the_words_that_files_are_read_by():
    text = (Path(queries_folder()) / "staging" / "stg_stage_outcomes.sql").read_text(encoding="utf-8")
    in_sql = {(normalise(word), outcome) for word, outcome in re.findall(r"\('(.+)', '(won|lost)'\)", text)}
    assert {(normalise(word), outcome) for outcome in ("won", "lost") for word in WORDS[outcome]} == in_sql


def test_a_status_beside_the_stage_tells_won_from_lost(read):
    rows = read(HEADER + "1,A,Demo,Won,5\n2,B,Demo,Lost,5\n3,C,Demo,Open,5\n").rows
    assert (rows["stage"].to_pylist(), rows["is_won"].to_pylist()) == (["Demo"] * 3, [True, False, False])
    assert rows["is_closed"].to_pylist() == [True, True, False]


def test_a_status_that_tells_nothing_leaves_the_word_to_the_stage(read):
    reading = read(HEADER + "1,A,Won,Active,5\n2,B,Lost,Inactive,5\n")
    assert "is_won" not in reading.columns


def test_a_deal_that_is_won_and_lost_at_once_is_rejected(read):
    reading = read(HEADER + "1,A,Closed Lost,Won,5\n2,B,Demo,Won,5\n")
    assert [(reject.line, reject.reason) for reject in reading.rejects] == [(2, "is won and lost at once by “stage” and “status”")]


def test_deals_that_seem_over_and_do_not_say_how_are_asked_about(read, refusal):
    text = "deal id,company,stage,loss reason\n1,A,Signed,\n2,B,Gone,Price\n"
    assert "Nothing in the file tells won deals from lost ones: its stages are “Signed” and “Gone”" in refusal(text).sentence
    assert refusal(text).option == "--stage"
    assert read(text, constants={"is_closed": "false"}).rows["is_closed"].to_pylist() == [False, False]


def test_an_amount_under_a_name_nobody_knows_is_asked_about(read, refusal):
    text = "deal id,company,stage,Weighted value\n1,A,Won,5.00\n"
    assert "“Weighted value” holds figures" in refusal(text).sentence
    assert read(text, mapping={"Weighted value": "amount"}).money.loaded == Decimal("5.00")
    assert read(text, mapping={"Weighted value": ""}).money is None


@pytest.mark.parametrize("header", ["Amount (k€)", "Betrag in TEUR", "Amount (EUR thousands)", "Betrag (Tsd. €)"])
def test_a_header_that_says_thousands_is_believed(read, header):
    reading = read(f"deal id,company,stage,{header}\n1,A,Won,24\n2,B,Lost,1.5\nTotal,,,25.5\n")
    assert (reading.money.loaded, reading.rows["currency"].to_pylist()) == (Decimal("25500.00"), ["EUR", "EUR"])
    assert any("multiplied by 1,000" in note for note in reading.notes)
    assert any("match the export's own total" in note for note in reading.notes)


def test_the_day_a_deal_closed_comes_before_the_day_it_should_close(read):
    text = "deal id,company,stage,Expected close,Closed date\n1,A,Won,2026-10-15,2026-09-30\n2,B,Demo,2026-12-15,\n"
    assert read(text).rows["close_date"].to_pylist() == [date(2026, 9, 30), date(2026, 12, 15)]


def test_spend_that_stands_on_the_first_of_each_month_is_pointed_out(read):
    text = "date,channel,cost\n2026-01-01,Events,5\n2026-02-01,Events,5\n"
    assert any("first of a month" in note for note in read(text).notes)
    assert not any("first of a month" in note for note in read(text.replace("02-01", "02-02")).notes)


def test_a_state_under_a_name_nobody_knows_tells_too(read):
    text = "deal id,company,stage,Opportunity state\n1,A,Sign,WON\n2,B,Sign,LOST\n3,C,Sign,OPEN\n"
    assert read(text).rows["is_won"].to_pylist() == [True, False, False]
    assert "is_won" not in read(text.replace("Opportunity state", "Previous state")).columns


OWN_STAGES = """
deal id,company,stage,created,close date
1,A,Signed,2026-01-05,2026-02-01
2,B,Gone,2026-01-06,2026-02-01
3,C,Talking,2026-03-01,2026-09-01
"""


def test_stages_of_the_company_s_own_are_asked_about_where_a_close_date_has_passed(read, refusal):
    asked = refusal(OWN_STAGES)
    assert (asked.option, asked.candidates) == ("--stage", ("Signed", "Gone", "Talking"))
    rows = read(OWN_STAGES, stages={"signed": "won", "Gone": "lost", "Talking": "open"}).rows
    assert (rows["is_won"].to_pylist(), rows["is_closed"].to_pylist()) == ([True, False, False], [True, True, False])


def test_stages_are_not_asked_about_where_no_deal_seems_over(read):
    assert "is_won" not in read(OWN_STAGES.replace("2026-02-01", "2026-12-01")).columns


def test_a_file_that_names_lost_deals_but_no_won_ones_is_asked_about(refusal):
    assert "which deals are won" in refusal(OWN_STAGES.replace("Gone", "Lost")).sentence


def test_a_lost_deal_in_a_stage_nobody_knows_is_asked_about(refusal):
    text = "deal id,company,stage,loss reason\n1,A,Won,\n2,B,Gone,Price\n"
    assert "which deals are lost" in refusal(text).sentence


def test_a_stage_left_unsaid_counts_as_open_and_is_told(read):
    reading = read(OWN_STAGES, stages={"Signed": "won", "Gone": "lost"})
    assert reading.rows["is_closed"].to_pylist() == [True, True, None]
    assert any("Talking: nobody said what these stages mean" in note for note in reading.notes)


def test_a_stage_means_won_lost_or_open(refusal):
    assert refusal(OWN_STAGES, stages={"Signed": "yes"}).option == "--stage"


def test_late_deals_in_stages_that_are_open_everywhere_are_late_and_not_asked_about(read):
    stages = ("Prospecting", "2. Qualify", "Proposal/Price Quote", "Verhandlung")
    rows = "".join(f"{number},{stage},2026-01-05,2026-02-01\n" for number, stage in enumerate(stages))
    text = f"opportunity_id,stage,created_at,close_date\n{rows}9,Proposal,2026-03-01,2026-12-01\n"
    assert read(text).rows.num_rows == 5
