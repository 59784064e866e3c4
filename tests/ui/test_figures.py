"""Figures are plain dictionaries: zero-based, labelled directly, unknown left unknown."""

from datetime import date
from decimal import Decimal

import plotly.graph_objects as go
import pytest

from dashboard.ui.drawing import COLOURS, Drawing
from dashboard.ui.figures import KINDS, bars, columns_with_target, dots_with_range, lines, stacked, steps, waterfall
from dashboard.ui.labels import apart, named

MONTHS = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
SPENT = {"Spend": [Decimal("10.00"), None, Decimal("30.00")]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_figure_plotly_accepts(kind):
    low, high = [1, 2, 3], [20, 30, 40]
    assert go.Figure(KINDS[kind](Drawing(MONTHS, SPENT, "money", target=[5, None, 6], low=low, high=high)))


@pytest.mark.parametrize("kind", ["lines", "stacked", "columns_with_target"])
def test_value_axes_begin_at_zero(kind):
    assert KINDS[kind](Drawing(MONTHS, SPENT, "money"))["layout"]["yaxis"]["range"][0] == 0


def test_an_unknown_value_stays_unknown():
    assert lines(Drawing(MONTHS, SPENT, "money"))["data"][0]["y"] == [10.0, None, 30.0]


def test_hover_says_the_value_with_its_unit():
    assert bars(Drawing(["A"], {"Won": [Decimal("1900000.00")]}, "money"))["data"][0]["customdata"] == ["&#36;1.9M"]


def test_a_series_called_like_a_side_takes_its_colour_and_others_do_not():
    drawing = Drawing(MONTHS, {"marketing": [1, 2, 3], "partner": [1, 2, 3]}, "money")
    assert drawing.colour("marketing") == COLOURS["marketing"]
    assert drawing.colour("partner") not in COLOURS.values()


def test_labels_do_not_cover_each_other():
    assert apart([10.0, 10.5, 50.0], 100.0, ["A", "B", "C"]) == [10.0, 19.0, 50.0]
    assert apart([10.0, 10.0], 100.0, ["A<br>a", "B"]) == [10.0, 23.5]


def test_a_long_label_stands_in_lines_so_that_the_chart_keeps_its_room():
    assert named("Without spend", "$6.7M") == "<b>Without</b><br><b>spend</b> $6.7M"
    assert lines(Drawing(MONTHS, {"Without spend": [1, 2, 3], "All": [1, 2, 3]}, "money"))["layout"]["margin"]["r"] < 100


def test_an_interval_is_said_beside_its_dot():
    drawing = Drawing(["Webinars"], {"Return": [2]}, "ratio", low=[1], high=[3])
    assert dots_with_range(drawing)["data"][1]["customdata"] == ["<b>2.00</b><br>1.00 to 3.00"]


def test_a_target_is_a_mark_and_the_value_stands_above_its_column():
    figure = columns_with_target(Drawing(["Q1"], {"Won": [Decimal(100)]}, "money", target=[Decimal(200)]))
    assert figure["data"][1]["name"] == "Target"
    assert figure["layout"]["annotations"][0]["y"] == 100


def test_layers_are_named_beside_the_last_column():
    figure = stacked(Drawing(MONTHS, {"Won": [1, 2, 3], "<i>x</i>": [1, 2, None]}, "money"))
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["<b>Won</b>", "<b>&lt;i&gt;x&lt;/i&gt;</b>"]


def test_a_waterfall_hangs_each_bar_where_the_one_before_ended():
    figure = waterfall(Drawing(["Start", "New", "Won", "End"], {"Amount": [10, 5, -12, 3]}, "money"))
    assert [figure["data"][0]["base"], figure["data"][0]["y"]] == [[0.0, 10.0, 15.0, 0.0], [10.0, 5.0, -12.0, 3.0]]
    assert figure["layout"]["yaxis"]["range"][0] == 0


def test_a_waterfall_far_above_zero_is_cut_and_says_where():
    axis = waterfall(Drawing(["Start", "Won", "End"], {"Amount": [100_000, -10_000, 90_000]}, "money"))["layout"]["yaxis"]
    assert axis["range"][0] == 72_000
    assert axis["title"]["text"] == "cut at &#36;72k"


def test_a_step_takes_the_colour_of_who_can_act_on_it():
    drawing = Drawing(["Volume", "Speed"], {"Amount": [5, -5]}, "money", colours={"Volume": "marketing", "Speed": "sales"})
    assert steps(drawing)["data"][0]["marker"]["color"] == [COLOURS["marketing"], COLOURS["sales"]]
