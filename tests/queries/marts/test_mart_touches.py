"""Which touches belong to which deals."""

from tests.tables import table


def test_account_touches_count_for_each_deal_and_named_deals_come_first(warehouse):
    warehouse.load(
        "accounts",
        """
        account_id  account_name
        a1          Acme
        a2          Bolt
    """,
    )
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage    created_at  account_id  account_name
        d1              Qualify  2026-03-01  a1
        d2              Qualify  2026-03-01              Acme
        d3              Qualify  2026-03-01  a2
    """,
    )
    warehouse.load(
        "touchpoints",
        """
        touchpoint_id  occurred_at  channel  account_id  opportunity_id
        t1             2026-02-01   Search   a1
        t2             2026-02-02   Events   a1          d3
        t3             2026-02-03   Search   a9
        t4             2026-02-04   Search   a1          d9
    """,
    )
    assert warehouse.look("mart_touches", "touchpoint_id opportunity_id channel") == table("""
        touchpoint_id  opportunity_id  channel
        t1             d1              Search
        t1             d2              Search
        t2             d3              Events
        t4             d1              Search
        t4             d2              Search
    """)


def test_a_touch_of_a_person_belongs_to_the_account_of_their_lead(warehouse):
    warehouse.load("leads", "lead_id  created_at  contact_id  account_id\nl1       2026-01-01  c1          a1")
    warehouse.load("opportunities", "opportunity_id  stage    created_at  account_id\nd1              Qualify  2026-03-01  a1")
    warehouse.load("touchpoints", "touchpoint_id  occurred_at  channel  contact_id\nt1             2026-02-01   Search   c1")
    assert warehouse.look("mart_touches", "touchpoint_id opportunity_id") == [["touchpoint_id", "opportunity_id"], ["t1", "d1"]]
