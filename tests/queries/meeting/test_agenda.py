"""The agenda: promises first, then what was carried over, then what somebody added; moved and dropped as the leaders say."""

from tests.tables import table

DAY = "2026-03-09"


def said(warehouse, **values):
    given = {"decided_on": "2026-03-02", "decision": "x", "question": "Do we pause Events?", "item_id": "ITM-1", "side": "both"}
    warehouse.record("decisions", **given | values)


def promised(warehouse, name="ACT-1", **values):
    given = {"action_id": name, "promised_on": "2026-03-02", "promise": "Answer in a day", "owner": "Ana", "due_date": "2026-03-09"}
    warehouse.record("actions", **given | values)


def agenda(warehouse, columns="item_id kind outcome"):
    rows = warehouse.ask("meeting/agenda", meeting_date=DAY)
    places = [rows[0].index(name) for name in columns.split()]
    return [[row[place] for place in places] for row in rows]


def test_promises_come_first_then_what_was_carried_over_then_what_was_added(warehouse):
    warehouse.record("meeting_items", meeting_date=DAY, item_id="ITM-2", question="Who answers Lyon?", side="both")
    said(warehouse, decision_id="DEC-1", outcome="carried")
    promised(warehouse)
    assert agenda(warehouse) == table("""
        item_id   kind      outcome
        promises  promises
        ITM-1     carried
        ITM-2     added
    """)


def test_a_promise_made_today_or_not_due_is_no_question_yet(warehouse):
    promised(warehouse, "ACT-1", promised_on=DAY)
    promised(warehouse, "ACT-2", due_date="2026-04-01")
    promised(warehouse, "ACT-3", status="done")
    assert agenda(warehouse) == table("item_id  kind  outcome")


def test_what_was_decided_or_parked_after_it_was_carried_over_does_not_come_back(warehouse):
    said(warehouse, decision_id="DEC-1", outcome="carried", decided_on="2026-02-23")
    said(warehouse, decision_id="DEC-2", outcome="parked")
    assert agenda(warehouse) == table("item_id  kind  outcome")


def test_an_answer_of_today_stands_beside_its_question(warehouse):
    said(warehouse, decision_id="DEC-1", outcome="carried")
    said(warehouse, decision_id="DEC-2", outcome="decided", decided_on=DAY)
    assert agenda(warehouse) == table("""
        item_id  kind     outcome
        ITM-1    carried  decided
    """)


def test_a_question_is_moved_and_dropped_for_this_meeting_alone(warehouse):
    said(warehouse, decision_id="DEC-1", outcome="carried")
    promised(warehouse)
    warehouse.record("meeting_items", meeting_date=DAY, item_id="ITM-1", position=0.5)
    warehouse.record("meeting_items", meeting_date=DAY, item_id="promises", is_dropped=True)
    warehouse.record("meeting_items", meeting_date="2026-03-02", item_id="ITM-1", is_dropped=True)
    assert agenda(warehouse, "place item_id") == table("""
        place  item_id
        0.5    ITM-1
    """)


def test_two_answers_at_once_are_both_kept(warehouse):
    said(warehouse, decision_id="DEC-1", decision="Pause it", decided_by="Ana", decided_on=DAY)
    said(warehouse, decision_id="DEC-2", decision="Keep it", decided_by="Bo", decided_on=DAY)
    rows = warehouse.ask("meeting/said", meeting_date=DAY)
    assert [row[rows[0].index("words")] for row in rows[1:]] == ["Pause it", "Keep it"]


def test_whether_promises_worked_is_asked_again_the_week_after_it_was_answered(warehouse):
    promised(warehouse)
    said(warehouse, decision_id="DEC-1", item_id="promises", question="Did what we promised work?", outcome="carried")
    assert agenda(warehouse) == table("""
        item_id   kind      outcome
        promises  promises
    """)


def parked(warehouse, columns="item_id question is_dropped"):
    rows = warehouse.ask("meeting/parked", meeting_date=DAY)
    places = [rows[0].index(name) for name in columns.split()]
    return [[row[place] for place in places] for row in rows]


def test_what_is_parked_stands_in_a_list_until_somebody_puts_it_on_an_agenda(warehouse):
    said(warehouse, decision_id="DEC-1", outcome="parked")
    assert parked(warehouse) == table("""
        item_id  question            is_dropped
        ITM-1    Do we pause Events?  no
    """)
    warehouse.record("meeting_items", meeting_date=DAY, item_id="ITM-1", question="Do we pause Events?", side="both")
    assert agenda(warehouse) == table("""
        item_id  kind   outcome
        ITM-1    added
    """)
    assert parked(warehouse) == table("item_id  question  is_dropped")


def test_what_was_dropped_from_an_agenda_can_be_put_back(warehouse):
    said(warehouse, decision_id="DEC-1", outcome="carried")
    warehouse.record("meeting_items", meeting_date=DAY, item_id="ITM-1", is_dropped=True)
    assert parked(warehouse) == table("""
        item_id  question             is_dropped
        ITM-1    Do we pause Events?  yes
    """)
    warehouse.record("meeting_items", meeting_date=DAY, item_id="ITM-1", is_dropped=False)
    assert agenda(warehouse) == table("""
        item_id  kind     outcome
        ITM-1    carried
    """)


def test_who_presents_is_said_beside_the_question(warehouse):
    said(warehouse, decision_id="DEC-1", outcome="carried")
    warehouse.record("meeting_items", meeting_date=DAY, item_id="ITM-1", presenter="Kim")
    assert agenda(warehouse, "item_id presenter") == table("""
        item_id  presenter
        ITM-1    Kim
    """)


def test_a_note_for_the_meeting_and_not_so_stand_beside_the_question(warehouse):
    note = {"written_at": "2026-03-08 09:00:00", "written_by": "Ana", "about_kind": "finding", "about_id": "slow_response:West"}
    warehouse.record("notes", note_id="NOT-1", note="Two were ill.", meeting_date=DAY, **note)
    warehouse.record("notes", note_id="NOT-2", note="For the week after.", meeting_date="2026-03-16", **note)
    answered = {"finding_id": "slow_response:West", "disputed_on": "2026-03-20", "disputed_by": "Bo"}
    warehouse.record("disputes", dispute_id="DIS-1", reason="They were duplicates.", **answered)
    rows = warehouse.ask("meeting/said", meeting_date=DAY)
    places = [rows[0].index(name) for name in ("kind", "item_id", "words")]
    assert [[row[place] for place in places] for row in rows] == table("""
        kind      item_id             words
        disputed  slow_response:West  They were duplicates.
        noted     slow_response:West  Two were ill.
    """)
