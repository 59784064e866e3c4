"""A bet is written and a test is refused, in a real browser: the form stays open with what was typed, and says what is missing."""


def known(person, name):
    person.press("Who are you?")
    box = person.page.get_by_role("combobox", name="Your name")
    box.click()
    box.press_sequentially(name)
    box.press("Enter")
    person.words()
    person.press("Marketing")
    person.press("That is me")
    person.page.keyboard.press("Escape")


def test_a_bet_stands_on_the_page_and_a_test_without_days_is_refused(serve, visit, tmp_path):
    deals, spend = tmp_path / "deals.csv", tmp_path / "spend.csv"
    deals.write_text("opportunity_id,created_at,stage,amount\nA,2026-07-01,Open,10.00\n")
    spend.write_text("date,channel,cost\n2026-07-01,Events,5.00\n")
    server = serve()
    server.command("load", str(deals), str(spend), "--yes")
    person = visit(server)
    person.go("/does-it-pay?part=Tests+and+bets")
    known(person, "Ana Núñez")
    person.press("Make a bet")
    person.page.get_by_label("The hunch", exact=True).fill("Naming the price early wins more.")
    person.press("Make the bet")
    assert "The hunch stands." in person.words()
    person.page.keyboard.press("Escape")
    assert "Naming the price early wins more." in person.words()
    person.press("Enter a test")
    person.press("Enter the test")
    assert "“Channel” is empty" in person.page.locator("[data-testid=stPopoverBody]").inner_text()
