"""The Match part in a real browser: a strange word is confirmed as a known one, the share changes, and its undo brings it back."""

from pathlib import Path

DEALS = "opportunity_id,stage,amount,created_at,product\n1,Open,100,2026-01-05,GTXPro\n2,Open,50,2026-01-06,GTX Pro\n"
BEFORE, AFTER = "50% of deals with a product", "100% of deals with a product"
SPEND = "date,channel,campaign_name,cost\n2026-01-05,,Sponsoring,30\n"


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_confirmed_alias_changes_the_share_and_its_undo_brings_it_back(serve, visit, tmp_path):
    server = serve()
    server.command(
        "load", written(tmp_path, "deals.csv", DEALS), written(tmp_path, "products.csv", "product,family\nGTX Pro,GTX\n"), "--yes"
    )
    person = visit(server)
    words = person.go("/data?part=Match")
    assert BEFORE in words
    assert "GTXPro looks like GTX Pro" in words
    person.press("Same as GTX Pro")
    assert "GTXPro = GTX Pro: what would change" in person.words()
    assert BEFORE in person.words()
    person.press("Confirm")
    assert AFTER in person.words()
    person.press("Undo")
    assert BEFORE in person.words()


def test_a_rule_written_for_spend_without_a_channel_gives_it_one(serve, visit, tmp_path):
    server = serve()
    server.command("load", written(tmp_path, "deals.csv", DEALS), written(tmp_path, "ads.csv", SPEND), "--yes")
    person = visit(server)
    assert "$30.00 of spend is on a channel nothing else knows." in person.go("/data?part=Match")
    person.press("Write a rule")
    person.page.get_by_label("Channel", exact=True).fill("Events")
    person.press("See what it changes")
    assert "Rows it touches\t1, $30.00" in person.words()
    person.press("Confirm")
    assert "file / Sponsoring → Events 1 row, $30.00 of spend" in person.words()
