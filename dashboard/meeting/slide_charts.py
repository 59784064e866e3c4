"""The pack's two charts as charts of the slides' own format: their numbers can be opened and changed there."""

from typing import Any

from dashboard.meeting.document import Chart
from dashboard.meeting.slides import rgb
from dashboard.meeting.svg import levels

_ROOM = 0.08
_FORMATS = {"percent": "0%", "money": "#,##0", "count": "#,##0"}


def add(slide: Any, chart: Chart, place: list[Any]) -> None:
    """Draw the chart on the slide."""
    _DRAWERS[chart.kind](slide, chart, place)


def _bars(slide: Any, chart: Chart, place: list[Any]) -> None:
    """Values, and targets where there are any, as bars from zero; the first place on top."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

    data = CategoryChartData(number_format=_FORMATS[chart.unit])
    data.categories = chart.places
    data.add_series(chart.name, chart.values)
    has_marks = any(mark is not None for mark in chart.marks)
    if has_marks:
        data.add_series(chart.mark_name, chart.marks)
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data).chart
    _calm(drawn, chart)
    drawn.category_axis.reverse_order = True
    drawn.value_axis.minimum_scale = 0
    drawn.has_legend = has_marks
    if has_marks:
        _legend(drawn)
        _paint(drawn.plots[0].series[0], chart.sides[0])
        _paint(drawn.plots[0].series[1], "calm")
    _paint_each(drawn.plots[0].series[0], chart)
    _words(drawn.plots[0].series[0], chart, XL_LABEL_POSITION.OUTSIDE_END)
    drawn.plots[0].gap_width, drawn.plots[0].overlap = 45, 0


def _waterfall(slide: Any, chart: Chart, place: list[Any]) -> None:
    """Each step stands on an unseen bar up to where it begins, and carries an unseen one that holds its words above it."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

    floor, bars = levels(chart)
    data = CategoryChartData(number_format=_FORMATS[chart.unit])
    data.categories = chart.places
    data.add_series("Begins at", [low for low, _ in bars])
    data.add_series(chart.name, [top - low for low, top in bars])
    data.add_series("Words", [(max(top for _, top in bars) - floor) * _ROOM] * len(bars))
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *place, data).chart
    _calm(drawn, chart)
    drawn.value_axis.minimum_scale = floor
    drawn.has_legend = False
    begins, steps, words = drawn.plots[0].series
    begins.format.fill.background()
    words.format.fill.background()
    _paint_each(steps, chart)
    _words(words, chart, XL_LABEL_POSITION.INSIDE_BASE)
    drawn.plots[0].gap_width, drawn.plots[0].overlap = 45, 100


def _words(series: Any, chart: Chart, position: Any) -> None:
    """The value of each bar in words."""
    from pptx.util import Pt

    for place, words in enumerate(chart.words):
        frame = series.points[place].data_label.text_frame
        frame.text = words
        for run in frame.paragraphs[0].runs:
            run.font.size, run.font.name = Pt(12), "Inter"
            run.font.color.rgb = rgb("text")
        series.points[place].data_label.position = position


def _paint_each(series: Any, chart: Chart) -> None:
    """Each bar in the colour of its side."""
    for place, side in enumerate(chart.sides):
        _paint(series.points[place], side)


def _paint(part: Any, side: str) -> None:
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = rgb(side)


def _legend(drawn: Any) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION

    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False


def _calm(drawn: Any, chart: Chart) -> None:
    from pptx.util import Pt

    drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(12), "Inter"
    drawn.font.color.rgb = rgb("soft")
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.visible = False
    drawn.category_axis.format.line.color.rgb = rgb("line")


_DRAWERS = {"bars": _bars, "waterfall": _waterfall}
