"""What stands out among groups, and what another scope explains."""

from itertools import product

import numpy as np
import pytest
from scipy.stats import norm, poisson

from dashboard.effects.contrast import normal
from dashboard.effects.findings import findings_study

REGIONS, SEGMENTS, WEEKS = ("North", "South", "East", "West"), ("Small", "Large"), 104
SEARCH = {
    "kind": "win_rate_drop",
    "family": "share",
    "worse": "low",
    "against": ("past",),
    "dimensions": ("region", "segment"),
    "within": ("segment",),
}


def company(seed: int, rate) -> list[dict[str, object]]:
    random = np.random.default_rng(seed)
    groups = product(REGIONS, SEGMENTS, range(WEEKS))
    return [row(random, region, segment, week, rate(region, segment, week)) for region, segment, week in groups]


def row(random: np.random.Generator, region: str, segment: str, week: int, rate: float) -> dict[str, object]:
    tries = random.poisson(6)
    hits = random.binomial(tries, rate)
    return {"region": region, "segment": segment, "weeks_ago": week, "hits": hits, "tries": tries, "amount": tries * 1000}


def found(rows, **other):
    return findings_study({"searches": [SEARCH | other | {"rows": rows}]}, lambda share, words: None)


def test_a_region_whose_rate_fell_is_found_whole_and_nothing_else():
    rows = company(1, lambda region, segment, week: 0.15 if region == "North" and week < 20 else 0.3)
    [drop] = found(rows)
    assert drop.scope == {"region": "North"}
    assert drop.low < 0.15 * 12 * 13 * 1000 < drop.high
    assert 13 <= drop.weeks <= 26


def test_a_drop_of_one_segment_in_one_region_is_not_told_of_the_whole_region():
    rows = company(2, lambda region, segment, week: 0.1 if (region, segment) == ("East", "Large") and week < 26 else 0.3)
    assert [each.scope for each in found(rows)] == [{"region": "East", "segment": "Large"}]


def test_a_drop_everywhere_is_told_of_the_company():
    rows = company(3, lambda region, segment, week: 0.2 if week < 26 else 0.3)
    assert {} in [each.scope for each in found(rows)]


def test_where_nothing_happened_hardly_anything_is_found():
    companies = [found(company(seed, lambda region, segment, week: 0.3)) for seed in range(10, 30)]
    assert sum(map(bool, companies)) <= 3


def test_a_region_that_was_always_lower_is_no_drop_but_stands_out_from_its_peers():
    rows = company(4, lambda region, segment, week: 0.2 if region == "West" else 0.3)
    assert found(rows) == []
    [lower] = found(rows, against=("peers",))
    assert (lower.scope, lower.weeks) == ({"region": "West"}, None)


def test_a_drop_of_the_others_is_no_rise():
    rows = company(5, lambda region, segment, week: 0.12 if region != "North" and week < 26 else 0.3)
    assert found(rows, kind="win_rate_rise", worse="high") == []


def test_one_bad_region_is_not_told_of_the_company():
    rows = company(6, lambda region, segment, week: 0.05 if region == "South" and week < 30 else 0.3)
    assert [each.scope for each in found(rows)] == [{"region": "South"}]


def test_few_hits_are_skewed_so_twenty_where_eight_are_usual_is_rarer_than_it_looks_but_not_by_much():
    [z] = normal(np.array([12.0]), np.array([8.0]), np.array([8.0]), step=1.0)
    assert norm.sf(z) == pytest.approx(poisson.sf(19, 8), rel=0.3)
    assert norm.sf(11.5 / 8**0.5) < poisson.sf(19, 8) / 5


def test_nothing_loaded_is_nothing_found():
    assert found([]) == []
