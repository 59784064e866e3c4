"""A company's own stages in the browser: what they mean is asked once, and remembered for the next file."""

DEALS = """deal id,company,stage,amount,created,close date
1,Acme,Signed,100.00,2026-01-05,2026-02-01
2,Beta,Gone,50.00,2026-01-06,2026-02-01
3,Gamma,Talking,25.00,2026-03-01,2026-09-01
"""


def test_what_stages_mean_is_said_once(serve, visit, tmp_path):
    server = serve()
    person = visit(server)
    person.go("/data")
    first, second = tmp_path / "deals one.csv", tmp_path / "deals two.csv"
    first.write_text(DEALS, encoding="utf-8")
    second.write_text(DEALS.replace("Talking,25.00", "Signed,30.00"), encoding="utf-8")
    person.page.set_input_files("input[type=file]", str(first))
    person.page.wait_for_selector("text=Nothing in the file tells won deals from lost ones")
    choose = person.page.get_by_test_id("stButtonGroup")
    choose.nth(0).get_by_role("radio", name="Won").click()
    choose.nth(1).get_by_role("radio", name="Lost").click()
    person.page.get_by_role("button", name="That is what they mean").click()
    person.page.locator("button").filter(has_text="Load 3 rows").first.click(timeout=60_000)
    person.page.wait_for_selector("text=3 rows of deals one.csv loaded.")
    answer = server.command("load", str(second), "--dry-run", "--json")
    assert '"status": "loaded"' in answer
    assert "“Signed” means won" in answer
