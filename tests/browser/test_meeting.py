"""A whole meeting in two browsers, with a restart in the middle; closed, and reopened after a file that restates the past."""

from pathlib import Path

DEALS = (
    "opportunity_id,stage,is_closed,is_won,amount,created_at,close_date\n"
    "1,Won,yes,yes,1000.10,2026-01-05,2026-02-02\n2,Won,yes,yes,250.50,2026-01-06,2026-03-08\n"
)
LATER = "opportunity_id,stage,is_closed,is_won,amount,created_at,close_date\n1,Won,yes,yes,900.05,2026-01-05,2026-02-02\n"


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def enter(visit, server, name: str, side: str):
    person = visit(server)
    person.page.context.request.get(f"{server.address}/me?name={name}&side={side}")
    person.go("/meeting?workspace=own")
    return person


def write(person, label: str, words: str) -> None:
    person.page.get_by_label(label, exact=True).fill(words)


def sees(person, words: str) -> None:
    person.page.get_by_text(words).first.wait_for(timeout=120_000)


def add_question(person, words: str) -> None:
    person.press("Add a question")
    write(person, "What is to be decided?", words)
    person.page.get_by_role("button", name="Add", exact=True).click()
    sees(person, f"1. {words}")


def test_two_leaders_meet_close_and_come_back_to_the_same_numbers(serve, visit, tmp_path):
    server = serve()
    server.command("load", written(tmp_path, "deals_2026-03-08.csv", DEALS), "--yes", "--observed-on", "2026-03-08")
    ana, bo = enter(visit, server, "Ana", "marketing"), enter(visit, server, "Bo", "sales")
    sees(ana, "needs you both")
    add_question(ana, "Who answers the leads of Lyon?")
    sees(bo, "1. Who answers the leads of Lyon?")
    bo.press("Start the meeting")
    sees(ana, "Question 1 of 1")

    write(ana, "Decision", "The desk answers them")
    write(bo, "Decision", "Two reps answer them")
    ana.press("Save and next")
    sees(bo, "The desk answers them")
    bo.press("1. Who answers the leads of Lyon?")
    write(bo, "Decision", "Two reps answer them")
    bo.press("Save and next")
    sees(ana, "Two reps answer them")
    sees(ana, "The desk answers them")

    server.process.terminate()
    server.process.wait(timeout=30)
    server = serve(server.database)
    ana = enter(visit, server, "Ana", "marketing")
    words = ana.words()
    assert "The desk answers them" in words
    assert "Two reps answer them" in words
    ana.press("Close the meeting")
    sees(ana, "On 9 Mar 2026 you answered 1 question")

    server.command("load", written(tmp_path, "deals_2026-03-09.csv", LATER), "--yes", "--observed-on", "2026-03-09")
    ana.go("/meeting?workspace=own&meeting=2026-03-09")
    sees(ana, "Won was restated by −$100.05 since: $1,250.60 then, $1,150.55 now.")
    sees(ana, "amount edit")
    ana.page.locator("summary").get_by_text("Won", exact=True).click()
    sees(ana, "$1,250.60")
