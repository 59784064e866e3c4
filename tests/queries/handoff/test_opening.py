"""What the Hand-off page opens with."""

from tests.tables import table

LEADS = """
    lead_id  created_at        first_response_at  accepted_at  rejected_at
    L1       2026-11-02 09:00  2026-11-02 10:00   2026-11-03
    L2       2026-11-02 09:00  2026-11-02 12:00                2026-11-03
    L3       2026-11-02 09:00
    L4       2026-11-06 16:00
"""
NOW = {"from_": "2026-11-01", "to": "2026-12-01"}


def test_both_halves_of_the_hand_over_stand_in_one_sentence(warehouse):
    warehouse.load("leads", LEADS)
    assert warehouse.ask("handoff/opening", as_of="2026-11-07", **NOW) == table("""
        leads  judged  acceptance  due  answered_in_sla  sla_hours  never  waiting  state
        4      2       0.5         3    0.666667         4          1      1        ok
    """)


def test_before_anything_is_judged_it_says_so(warehouse):
    warehouse.load("leads", LEADS)
    told = dict(zip(*warehouse.ask("handoff/opening", as_of="2026-11-03", **NOW), strict=True))
    assert [told["state"], told["leads"], told["acceptance"]] == ["not_judged", "3", ""]


def test_without_leads_there_is_nothing_to_say(warehouse):
    assert warehouse.ask("handoff/opening", **NOW)[1][-1] == "empty"


def test_while_no_answer_is_due_it_says_so(warehouse):
    warehouse.load("leads", "lead_id  created_at\nL1       2026-11-06 16:00")
    assert warehouse.ask("handoff/opening", as_of="2026-11-07", **NOW)[1][-1] == "not_due"
