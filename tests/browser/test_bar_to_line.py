"""From a bar of the waterfall to its deals, to what changed about one, to the line of the file that says so."""

from pathlib import Path

import pytest

from tests.browser.conftest import PATIENCE

DEALS = """opportunity_id,opportunity_name,stage,amount,created_at,close_date
1,Acme launch,Open,{amount},2026-09-01,2026-12-01
2,Globex renewal,Open,500,2026-09-01,2026-12-05
{newest}"""
OCTOBER = DEALS.format(amount=900, newest="")
NOVEMBER = DEALS.format(amount=1200, newest="3,Initech pilot,Open,100,2026-11-01,2026-12-20\n")


@pytest.fixture
def moved(serve, tmp_path):
    """A company of a few deals, one of which grew from 900 to 1,200 between two exports."""
    server = serve()
    for name, text, day in (("october.csv", OCTOBER, "2026-10-05"), ("november.csv", NOVEMBER, "2026-11-01")):
        path = Path(tmp_path, name)
        path.write_text(text, encoding="utf-8")
        server.command("load", str(path), "--observed-on", day, "--yes")
    return server


def tick_first(person, place: int) -> str:
    """Tick the first row of the grid at that place on the page."""
    grid = person.page.locator("[data-testid=stDataFrame]").nth(place)
    grid.scroll_into_view_if_needed()
    grid.locator("canvas").first.click(position={"x": 18, "y": 52}, force=True)
    person.page.wait_for_timeout(500)
    return person.words()


def test_a_bar_leads_to_its_deals_a_deal_to_its_changes_and_a_change_to_its_line(moved, visit):
    person = visit(moved)
    assert "What happened to the pipeline" in person.go("/pipeline?part=What+moved")
    person.page.locator(".stPlotlyChart").first.locator(".barlayer .point path").last.click(force=True)
    person.page.wait_for_selector("text=which deals?", timeout=PATIENCE * 1000)
    person.words()
    assert "bar=End" in person.page.url
    assert "What changed about Acme launch" in tick_first(person, 0)
    words = tick_first(person, 1)
    assert "october.csv, line 2" in words
    assert "1,Acme launch,Open,900,2026-09-01,2026-12-01" in words


def test_a_bar_is_chosen_by_its_name_too_and_the_link_keeps_it(moved, visit):
    person = visit(moved)
    assert "End: which deals?" in person.go("/pipeline?part=What+moved&bar=End")
    person.page.get_by_role("radiogroup", name="Its deals").get_by_text("Increased").click()
    person.page.wait_for_timeout(500)
    assert "Increased: which deals?" in person.words()
