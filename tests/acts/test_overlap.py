"""Spend that two files tell at another grain or from another source counts once, or somebody says that it counts twice."""

import pytest

from dashboard.acts.load import Overlapping, commit, preview
from dashboard.acts.undo import undo
from dashboard.intake import Options, read

CAMPAIGNS = "date,channel,campaign_name,cost\n2026-01-05,Paid Search,Brand,60\n2026-01-05,Paid Search,Category,40\n"
TOTALS = "date,channel,cost\n2026-01-05,Paid Search,100\n2026-01-06,Paid Search,90\n"


def reading(text, name="spend.csv"):
    return read(text.encode(), name, Options(table="spend"))


def spent(warehouse):
    return [row[2] for row in warehouse.look("mart_spend", "date campaign_name cost")[1:]]


@pytest.fixture
def loaded(warehouse):
    commit(warehouse.real, reading(CAMPAIGNS))
    return warehouse


def test_another_grain_of_the_same_days_is_asked_about_with_what_it_would_double(loaded):
    with pytest.raises(
        Overlapping,
        match=r"Paid Search spend of 1 day \(5 Jan 2026\) is loaded already from file, told by campaign name: \$100\.00",
    ):
        commit(loaded.real, reading(TOTALS))
    assert spent(loaded) == ["60.00", "40.00"]


def test_replace_counts_the_new_lines_only_and_undo_brings_the_old_ones_back(loaded):
    batch = commit(loaded.real, reading(TOTALS), overlap="replace")
    assert spent(loaded) == ["100.00", "90.00"]
    undo(loaded.real, batch.batch_id)
    assert spent(loaded) == ["60.00", "40.00"]


def test_add_counts_both_and_the_next_week_is_not_asked_about_again(loaded):
    commit(loaded.real, reading(TOTALS), overlap="add")
    assert sorted(spent(loaded)) == ["100.00", "40.00", "60.00", "90.00"]
    commit(loaded.real, reading("date,channel,campaign_name,cost\n2026-01-06,Paid Search,Brand,50\n"))
    assert len(spent(loaded)) == 5


def test_a_later_file_of_the_same_grain_replaces_without_a_question(loaded):
    commit(loaded.real, reading(CAMPAIGNS.replace("60", "61")))
    assert spent(loaded) == ["61.00", "40.00"]


def test_other_days_and_other_channels_are_no_overlap(loaded):
    commit(loaded.real, reading("date,channel,cost\n2026-01-09,Paid Search,5\n2026-01-05,Events,7\n"))
    assert len(spent(loaded)) == 4


def test_the_preview_asks_before_anything_is_saved(loaded):
    shown = preview(loaded.real, reading(TOTALS))
    assert "replace it, or add to it?" in shown.overlap
    assert preview(loaded.real, reading(TOTALS), overlap="add").overlap == ""
    assert loaded.real.version == 1


def test_campaigns_of_one_channel_in_two_files_do_not_replace_each_other(loaded):
    commit(loaded.real, reading("date,channel,campaign_name,cost\n2026-01-05,Paid Search,Rivals,25\n"))
    assert sorted(spent(loaded)) == ["25.00", "40.00", "60.00"]
