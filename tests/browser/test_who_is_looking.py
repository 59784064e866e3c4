"""Who is looking is said once, and stays on this computer."""


def test_a_name_typed_once_stands_there_after_the_page_is_opened_anew(serve, visit):
    person = visit(serve())
    person.go()
    person.press("Who are you?")
    box = person.page.get_by_role("combobox", name="Your name")
    box.click()
    box.press_sequentially("Ana Núñez")
    box.press("Enter")
    person.words()
    person.press("Sales")
    person.press("That is me")
    assert "Ana Núñez" in person.words()
    person.page.wait_for_timeout(500)
    words = person.go("/data")
    assert "Ana Núñez" in words
    assert "Who are you?" not in words
