"""From a bar of the waterfall to its deals, to what changed about one, to the line of the file."""

from pathlib import Path

DEALS = """opportunity_id,opportunity_name,stage,amount,created_at,close_date
1,Acme launch,Open,{amount},2026-09-01,2026-12-01
2,Globex renewal,Open,500,2026-09-01,2026-12-05
"""


def written(folder: Path, name: str, amount: int) -> str:
    path = folder / name
    path.write_text(DEALS.format(amount=amount), encoding="utf-8")
    return str(path)


def choose_first(person, place: int) -> None:
    """Choose the first row of the grid at that place on the page."""
    grid = person.page.locator("[data-testid=stDataFrame]").nth(place)
    grid.scroll_into_view_if_needed()
    grid.locator("canvas").first.click(position={"x": 18, "y": 52}, force=True)
    person.page.wait_for_timeout(500)
    person.words()


def test_a_bar_leads_to_its_deals_a_deal_to_its_changes_and_a_change_to_its_line(serve, visit, tmp_path):
    server = serve()
    server.command("load", written(tmp_path, "week1.csv", 900), "--observed-on", "2026-10-05", "--yes")
    server.command("load", written(tmp_path, "week2.csv", 1200), "--observed-on", "2026-11-02", "--yes")
    person = visit(server)
    assert "What happened to the pipeline" in person.go("/pipeline")
    bars = person.page.locator(".stPlotlyChart").first.locator(".barlayer .point path")
    bars.last.click(force=True)
    person.page.wait_for_timeout(500)
    assert "End: which deals?" in person.words()
    choose_first(person, 0)
    assert "What changed about Acme launch" in person.words()
    choose_first(person, 1)
    assert "week" in person.words()
