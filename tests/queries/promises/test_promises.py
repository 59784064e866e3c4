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


def test_who_stands_in_for_somebody_sees_the_promise_too(warehouse):
    promised(warehouse, "ACT-1", stand_in="Bo")
    assert len(warehouse.ask("promises/list", owner="Bo", meeting_date=None)) == 2


def test_the_report_card_counts_promises_bets_and_calls_and_says_how_little_a_few_tell(warehouse):
    promised(warehouse, "ACT-1", status="done", judged="moved")
    promised(warehouse, "ACT-2", status="done", judged="cannot_tell")
    promised(warehouse, "ACT-3")
    warehouse.record("bets", bet_id="BET-1", made_on="2026-03-02", owner="Bo", side="marketing", hunch="x", status="failed")
    called(warehouse, "2026-01-20", 1050)
    rows = warehouse.ask("promises/report_card")
    assert columns(rows, "kind side made ended came_true did_not not_told rate") == table("""
        kind     side       made  ended  came_true  did_not  not_told  rate
        Promise  sales      3     2      1          0        1         1
        Call     sales      1     1      1          0        0         1
        Bet      marketing  1     1      0          1        0         0
    """)
    assert [row[-2:] for row in rows[1:]] == [["0.269869", "1"]] * 2 + [["0", "0.730131"]]


def test_what_was_said_stands_beside_what_came_of_it(warehouse):
    promised(warehouse, "ACT-1", status="done", judged="not_moved", judged_on="2026-03-09", change_mid="0.01", learned="No.")
    promised(warehouse, "ACT-2")
    called(warehouse, "2026-01-20", 1200)
    rows = warehouse.ask("promises/said_and_came", owner=None)
    assert columns(rows, "kind who about said ended_on came outcome") == table("""
        kind     who  about            said  ended_on    came  outcome
        Call     Ana  Q1 2026          1200  2026-03-31  1000  not_kept
        Promise  Ana  Answer in a day        2026-03-09  0.01  not_kept
    """)
    assert len(warehouse.ask("promises/said_and_came", owner="Bo")) == 1


def test_what_else_changed_is_told_beside_a_promise(warehouse):
    warehouse.load(
        "spend",
        """
        date        channel  region  cost
        2026-02-23  Events   West    100.00
        2026-03-09  Events   West    500.00
        2026-03-09  Events   East    900.00
        2026-03-16  Events   West    500.00
    """,
    )
    deals = """
        opportunity_id  stage  created_at  amount
        O-1             Open   2026-03-22  1.00
    """
    warehouse.load("opportunities", deals, observed_on="2026-03-22")
    promised(warehouse, "ACT-1", leading_check="week/win_rate", scope='{"region": "West"}')
    promised(warehouse, "ACT-2", leading_check="week/win_rate", owner="Bo", scope="{oops", promise="Call twice")
    note = {"written_at": "2026-03-20 09:00:00", "written_by": "Bo", "about_kind": "date", "note": "Prices rose."}
    warehouse.record("notes", note_id="NOT-1", happened_on="2026-03-10", **note)
    warehouse.record("notes", note_id="NOT-2", happened_on="2026-01-10", **note)
    rows = warehouse.ask("promises/beside", action_id="ACT-1")
    assert columns(rows, "kind thing words before since") == table("""
        kind     thing   words         before  since
        note     NOT-1   Prices rose.
        promise  ACT-2   Call twice
        spend    Events  Events        5.56    500.00
    """)


def called(warehouse, day, value):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage       is_closed  is_won  created_at  close_date  amount
        O-1             Closed Won  yes        yes     2026-01-05  2026-02-02  1000.00
        O-2             Open        no         no      2026-04-20  2026-06-30  1.00
    """,
    )
    period = {"period_start": "2026-01-01", "period_end": "2026-03-31", "metric": "revenue", "call": "commit"}
    warehouse.record("commitments", called_on=day, called_by="Ana", side="sales", value=value, **period)
