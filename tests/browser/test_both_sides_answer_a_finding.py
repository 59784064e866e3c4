"""A finding is discussed by one side and answered "Not so" by the other, before the meeting; both stand beside its question."""

from tests.browser.test_meeting import enter, sees, written

CAMPAIGNS = "campaign_id,campaign_name,channel,start_date,end_date,budget\nC-1,Lyon fair,Events,2026-01-01,2026-03-31,1000\n"
SPEND = "date,campaign_id,channel,cost\n2026-01-10,C-1,Events,900.00\n2026-03-08,C-1,Events,600.00\n"
DEALS = "opportunity_id,stage,amount,created_at,close_date\n1,Open,1000.00,2026-03-08,2026-03-30\n"


def say(person, what, label, words, button):
    person.go("/findings?workspace=own")
    sees(person, "Lyon fair")
    person.press(what)
    person.page.get_by_role("textbox", name=label).fill(words)
    person.page.get_by_role("button", name=button, exact=True).click()


def test_what_each_side_says_of_a_finding_stands_beside_its_question(serve, visit, tmp_path):
    server = serve()
    for name, text in (("deals.csv", DEALS), ("campaigns.csv", CAMPAIGNS), ("spend.csv", SPEND)):
        server.command("load", written(tmp_path, name, text), "--yes", "--observed-on", "2026-03-08")
    assert "Lyon fair has spent" in server.command("findings")
    ana, bo = enter(visit, server, "Ana", "marketing"), enter(visit, server, "Bo", "sales")
    say(ana, "Discuss", "Note", "The stand was paid in advance.", "Put on the agenda")
    sees(ana, "It is noted.")
    say(bo, "Not so, because…", "Reason", "The fair was moved to May.", "Not so")
    sees(bo, "The fair was moved to May.")
    for person in (ana, bo):
        person.go("/meeting?workspace=own")
    bo.press("Start the meeting")
    for person in (ana, bo):
        sees(person, "The stand was paid in advance.")
        sees(person, "The fair was moved to May.")
        sees(person, "Ana notes")
        sees(person, "Bo says it is not so")
    assert "The evidence" in ana.words()
