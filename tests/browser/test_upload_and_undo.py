"""The main way, in a real browser against a real server: a file in, its number on This week, and the way back."""

from pathlib import Path

HEADER = "opportunity_id,stage,amount,created_at,close_date\n"
OLD = f"{HEADER}1,Closed Won,111000,2026-01-05,2026-02-10\n2,Open,5000,2026-02-20,2026-12-01\n"
NEW = f"{HEADER}3,Closed Won,222000,2026-01-06,2026-02-12\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_uploaded_file_changes_this_week_and_its_undo_brings_the_old_number_back(serve, visit, tmp_path):
    server = serve()
    server.command("load", str(written(tmp_path, "deals.csv", OLD)), "--yes")
    person = visit(server)
    assert "$111k" in person.go()
    person.go("/data")
    preview = person.upload(written(tmp_path, "more deals.csv", NEW))
    assert "more deals.csv raises won (quarter to date) by $222,000.00. 1 row is right." in preview
    assert "$111k" in person.go()
    person.go("/data")
    person.upload(written(tmp_path, "more deals.csv", NEW))
    person.press("Load 1 row")
    assert "1 row of more deals.csv loaded." in person.words()
    assert "$333k" in person.go()
    person.go("/data")
    person.press("Undo")
    person.press("Take it back")
    assert "more deals.csv was taken back" in person.words()
    words = person.go()
    assert "$111k" in words
    assert "$333k" not in words


def test_a_load_on_the_command_line_is_seen_in_the_browser_while_the_server_runs(serve, visit, tmp_path):
    server = serve()
    server.command("load", str(written(tmp_path, "deals.csv", OLD)), "--yes")
    person = visit(server)
    assert "$333k" not in person.go()
    server.command("load", str(written(tmp_path, "more.csv", NEW)), "--yes")
    assert "$333k" in person.go()


def test_a_real_crm_export_loads_through_the_page_and_its_won_total_is_right(serve, visit, peers):
    person = visit(serve())
    person.go("/data?workspace=own")
    preview = person.upload(peers / "maven_crm" / "sales_pipeline.csv")
    assert "8,800 rows in the file = 8,800 right + 0 rejected + 0 left out." in preview
    assert "10,005,534.00" in preview
    person.press("Load 8,800 rows")
    assert "The data reach 31 Dec 2017" in person.words()
    assert "Q4 2017" in person.go()
