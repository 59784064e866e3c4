"""Two clocks: what was known at a version, and which events are left out."""

from datetime import date

import pytest

from dashboard.library import ask
from dashboard.warehouse import UnknownVersion

SPEND = """
    date        channel      cost
    2026-01-05  Paid Search  100.00
    2026-01-06  Paid Search  40.00
"""
WINDOW = {"from": date(2026, 1, 1), "to": date(2026, 2, 1)}


def spend(warehouse, **clocks):
    return warehouse.ask("week/media_spend", **WINDOW, base_from=date(2025, 12, 1), base_to=date(2026, 1, 1), **clocks)[1][0]


def test_the_past_stays_as_it_was_known(warehouse):
    first = warehouse.load("spend", SPEND)
    warehouse.load("spend", "date        channel      cost\n2026-01-05  Paid Search  70.00")
    warehouse.undo(first)
    assert [spend(warehouse, version=version) for version in (1, 2, 3)] == ["140.00", "110.00", "70.00"]


def test_events_on_or_after_the_as_of_date_are_left_out(warehouse):
    warehouse.load("spend", SPEND)
    assert spend(warehouse, as_of="2026-01-06") == "100.00"
    assert spend(warehouse, as_of="2026-01-07") == "140.00"


def test_a_past_looked_at_twice_answers_the_same_and_the_present_is_not_disturbed(warehouse):
    warehouse.load("spend", SPEND)
    warehouse.load("spend", "date        channel      cost\n2026-01-07  Paid Search  1.00")
    assert [spend(warehouse, version=1), spend(warehouse), spend(warehouse, version=1)] == ["140.00", "141.00", "140.00"]


def test_more_pasts_than_are_kept_all_answer(warehouse):
    for day in range(1, 7):
        warehouse.load("spend", f"date        channel      cost\n2026-01-0{day}  Paid Search  1.00")
    assert [spend(warehouse, version=version) for version in (1, 2, 3, 4, 5, 1)] == ["1.00", "2.00", "3.00", "4.00", "5.00", "1.00"]


def test_a_version_nobody_made_is_refused(warehouse):
    warehouse.load("spend", SPEND)
    with pytest.raises(UnknownVersion, match="There is no version 9: the newest is 1"):
        ask(warehouse.real, "data/batches", version=9)


def test_the_batches_of_a_past_version_are_those_known_then(warehouse):
    warehouse.load("spend", SPEND)
    second = warehouse.load("spend", "date        channel      cost\n2026-01-07  Paid Search  1.00")
    warehouse.undo(second)
    statuses = {version: [row[-1] for row in only(warehouse, version)] for version in (1, 2, 3)}
    assert statuses == {1: ["loaded"], 2: ["loaded", "loaded"], 3: ["undone", "loaded"]}


def only(warehouse, version):
    answer = warehouse.ask("data/batches", version=version)
    place = answer[0].index("status")
    return [[row[place]] for row in answer[1:]]
