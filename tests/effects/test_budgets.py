"""How far a budget is steered by what may move deals too."""

from dataclasses import replace

import numpy as np

from dashboard.effects.budgets import LEAST, budgets, explained
from tests.effects.small import panel

WAVE = np.sin(np.arange(104) / 9.0)[:, None]


def share(of_week):
    given = panel(each=0.0)
    logs = np.broadcast_to(of_week, (104, 1))[:, :, None]
    return float(explained(logs, np.zeros((104, 1)), replace(given, outcome=given.outcome[:, :1]))[0])


def test_a_budget_drawn_by_lot_is_explained_by_nothing():
    assert share(np.random.default_rng(3).normal(size=(104, 1))) <= LEAST + 0.05


def test_a_budget_that_moves_slowly_is_explained_by_its_past():
    assert share(WAVE) > 0.9


def test_half_of_a_budget_that_is_half_lot_is_explained():
    assert 0.2 < share(WAVE + np.random.default_rng(4).normal(0, 0.7, (104, 1))) < 0.7


def lottery(of_week):
    given = panel(each=0.0)
    spend = 1000 * np.exp(0.3 * of_week)[:, :, None]
    return budgets(replace(given, outcome=given.outcome[:, :1], spend=spend)).lottery


def test_a_budget_drawn_by_lot_is_most_likely_a_lottery():
    assert lottery(np.random.default_rng(3).normal(size=(104, 1))) > 0.9


def test_a_budget_that_moves_slowly_is_no_lottery():
    assert lottery(WAVE) < 0.1
