"""Experiments as the model takes them."""

from datetime import date

import numpy as np
import pytest

from dashboard.effects.revenue import LOST, WON, Deals
from dashboard.effects.tested import Known, lift_tests

DEALS = Deals(
    age=np.full(400, 30), outcome=np.tile([WON, LOST, LOST, LOST], 100), amount=np.full(400, 1000.0),
    group=np.repeat([0, 1], 200), counted=np.ones(400, dtype=bool),
)  # fmt: skip
KNOWN = Known(date(2026, 1, 5), 52, ("East", "West"), ("Search",), DEALS)
TEST = {
    "experiment_id": "T1", "channel": "Search", "start_date": date(2026, 3, 2), "end_date": date(2026, 3, 29),
    "design": "geo hold-out", "treated": "West", "treated_share": 0.5,
    "lift": 12.0, "standard_error": 3.0, "outcome": "opportunities",
}  # fmt: skip


def taken(**changes):
    held, _ = lift_tests([TEST | changes], KNOWN)
    return held[0]


def refused(**changes):
    return lift_tests([TEST | changes], KNOWN)[1]


def test_a_hold_out_of_regions_counts_their_deals_and_four_weeks_of_echo():
    test = taken()
    assert (test.start, test.until, test.end, test.regions, test.design, test.share) == (8, 12, 16, (1,), "dark", 1.0)
    assert (test.lift, test.standard_error) == (12.0, 3.0)


def test_pipeline_is_turned_into_deals_by_their_mean_amount():
    test = taken(lift=12_000.0, standard_error=3_000.0, outcome="pipeline")
    assert (test.lift, test.standard_error) == pytest.approx((12.0, 3.0))


def test_revenue_is_turned_into_deals_by_what_a_deal_brings_and_grows_less_sure():
    test = taken(lift=3_000.0, standard_error=750.0, outcome="revenue")
    assert test.lift == pytest.approx(12.0, rel=0.1)
    assert test.standard_error > 0.25 * test.lift


def test_a_hold_out_of_accounts_is_a_share_of_all_deals():
    test = taken(treated="Acme;Globex", treated_share=0.2, design="account hold-out")
    assert (test.regions, test.design, test.share) == ((0, 1), "share", 0.2)


def test_a_test_that_names_no_place_was_everywhere():
    assert (taken(treated=None, treated_share=None).regions, taken(treated=None, treated_share=None).share) == ((0, 1), 1.0)


def test_what_cannot_be_used_is_told():
    assert refused(channel="Radio") == ["Test T1 is not used: Radio has no spend."]
    assert refused(treated="Mars", treated_share=None) == ["Test T1 is not used: no region or account of the data was treated."]
    assert refused(start_date=date(2025, 1, 6)) == ["Test T1 is not used: it lies outside the weeks of the data."]
