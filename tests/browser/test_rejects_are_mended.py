"""Two bad rows in a file: one is mended on the page, the other in the file that is downloaded; every sum adds up."""

import csv

from tests.browser.conftest import PATIENCE
from tests.browser.test_upload_and_undo import written

FILE = "opportunity_id,stage,amount,created_at,close_date\n" + "".join(
    (
        "1,Closed Won,100.00,2026-01-05,2026-02-10\n",
        "2,Closed Won,12O.00,2026-01-06,2026-02-11\n",
        "3,Closed Won,3O.00,2026-01-07,2026-02-12\n",
    )
)


def test_a_bad_row_is_mended_in_place_and_another_in_its_download(serve, visit, tmp_path):
    server = serve()
    person = visit(server)
    person.go("/data?workspace=own")
    words = person.upload(written(tmp_path, "deals.csv", FILE))
    assert "2 rows need you" in words
    assert "3 rows in the file = 1 right + 2 rejected + 0 left out." in words
    mend_first_row(person, "120.00")
    words = person.words()
    assert "1 row needs you" in words
    assert "line 3, amount: “12O.00” → “120.00”, corrected by local" in words
    assert "3 rows in the file = 2 right + 1 rejected + 0 left out. Its amount, 220.00 = 220.00 + 0.00 + 0.00." in words
    person.press("Load 2 rows")
    assert "2 rows of deals.csv loaded. 1 row set aside." in person.words()
    person.press("Rejected")
    with person.page.expect_download() as download:
        person.press("Download these rows")
    rejected = tmp_path / "rejected.csv"
    download.value.save_as(rejected)
    header, row = csv.reader(rejected.read_text(encoding="utf-8-sig").splitlines())
    assert row[:3] == ["3", "Closed Won", "3O.00"]
    row[2] = "30.00"
    mended = written(tmp_path, "mended.csv", "\n".join([",".join(header), ",".join(f'"{cell}"' for cell in row), ""]))
    person.go("/data?workspace=own")
    words = person.upload(mended)
    assert "Every row is right now" in words
    assert "3 rows in the file = 3 right + 0 rejected + 0 left out. Its amount, 250.00 = 250.00 + 0.00 + 0.00." in words
    person.press("Load 1 row")
    assert "$250" in person.go()


def mend_first_row(person, amount: str) -> None:
    """Type into the first cell at fault of the grid of rejected rows, by keyboard, at a person's pace: a faster one is lost."""
    grid = person.page.locator("[class*=st-key-mend-]").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    person.page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + 54)
    for key in ("Home", "ArrowRight", "ArrowRight"):
        person.page.keyboard.press(key)
    person.page.keyboard.press("Enter")
    person.page.wait_for_selector(".gdg-input", timeout=PATIENCE * 1000)
    person.page.keyboard.press("Control+A")
    person.page.keyboard.type(amount, delay=60)
    person.page.wait_for_timeout(300)
    person.page.keyboard.press("Enter")
    person.page.wait_for_selector("text=1 row needs you", timeout=PATIENCE * 1000)
