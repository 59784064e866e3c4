"""A plan is one batch: it survives a restart, is taken back like any other, and says what it lacks."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.acts.save_plan import NothingToSave, save_plan
from dashboard.acts.undo import undo
from dashboard.library import ask
from dashboard.warehouse import Warehouse

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))
LINES = [
    {"channel": name, "spend": Decimal(spend), "expected_low": Decimal(1), "expected_mid": Decimal(2), "expected_high": Decimal(3)}
    for name, spend in (("All channels", 30), ("Search", 20), ("Events", 10))
]


def plans(warehouse):
    with warehouse.reading() as reader:
        return reader.execute("select plan_name, channel, spend from stg_plans order by spend desc").fetchall()


def test_a_plan_survives_a_restart_whole(warehouse):
    path = warehouse.real.path
    save_plan(warehouse.real, "Less events", QUARTER, LINES)
    warehouse.real.close()
    reopened = Warehouse.open(path)
    assert plans(reopened) == [
        ("Less events", name, Decimal(spend)) for name, spend in (("All channels", 30), ("Search", 20), ("Events", 10))
    ]
    reopened.close()


def test_undo_takes_the_whole_plan_back(warehouse):
    save_plan(warehouse.real, "Less events", QUARTER, LINES)
    undo(warehouse.real, ask(warehouse.real, "plan/saved").first()["batch_id"])
    assert plans(warehouse.real) == []


def test_two_plans_of_one_name_stand_side_by_side(warehouse):
    assert save_plan(warehouse.real, "Less events", QUARTER, LINES) != save_plan(warehouse.real, "Less events", QUARTER, LINES)
    assert len(plans(warehouse.real)) == 6


def test_a_plan_without_a_name_is_refused_in_a_sentence(warehouse):
    with pytest.raises(NothingToSave, match="Give the plan a name"):
        save_plan(warehouse.real, "  ", QUARTER, LINES)
    assert warehouse.real.version == 0
