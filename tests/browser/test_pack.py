"""The pack from the Meeting page and from the command line while the server runs; the HTML file opens with no network."""

from pathlib import Path

DEALS = (
    b"opportunity_id,stage,is_closed,is_won,created_at,close_date,amount\nO-1,Closed Won,yes,yes,2026-01-10,2026-03-02,1000.00\n"
)


def test_the_pack_is_taken_from_the_page_and_from_the_command_line(serve, visit, tmp_path):
    server = serve()
    deals = tmp_path / "deals.csv"
    deals.write_bytes(DEALS)
    server.command("load", str(deals), "--observed-on", "2026-03-08", "--yes")
    assert "Wrote" in server.command("meeting", "--export", "html", "--out", str(tmp_path / "pack.html"))
    assert "nothing was sent" in server.command("digest", "--out", str(tmp_path / "pack.eml"))
    visitor = visit(server)
    visitor.go("/meeting?workspace=own")
    visitor.press("Pack")
    with visitor.page.expect_download() as download:
        visitor.press("PDF, to print")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert download.value.suggested_filename.endswith(".pdf")
    opens_offline_and_fits(visitor.page.context.browser, tmp_path / "pack.html")


def opens_offline_and_fits(browser, file):
    for scheme, width in (("light", 1440), ("dark", 390)):
        context = browser.new_context(offline=True, color_scheme=scheme, viewport={"width": width, "height": 900})
        page, asked, wrong = context.new_page(), [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, wrong=wrong: wrong.append(message.text))
        page.goto(file.as_uri())
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('15px Inter'))")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
        assert wrong == []
        context.close()
