"""Weeks whose export seems to be missing are left out of the comparison, and told."""

from datetime import date

import numpy as np

from dashboard.effects.fit import interval
from dashboard.effects.panel import LiftTest, Panel
from dashboard.effects.silent import silent
from tests.effects.small import fitted

MONDAY = date(2026, 1, 5)
WEEKS, GAP = 60, slice(20, 26)


def company(deals_stop: bool, spend_stops: bool) -> tuple[np.ndarray, np.ndarray]:
    """Ten deals a week that two channels have nothing to do with, and a hole of six weeks."""
    rng = np.random.default_rng(3)
    outcome = rng.poisson(10.0, (WEEKS, 1)).astype(float)
    spend = rng.gamma(20.0, 50.0, (WEEKS, 1, 2))
    outcome[GAP] *= not deals_stop
    spend[GAP] *= not spend_stops
    return outcome, spend


def left_out(outcome: np.ndarray, spend: np.ndarray, tests=(), told=None):
    """What is left out where a line of spend stands in each week with spend."""
    return silent(outcome, spend, spend.sum(axis=(1, 2)) > 0 if told is None else told, tests, MONDAY)


def test_weeks_without_deals_where_many_are_usual_are_left_out():
    outside, said = left_out(*company(True, False))
    assert np.flatnonzero(outside.sum(axis=1)).tolist() == list(range(20, 26))
    assert said[0].startswith("No deal is on file from 25 May 2026 to 5 Jul 2026, though about 10 a week are usual:")


def test_a_company_of_few_deals_has_weeks_without_any():
    outcome, spend = company(True, False)
    assert left_out((outcome > 13).astype(float), spend) == (None, [])


def test_all_channels_stopping_at_once_looks_like_a_missing_export():
    outside, said = left_out(*company(False, True))
    assert outside.shape == (WEEKS, 6)
    assert "if spend was paused, enter the pause as a test, or load lines of nought." in said[0]


def test_a_pause_that_lines_of_nought_tell_of_is_a_pause():
    assert left_out(*company(False, True), told=np.ones(WEEKS, dtype=bool)) == (None, [])


def test_a_pause_that_a_test_tells_of_is_a_pause():
    paused = LiftTest(0, 20, 26, 30, 5.0, 2.0, regions=(0,))
    assert left_out(*company(False, True), (paused,)) == (None, [])


def test_one_channel_that_stops_is_no_gap():
    outcome, spend = company(False, True)
    spend[GAP, :, 1] = 9.0
    assert left_out(outcome, spend) == (None, [])


def test_an_effect_is_not_denied_because_an_export_is_missing():
    rng = np.random.default_rng(1)
    spend = rng.gamma(3.0, 300.0, (104, 1, 2))
    brought = 6 * np.tanh(spend[:, :, 0] / 900)
    outcome = rng.poisson(8 + brought).astype(float)
    spend[70:80] = 0.0
    outside, _ = left_out(outcome, spend)
    panel = Panel(outcome, spend, 52, 104)
    as_it_stands, without = (interval(fitted(panel, controls=columns).total) for columns in (None, outside))
    truth = brought[52:].sum()
    assert as_it_stands[2] < truth
    assert without[0] <= truth <= without[2]
