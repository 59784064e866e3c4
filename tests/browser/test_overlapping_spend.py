"""Two reports of the same spend, in a real browser: replace or add is asked, and undo brings the first back."""

import json
from pathlib import Path

import pytest

BY_CHANNEL = "date,channel,cost\n2026-03-02,Paid Search,100.00\n2026-03-03,Paid Search,50.00\n"
BY_CAMPAIGN = (
    "date,channel,campaign_name,cost\n2026-03-02,Paid Search,Brand,60.00\n2026-03-02,Paid Search,Generic,40.00\n"
    "2026-03-03,Paid Search,Brand,55.00\n"
)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("answer", "spend"), [("Replace what is there", "155.00"), ("Add to it", "305.00")])
def test_a_report_of_the_same_days_asks_replace_or_add(serve, visit, tmp_path, answer, spend):
    server = serve()
    server.command("load", str(written(tmp_path, "channels.csv", BY_CHANNEL)), "--yes")
    person = visit(server)
    person.go("/data?workspace=own")
    words = person.upload(written(tmp_path, "keywords.csv", BY_CAMPAIGN))
    assert "is loaded already from" in words
    assert person.page.locator("button").filter(has_text="Load 3 rows").count() == 0
    person.press(answer)
    person.press("Load")
    assert "3 rows of keywords.csv loaded." in person.words()
    assert spend_of(server) == spend
    person.press("Undo")
    assert spend_of(server) == "150.00"


def spend_of(server) -> str:
    """What the pages count, in March."""
    days = [
        word
        for day in ("from=2026-03-01", "to=2026-04-01", "base_from=2026-02-01", "base_to=2026-03-01")
        for word in ("--param", day)
    ]
    answer = json.loads(server.command("ask", "week/media_spend", *days, "--as-of", "2026-04-01", "--json"))
    return f"{answer['rows'][0]['value']:.2f}"
