"""What other spend would bring: sums of pieces of the curves, in a quarter of 91 days of a window of 364."""

import numpy as np
import pytest

from dashboard.effects import interval

QUARTER = {"quarter": "2026-04-15"}


def test_todays_pace_brings_a_quarter_of_the_window(planned):
    planned.keep(Search=[0, 400, 600], Events=[0, 40, 80])
    assert planned.told("plan/what_if", "channel", "spend", "revenue", "change", **QUARTER) == [
        ["All channels", "182.00", "110.00", "0.00"],
        ["Events", "91.00", "10.00", "0.00"],
        ["Search", "91.00", "100.00", "0.00"],
    ]


def test_between_two_points_the_answer_lies_on_the_line(planned):
    planned.keep(Search=[0, 400, 600])
    half_more = {"plan_channels": ["Search"], "plan_multiples": [1.5], **QUARTER}
    assert planned.told("plan/what_if", "spend", "revenue", "change", "pipeline", "deals", **half_more)[1] == [
        "136.50", "125.00", "25.00", "250.00", "12.5",
    ]  # fmt: skip


def test_the_last_unit_costs_what_its_piece_of_the_curve_says(planned):
    planned.keep(Search=[0, 728, 1092])
    assert [row[0] for row in planned.told("plan/what_if", "last_unit", **QUARTER)][1] == "2.0000"
    more = {"plan_channels": ["Search"], "plan_multiples": [2], **QUARTER}
    assert [row[0] for row in planned.told("plan/what_if", "last_unit", **more)][1] == "1.0000"


def test_totals_are_those_of_the_draws_and_not_of_the_middles(planned):
    planned.keep(Search=[[0, 0, 0], [0, 0, 0], [0, 400, 400]], Events=[[0, 400, 400], [0, 0, 0], [0, 0, 0]])
    assert [row[0] for row in planned.told("plan/what_if", "revenue", **QUARTER)] == ["100.00", "0.00", "0.00"]


def test_the_chance_counts_the_draws_in_which_the_same_money_brings_more(planned):
    planned.keep(Search=[[0, 400, 800], [0, 400, 400]], Events=[0, 40, 80])
    moved = {"plan_channels": ["Search", "Events"], "plan_multiples": [1.5, 0.5], **QUARTER}
    assert planned.told("plan/what_if", "chance", **moved)[0] == ["0.5"]
    assert planned.told("plan/what_if", "chance", **QUARTER)[0] == [""]


def test_more_money_beats_todays_only_where_its_gross_profit_returns_it(planned):
    planned.warehouse.sign_margin("0.5")
    planned.keep(Search=[[0, 400, 2000], [0, 400, 800]])
    twice = {"plan_channels": ["Search"], "plan_multiples": [2], **QUARTER}
    assert planned.told("plan/what_if", "chance", **twice)[0] == ["0.5"]


def test_spend_beyond_the_fastest_quarter_says_so(planned):
    planned.keep(Search=[0, 400, 600], fastest=1.2)
    for multiple, beyond in ((1.2, ""), (1.3, "beyond")):
        given = {"plan_channels": ["Search"], "plan_multiples": [multiple], **QUARTER}
        assert planned.told("plan/what_if", "caution", **given) == [[""], [beyond]]


def test_at_todays_pace_a_year_reads_as_the_verdict_does(planned):
    drawn = np.maximum(np.random.default_rng(1).normal(4000, 6000, 200), 0).round()
    planned.keep(Search=[[0, draw, 2 * draw] for draw in drawn.tolist()])
    [row] = planned.told("plan/what_if", "revenue_low", "revenue", "revenue_high", **QUARTER)[:1]
    assert [4 * float(end) for end in row] == pytest.approx(interval(drawn), abs=0.02)
