"""Whatever a file holds, a page shows it as text: nothing runs, nothing is fetched, nothing is a live link."""

from datetime import date
from pathlib import Path

import pytest

import dashboard.ui
from dashboard import intake
from dashboard.acts.load import commit
from tests.ui.conftest import html_of

HOSTILE = ["<img src=x onerror=alert(1)>", "![x](http://evil/x.png)", "[click](javascript:alert(1))", "$\\alpha$ $5", ":red[x]"]
PARTS = """
from dashboard.ui import *
when = filters("period", "region", "segment", "channel")
sentence("week/opening", "**{won}** {biggest_gap_region}", **when)
cards("pipeline/win_rate_by_region", "{region}", "won_amount", detail="{region}", title="Moves", **when)
table("pipeline/won_rows", **when)
chart("pipeline/won_against_target", "columns_with_target", **when)
chart("pipeline/won_against_target", "bars", y="won", **when)
"""


@pytest.fixture(params=HOSTILE)
def hostile(request, own):
    rows = f"O-1\tClosed Won\tyes\tyes\t2026-07-02\t2026-07-20\t1000.00\t{request.param}\t{request.param}\n"
    head = "opportunity_id\tstage\tis_closed\tis_won\tcreated_at\tclose_date\tamount\tregion\tsegment\n"
    reading = intake.read((head + rows).encode(), "deals.csv", intake.Options(table="opportunities"))
    commit(own.real, reading, observed_on=date(2026, 7, 22))
    return request.param


def test_hostile_words_stay_words(hostile, page):
    app = page(PARTS)
    assert not app.exception
    shown = html_of(app)
    assert "<img" not in shown
    assert "<a " not in shown
    for figure in app.get("plotly_chart"):
        assert "<img" not in figure.proto.spec


def test_the_kit_never_lets_html_into_markdown_or_scripts_into_html():
    for path in Path(dashboard.ui.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "unsafe_allow" not in text, path.name
        assert path.name == "text.py" or "html.escape" not in text, path.name
        assert "components" not in text, path.name
