"""Grouped reports: a group named once is carried down where the file proves the groups, and nowhere else."""

from decimal import Decimal

HEADER = "Stage  ↑,Opportunity Owner,Opportunity Name,Account Name,Amount,Close Date\n"
GROUPED = HEADER + (
    "Prospecting,Ana,A,Acme,100.00,2026-09-30\n"
    ",Sam,B,Globex,200.00,2026-09-30\n"
    "Subtotal,,Sum,,300.00,\n"
    ",,Count,,2,\n"
    "Closed Won,Ana,C,Hooli,50.00,2026-08-31\n"
    "Subtotal,,Sum,,50.00,\n"
    ",,Count,,1,\n"
    "Total,,Sum,,350.00,\n"
    ",,Count,,3,\n"
)


def test_a_group_named_once_is_carried_down(read):
    reading = read(GROUPED)
    assert reading.rows["stage"].to_pylist() == ["Prospecting", "Prospecting", "Closed Won"]
    assert any("carried down into 1 cell" in note for note in reading.notes)


def test_subtotals_counts_and_the_grand_total_are_set_aside_and_agree(read):
    reading = read(GROUPED)
    assert (reading.money.loaded, reading.money.skipped) == (Decimal("350.00"), Decimal("700.00"))
    assert (reading.rows_in, len(reading.skips), reading.rejects) == (9, 6, ())
    assert sum("match the export's own total" in note for note in reading.notes) == 3


def test_subtotals_prove_groups_without_an_arrow(read):
    assert read(GROUPED.replace("  ↑", "")).rows["stage"].to_pylist() == ["Prospecting", "Prospecting", "Closed Won"]


def test_two_levels_of_groups_are_carried_down(read):
    text = "Stage ↑,Opportunity Owner ↑,Opportunity Name,Account Name,Amount\nWon,Ana,A,X,1\n,,B,Y,2\n,Sam,C,Z,3\nLost,Ana,D,X,4\n"
    rows = read(text, table="opportunities").rows
    assert rows["owner"].to_pylist() == ["Ana", "Ana", "Sam", "Ana"]
    assert rows["stage"].to_pylist() == ["Won", "Won", "Won", "Lost"]


def test_a_blank_that_nothing_proves_to_be_a_group_stays_blank(read):
    text = "Stage,Opportunity Name,Account Name,Amount,Close Date\nWon,A,X,1,2026-09-30\n,B,Y,2,2026-09-30\n,C,Z,3,2026-09-30\n"
    reading = read(text)
    assert (reading.rows.num_rows, reading.rows_rejected) == (1, 2)
    assert any("details only" in note for note in reading.notes)


def test_a_deal_called_count_stays(read):
    text = "Opportunity ID,Opportunity Name,Stage,Amount\n1,Count,Won,5\n2,B,Won,6\nTotal,,,11\n"
    assert read(text, table="opportunities").rows.num_rows == 2
