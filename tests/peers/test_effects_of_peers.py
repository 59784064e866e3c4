"""The statistics against published answers: R's CausalImpact, Proposition 99, and a media mix example with known truth."""

import json

import numpy as np
import pandas as pd
import pytest

from dashboard.effects.before_after import impact
from dashboard.effects.fit import fit, interval
from dashboard.effects.geo import difference_in_differences, synthetic_control
from dashboard.effects.panel import Panel

PYMC_WIDTHS = {"x1": 5507 - 4525, "x2": 2526 - 2181}


def series(peers, name, outcome, controls, **reading):
    frame = pd.read_csv(peers / "causalimpact" / f"{name}_data.csv", **reading)
    return frame, frame[outcome].to_numpy(float), frame[controls].to_numpy(float)


def test_google_series_agrees_with_r(peers):
    _, outcome, controls = series(peers, "google", "y", ["x1", "x2"])
    told = impact(outcome, controls, start=61)
    assert (told.mean, told.low, told.high) == pytest.approx((27, 18, 36), abs=2)


def test_comparison_series_agrees_with_r(peers):
    frame, outcome, controls = series(peers, "comparison", "CHANGED", ["NOT_CHANGED_1", "NOT_CHANGED_2", "NOT_CHANGED_3"])
    start = int((frame["DATE"] < "2019-07-15").sum())
    told = impact(outcome[: start + 18], controls[: start + 18], start)
    assert told.mean == pytest.approx(-657, abs=60)
    assert (told.low, told.high) == pytest.approx((-2076, 832), abs=120)


def test_volkswagen_series_agrees_with_r(peers):
    frame, outcome, controls = series(peers, "volks", "VolksWagen", ["BMW", "Allianz"], sep=" ")
    start, end = int((frame["Date"] < "2015-09-20").sum()), int((frame["Date"] <= "2017-03-19").sum())
    told = impact(outcome[:end], controls[:end], start)
    assert (told.mean, told.low, told.high) == pytest.approx((-44, -55, -33), abs=1.5)


def test_arma_series_agrees_with_r(peers):
    _, outcome, controls = series(peers, "arma", "y", ["X"])
    told = impact(outcome + np.r_[np.zeros(70), np.ones(30)], controls, start=70)
    assert (told.mean, told.low, told.high) == pytest.approx((0.89, 0.27, 1.5), abs=0.05)


def test_proposition_99_agrees_with_what_was_published(peers):
    frame = pd.read_csv(peers / "prop99" / "california_prop99.csv", sep=";")
    packs = frame.pivot(index="Year", columns="State", values="PacksPerCapita")
    start = int((packs.index < 1989).sum())
    told = synthetic_control(packs["California"].to_numpy(), packs.drop(columns="California").to_numpy(), start)
    assert told.mean == pytest.approx(-19.5, abs=0.2)
    assert told.effect[-1] == pytest.approx(-26.6, abs=0.2)
    assert told.rank <= 3
    assert difference_in_differences(packs.to_numpy(), packs.columns == "California", start).effect == pytest.approx(-27.3, abs=0.1)


def test_media_mix_example_covers_its_truth(peers):
    frame = pd.read_csv(peers / "pymc_marketing" / "mmm_example.csv")
    truth = json.loads((peers / "pymc_marketing" / "truth_mmm_example.json").read_text())["contribution"]
    panel = Panel(
        outcome=frame[["y"]].to_numpy(),
        spend=frame[["x1", "x2"]].to_numpy()[:, None, :],
        first=0,
        last=len(frame),
        kind="amount",
        controls=frame[["event_1", "event_2"]].to_numpy(float),
    )
    found, spent = fit(panel), panel.spend.sum(axis=(0, 1))
    for one, (name, width) in enumerate(PYMC_WIDTHS.items()):
        low, mid, high = interval(found.by_channel[:, one])
        assert low < truth[name] < high
        assert mid == pytest.approx(truth[name], rel=0.07)
        assert (high - low) / spent[one] < 1.25 * width
