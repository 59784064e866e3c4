"""The best split: pieces of the curves bought in the order of what they bring."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

curve = st.tuples(st.integers(0, 900), st.integers(0, 900)).map(lambda two: [0, max(two), max(two) + min(two)])
few = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def split(planned, within, budget=None):
    return {
        name: float(multiple)
        for name, multiple in planned.told("plan/best_split", "channel", "multiple", within=within, budget=budget)
    }


def test_money_moves_to_where_the_next_piece_brings_most(planned):
    planned.keep(Search=[0, 400, 700], Events=[0, 100, 200])
    assert split(planned, 0.2) == {"Search": 1.2, "Events": 0.8}
    assert split(planned, 0.6) == {"Search": 1.6, "Events": 0.4}


def test_a_channel_of_which_we_cannot_tell_is_never_given_more(planned):
    planned.keep(Search=[0, 400, 700], Events=[0, 100, 200], drives={"Search": "cannot_tell"})
    assert split(planned, 0.2) == {"Search": 1.0, "Events": 1.0}


def test_what_finds_no_room_stays_unspent(planned):
    planned.keep(Search=[0, 400, 700], Events=[0, 100, 200])
    assert split(planned, 0.2, budget=2) == {"Search": 1.2, "Events": 1.2}


@few
@given(search=curve, events=curve, video=curve, within=st.sampled_from([0.2, 0.6]), budget=st.sampled_from([0.9, 1.0, 1.1]))
def test_no_other_split_within_the_bounds_brings_more(planned, search, events, video, within, budget):
    planned.keep(Search=search, Events=events, Video=video)
    found = split(planned, within, budget)
    curves = {"Search": search, "Events": events, "Video": video}
    assert all(1 - within - 1e-9 <= multiple <= 1 + within + 1e-9 for multiple in found.values())
    assert sum(found.values()) == pytest.approx(3 * budget)
    assert brought(curves, found) == pytest.approx(best(curves, within, budget), abs=1e-6)


def brought(curves, multiples):
    return sum(
        curve[1] * min(multiples[name], 1) + (curve[2] - curve[1]) * max(multiples[name] - 1, 0) for name, curve in curves.items()
    )


def best(curves, within, budget):
    """The same by linear programming: below and above today's spend are two goods of each channel."""
    worth = [each for curve in curves.values() for each in (curve[1], curve[2] - curve[1])]
    bounds = [(1 - within, 1), (0, within)] * len(curves)
    return -linprog([-one for one in worth], A_ub=[[1] * len(worth)], b_ub=[len(curves) * budget], bounds=bounds).fun


def test_more_budget_never_brings_less(planned):
    planned.keep(Search=[0, 400, 700], Events=[0, 100, 150], Video=[0, 90, 90])
    curves = {"Search": [0, 400, 700], "Events": [0, 100, 150], "Video": [0, 90, 90]}
    rising = [brought(curves, split(planned, 0.6, budget / 10)) for budget in range(4, 17)]
    assert rising == sorted(rising)
