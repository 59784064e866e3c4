"""Leads that went back to marketing, and what they came to."""

from tests.tables import table


def test_a_recycled_lead_comes_back_where_its_account_opens_a_deal_within_180_days(warehouse):
    warehouse.load(
        "leads",
        """
        lead_id  created_at  recycled_at  account_id  channel
        L1       2026-01-05  2026-02-02   A1          Events
        L2       2026-01-05  2026-02-02   A2          Events
        L3       2026-09-07  2026-10-05   A3          Events
        L4       2026-09-07               A1          Events
    """,
    )
    warehouse.load(
        "opportunities",
        """
        opportunity_id  account_id  stage       amount   created_at  close_date
        O1              A1          Closed Won  1000.00  2026-03-02  2026-05-04
        O2              A2          Closed Won  70.00    2026-01-15  2026-03-02
    """,
    )
    assert warehouse.ask("handoff/recycled", to="2026-11-02", as_of="2026-11-02") == table("""
        channel  recycled  still_open  deals  yield     won_amount
        Events   3         1           1      0.333333  1000.00
    """)


def test_marketings_answer_stands_beside_the_campaign_and_the_words_it_answers(warehouse):
    warehouse.load(
        "leads",
        """
        lead_id  created_at  rejected_at  rejection_reason  campaign_id  channel
        L1       2026-10-05  2026-10-06   wrong title       C1           Events
        L2       2026-10-05  2026-10-06   no budget         C1           Events
    """,
    )
    note = {"note_id": "N1", "written_at": "2026-10-07 09:00", "written_by": "Ana", "about_kind": "campaign"}
    warehouse.record("notes", about_id="C1: wrong title", note="We ask for the role now.", **note)
    told = warehouse.ask("handoff/rejections", from_="2026-10-01", to="2026-11-02", as_of="2026-11-02")
    assert [[row[2], row[6], row[7]] for row in told] == table("""
        reason       answer                    answered_by
        no budget
        wrong title  We ask for the role now.  Ana
    """)
