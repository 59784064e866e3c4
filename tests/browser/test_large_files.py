"""A large file in the browser: its steps are shown, it can be cancelled, and nothing of it stays."""

from pathlib import Path

ROWS = 400_000


def spend(folder: Path) -> Path:
    """Some ten megabytes of clean spend."""
    path = folder / "large spend.csv"
    rows = (f"2026-{n % 12 + 1:02}-{n % 28 + 1:02},Display,c{n // 336},{n % 997}.25\n" for n in range(ROWS))
    path.write_text("date,channel,campaign_id,cost\n" + "".join(rows), encoding="utf-8")
    return path


def test_a_large_file_shows_its_steps_and_loads(serve, visit, tmp_path):
    server = serve()
    person = visit(server)
    person.go("/data")
    person.page.set_input_files("input[type=file]", str(spend(tmp_path)))
    person.page.wait_for_selector(".st-key-card-working", timeout=60_000)
    person.page.wait_for_selector("text=What it changes", timeout=120_000)
    person.page.locator("button").filter(has_text="Load 400,000 rows").first.click()
    person.page.wait_for_selector("text=400,000 rows of large spend.csv loaded.", timeout=120_000)
    assert "large spend.csv" in server.command("batches")


def test_a_large_file_that_is_cancelled_leaves_nothing(serve, visit, tmp_path):
    server = serve()
    person = visit(server)
    person.go("/data")
    person.page.set_input_files("input[type=file]", str(spend(tmp_path)))
    person.page.locator(".st-key-card-working button").click(timeout=60_000)
    person.page.wait_for_selector("text=was cancelled: nothing of it was saved.", timeout=60_000)
    assert "large spend.csv" not in server.command("batches")
    assert not list(server.database.parent.glob("*.uploads/*"))


def test_loading_all_waits_for_a_large_file_beside_the_page(serve, visit, tmp_path):
    server = serve()
    person = visit(server)
    person.go("/data")
    small = tmp_path / "a small spend.csv"
    small.write_text("date,channel,campaign_id,cost\n2025-01-01,Events,c9,10.00\n", encoding="utf-8")
    person.page.set_input_files("input[type=file]", [str(small), str(spend(tmp_path))])
    person.page.locator("button").filter(has_text="Load all 2 files").first.click(timeout=60_000)
    person.page.wait_for_selector(".st-key-card-working", timeout=60_000)
    person.page.wait_for_selector("text=2 files loaded.", timeout=180_000)
    assert "large spend.csv" in server.command("batches")
