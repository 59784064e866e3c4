"""Promises: what is open and due, what each person led, what became of it all."""

from tests.tables import table


def promised(warehouse, name, **values):
    given = {"action_id": name, "promised_on": "2026-03-02", "promise": "Answer in a day", "owner": "Ana", "side": "sales"}
    warehouse.record("actions", **given | values)


def columns(rows, names):
    places = [rows[0].index(name) for name in names.split()]
    return [[row[place] for place in places] for row in rows]


def test_what_is_open_and_due_comes_first(warehouse):
    promised(warehouse, "ACT-1", due_date="2026-04-01")
    promised(warehouse, "ACT-2", due_date="2026-03-09")
    promised(warehouse, "ACT-3", due_date="2026-03-02", status="done")
    rows = warehouse.ask("promises/list", owner=None, meeting_date="2026-03-09")
    assert columns(rows, "action_id status is_due") == table("""
        action_id  status  is_due
        ACT-2      open    yes
        ACT-3      done    no
        ACT-1      open    no
    """)


def test_one_person_sees_what_they_lead_and_what_they_help_with(warehouse):
    promised(warehouse, "ACT-1", due_date="2026-03-09")
    promised(warehouse, "ACT-2", owner="Bo", helper="Ana", due_date="2026-03-10")
    promised(warehouse, "ACT-3", owner="Bo")
    rows = warehouse.ask("promises/list", owner="Ana", meeting_date=None)
    assert [row[0] for row in rows[1:]] == ["ACT-1", "ACT-2"]


def test_a_sheet_says_what_each_person_led_what_moved_and_what_they_learned(warehouse):
    promised(warehouse, "ACT-1", status="done", judged="moved", learned="A rota helps.", is_first_time=True)
    promised(warehouse, "ACT-2", status="done", judged="not_moved", helper="Bo")
    promised(warehouse, "ACT-3", promised_on="2026-04-01")
    rows = warehouse.ask("promises/sheets", from_="2026-01-01", to="2026-04-01")
    assert columns(rows, "person led first_times helped moved not_moved learned") == table("""
        person  led  first_times  helped  moved  not_moved  learned
        Ana     2    1            0       1      1          A rota helps.
        Bo      0    0            1       0      0
    """)


def test_the_report_card_counts_promises_bets_and_calls(warehouse):
    promised(warehouse, "ACT-1", status="done", judged="moved")
    promised(warehouse, "ACT-2", status="done", judged="cannot_tell")
    promised(warehouse, "ACT-3")
    warehouse.record("bets", bet_id="BET-1", made_on="2026-03-02", owner="Bo", side="marketing", hunch="x", status="failed")
    assert warehouse.ask("promises/report_card") == table("""
        kind     side       made  ended  came_true  did_not  not_told
        Promise  sales      3     2      1          0        1
        Bet      marketing  1     1      0          1        0
    """)
