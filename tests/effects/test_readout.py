"""A finished test read out of regions and weeks."""

from datetime import date, timedelta

import numpy as np
import pytest

from dashboard.effects.readout import DIFFERENCE, LEVEL, SYNTHETIC, readout_study

FIRST = date(2025, 1, 6)
START, LONG = 40, 8
TEST = {
    "experiment_id": "EXP-1", "state": "over", "treated": "B", "control": None, "design": "geo hold-out",
    "start_date": FIRST + timedelta(weeks=START), "end_date": FIRST + timedelta(weeks=START + LONG, days=-1),
    "outcome": "opportunities",
}  # fmt: skip


def weeks(lost=0.0, regions="ABCDE", count=START + LONG + 4, seed=1):
    """Regions that move together with some noise of their own; B loses `lost` a week while the channel is dark."""
    rng = np.random.default_rng(seed)
    demand = 40 + rng.standard_normal(count).cumsum()
    found = []
    for size, region in enumerate(regions, start=1):
        own = size * demand * (1 + 0.03 * rng.standard_normal(count))
        own[START : START + LONG] -= lost if region == "B" else 0.0
        found += [
            {"region": region, "week_start_date": FIRST + timedelta(weeks=week), "opportunities": value}
            for week, value in enumerate(own)
        ]
    return found


def read(rows, **changes):
    found = readout_study({"tests": [TEST | changes], "weeks": rows}, lambda *_: None)
    return {row[1]: row for row in found.lifts}, found


@pytest.mark.parametrize("method", [LEVEL, SYNTHETIC, DIFFERENCE])
def test_what_a_pause_lost_is_what_the_channel_brings(method):
    _, _, low, lift, high, error, *_ = read(weeks(lost=20.0))[0][method]
    assert low < LONG * 20 < high
    assert lift == pytest.approx(LONG * 20, rel=0.35)
    assert error > 0


def test_in_a_scale_up_what_was_gained_is_what_it_brings():
    assert read(weeks(lost=-20.0), design="scale-up")[0][LEVEL][3] > 0


def test_treated_regions_that_stray_farthest_stand_first_among_the_placebos():
    *_, rank, units, sentence = read(weeks(lost=30.0))[0][SYNTHETIC]
    assert (rank, units, sentence) == (1, 5, "")


def test_only_the_regions_named_are_compared_with():
    assert read(weeks(), control="A;C")[0][SYNTHETIC][-2] == 3


def test_the_weeks_before_have_no_expectation_and_those_of_the_test_have_a_band():
    series = read(weeks(lost=20.0))[1].weeks
    assert len(series) == START + LONG + 4
    assert series[START - 1][3:] == (None, None, None)
    _, monday, actual, predicted, low, high = series[START]
    assert monday == TEST["start_date"]
    assert low < predicted < high
    assert actual < predicted


def test_accounts_are_not_read_out_and_a_sentence_says_why():
    [row] = read(weeks(), treated="ACC-1")[1].lifts
    assert row[1:8] == ("", *[None] * 6)
    assert "No region of the deals was treated" in row[-1]


def test_too_few_weeks_before_are_said():
    [row] = read(weeks(), start_date=FIRST + timedelta(weeks=5))[1].lifts
    assert row[-1].startswith("Only 5 weeks of deals lie before the test")


def test_one_other_region_tells_no_interval_of_a_difference():
    found, _ = read(weeks(regions="AB"))
    assert found[DIFFERENCE][2] is None
    assert "at least two other regions" in found[SYNTHETIC][-1]


def test_a_test_that_runs_is_not_read_out():
    assert read(weeks(), state="running")[1].lifts == ()


def test_intervals_hold_the_truth_nine_times_in_ten_where_regions_only_count_deals():
    rng, held = np.random.default_rng(5), []
    for _ in range(20):
        rows = [
            row | {"opportunities": rng.poisson(row["opportunities"] / 8)} for row in weeks(lost=0.0, seed=int(rng.integers(99)))
        ]
        held += [row[2] <= 0 <= row[4] for row in read(rows)[0].values()]
    assert np.mean(held) >= 0.8
