"""A file read wrong is corrected on the page and loaded; the next one with that header needs no word; forgotten, it asks again."""

from pathlib import Path

HEADER = "when,channel,cost\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(HEADER + text, encoding="utf-8")
    return path


def drop(person, path: Path) -> None:
    """Drop a file that may ask something."""
    person.page.set_input_files("input[type=file]", str(path))
    person.page.wait_for_selector(f"h1:has-text('{path.name}')", timeout=90_000)
    person.words()


def choose(person, label: str, value: str) -> None:
    """Choose a value in the select box of this label."""
    person.page.get_by_role("combobox", name=label).first.click()
    person.page.get_by_role("option", name=value, exact=True).first.click()
    person.page.wait_for_timeout(300)
    person.words()


def test_a_correction_is_remembered_for_the_next_file_until_it_is_forgotten(serve, visit, tmp_path):
    server = serve()
    said = ("--map", "when=date", "--dates", "mdy")
    server.command("load", str(written(tmp_path, "week 1.csv", "02/03/2026,Email,1.00\n")), "--yes", *said)
    person = visit(server)
    person.go("/data?workspace=own")

    drop(person, written(tmp_path, "week 2.csv", "09/03/2026,Email,2.00\n"))
    words = person.words()
    assert "dates month first" in words
    assert "09/03/2026 is 3 Sep 2026" in words
    person.page.locator("[class*=st-key-change-read] button").first.click()
    choose(person, "Dates", "Day first")
    assert "09/03/2026 is 9 Mar 2026" in person.words()
    person.press("Load 1 row")
    assert "1 row of week 2.csv loaded." in person.words()

    drop(person, written(tmp_path, "week 3.csv", "10/03/2026,Email,3.00\n"))
    words = person.words()
    assert "Read as you said on" in words
    assert "10/03/2026 is 10 Mar 2026" in words
    assert "8. Load it" in words
    person.press("Load 1 row")

    person.page.locator("summary", has_text="Saved readings").click()
    person.press("Forget")
    drop(person, written(tmp_path, "week 4.csv", "11/03/2026,Email,4.00\n"))
    words = person.words()
    assert "week 4.csv cannot be read as it is." in words
    assert "Read as you said" not in words
