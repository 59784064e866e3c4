"""What a file would change, in sentences."""

from dataclasses import replace

import pytest

from dashboard import intake
from dashboard.acts.load import Effect, commit, preview
from dashboard.intake.reading import table_of
from dashboard.intake.returned import to_csv
from dashboard.ui.corrections import for_a_page
from dashboard.ui.definitions import entries, matching
from dashboard.ui.upload_words import before_and_after, headline, loaded_sentence, main_effect, moved_day

FILE = b"date,channel,cost\n2026-03-01,Events,100.00\n2026-03-02,Events,20.50\nTotal,,120.50\n2026-02-30,Events,1.00\n"


@pytest.fixture
def found(warehouse):
    return preview(warehouse.real, intake.read(FILE, "my_ads.csv"))


def test_the_headline_says_the_number_moved_and_how_the_rows_divide(found):
    assert headline(found) == (
        r"my\_ads.csv raises media spend \(quarter to date\) by :blue[\$120.50]. 2 rows are right, 1 is a total, 1 needs you."
    )


def test_a_file_that_changes_nothing_says_so(warehouse, found):
    commit(warehouse.real, found.reading, FILE)
    again = preview(warehouse.real, found.reading)
    assert headline(again).startswith(r"my\_ads.csv: nothing would change.")


def test_a_number_of_another_quarter_is_not_compared_first(found):
    moved = Effect("Media spend, quarter to date", "money", 5, 9, is_new_period=True)
    steady = Effect("Media spend, all days loaded", "money", 5, 9)
    assert main_effect(replace(found, effects=(moved, steady))) == steady


def test_the_last_day_the_pages_count_is_told_where_a_file_moves_it(found):
    assert moved_day(found) == "none → 2 Mar 2026"


def test_days_after_the_last_counted_one_are_the_reason_why_nothing_moves(warehouse):
    deals = b"opportunity_id,stage,created_at,close_date,amount\n1,Won,2026-02-01,2026-02-20,10.00\n"
    commit(warehouse.real, intake.read(deals, "deals.csv"), deals)
    commit(warehouse.real, intake.read(b"date,channel,cost\n2026-02-20,Events,1.00\n", "first.csv"))
    assert "number yet: its days come after 20 Feb 2026, the last day the pages count" in headline(
        preview(warehouse.real, intake.read(FILE, "my_ads.csv"))
    )


def test_what_was_loaded_is_told_in_one_sentence(warehouse, found):
    batch = commit(warehouse.real, found.reading, FILE)
    assert loaded_sentence(batch, found) == (
        "2 rows of my_ads.csv loaded. 1 row set aside. Media spend, quarter to date, went from $0 to $121."
    )


def test_a_refusal_on_a_page_leaves_out_what_is_for_the_command_line():
    told = "The dates can be read two ways. Say --dates dmy (day first) or --dates mdy (month first)."
    assert for_a_page(told) == "The dates can be read two ways."
    assert for_a_page("Name one with --encoding.") == "Name one with --encoding."


def test_rejects_go_into_a_file_that_no_spreadsheet_runs():
    data = b"date,channel,cost\n=2+5,Events,1.00\n2026-03-01,Events,1.00\n"
    reading = intake.read(data, "ads.csv")
    assert b"'=2+5,Events,1.00,2," in to_csv(table_of(data), reading.rejects, reading.sha256)


def test_a_word_finds_the_entries_named_so_before_those_that_only_mention_it():
    found = matching(entries()["Terms"], "win rate")
    assert found[0].label.startswith("Win rate")
    assert not matching(entries()["Terms"], "no such word")


def test_a_change_too_small_for_short_numbers_is_told_exactly():
    effect = Effect("Won, all deals loaded", "money", 10_005_534, 10_015_534)
    assert before_and_after(effect, "USD") == ("$10,005,534.00", "$10,015,534.00")
