"""Aliases and channel rules from the page: previewed, confirmed as one batch, taken out, undone."""

from decimal import Decimal

import pytest

from dashboard.acts import translate
from dashboard.acts.translate import Change
from dashboard.acts.undo import undo
from dashboard.library import ask

SPEND = """
    date        channel     campaign_name  cost
    2026-01-05  Paid Srch   Brand          100.00
    2026-01-06  google.com  Sale           40.00
"""


def alias(theirs, ours, column="channel", table="*"):
    return {"table": table, "column": column, "their_value": theirs, "our_value": ours}


def channels(warehouse):
    return [row[0] for row in warehouse.look("stg_spend", "channel")[1:]]


@pytest.fixture
def spend(warehouse):
    warehouse.load("spend", SPEND)
    return warehouse


def test_a_preview_tells_rows_and_money_and_saves_nothing(spend):
    found = translate.preview(spend.real, Change("aliases", (alias("paid srch", "Paid Search"),)))
    assert (found.row_count, found.amount) == (1, Decimal("100.00"))
    assert channels(spend) == ["Paid Srch", "google.com"]
    assert spend.real.version == 1


def test_a_rule_is_previewed_with_the_spend_it_would_catch(spend):
    rule = {"source": "google.com", "medium": "", "campaign_pattern": "", "channel": "Paid Search"}
    found = translate.preview(spend.real, Change("channel_map", (rule,)))
    assert (found.row_count, found.amount) == (1, Decimal("40.00"))


def test_several_aliases_are_one_batch_with_one_undo(spend):
    rows = (alias("Paid  Srch", "Paid Search"), alias("google.com", "Paid Search"))
    batch = translate.confirm(spend.real, Change("aliases", rows))
    assert channels(spend) == ["Paid Search", "Paid Search"]
    assert undo(spend.real, batch).file == "Paid  Srch = Paid Search, google.com = Paid Search"
    assert channels(spend) == ["Paid Srch", "google.com"]


def test_one_line_of_a_file_is_taken_out_and_undo_brings_it_back(spend):
    spend.load(
        "aliases",
        "table  column   their_value  our_value\n*      channel  Paid Srch    Search\n*      channel  google.com   Search",
    )
    one = ask(spend.real, "data/aliases").records()[1]
    assert (one["their_value"], one["row_count"]) == ("google.com", 1)
    batch = translate.confirm(spend.real, Change("aliases", gone=(one["alias_id"],)))
    assert channels(spend) == ["Search", "google.com"]
    undo(spend.real, batch)
    assert channels(spend) == ["Search", "Search"]


WRONG = [
    ([alias("a", "b", column="cost")], "has no column cost"),
    ([alias("a", "")], "need our value"),
    ([alias("a", "a")], "written that way already"),
    ([alias("a", "b"), alias("b", "a")], "lead back to where it began"),
]


@pytest.mark.parametrize(("rows", "words"), WRONG)
def test_what_cannot_be_said_is_refused_in_a_sentence_and_changes_nothing(spend, rows, words):
    with pytest.raises(translate.Untranslatable, match=words):
        translate.confirm(spend.real, Change("aliases", tuple(rows)))
    assert spend.real.version == 1


def test_what_was_seen_before_somebody_wrote_is_not_confirmed(spend):
    change = Change("aliases", (alias("Paid Srch", "Search"),))
    seen = translate.preview(spend.real, change)
    spend.record("settings", setting="look_back_days", value="30")
    with pytest.raises(translate.Moved):
        translate.confirm(spend.real, change, expected_version=seen.version)
