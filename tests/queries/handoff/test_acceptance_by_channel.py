"""What sales accepts, by channel, and why it does not."""

from tests.queries.adding_up import total
from tests.tables import table

CAMPAIGNS = """
    campaign_id  campaign_name
    C1           Autumn fair
"""
LEADS = """
    lead_id  created_at  accepted_at  rejected_at  rejection_reason  channel   campaign_id
    L1       2026-11-02  2026-11-03                                  Events    C1
    L2       2026-11-02               2026-11-03   No budget         Events    C1
    L3       2026-11-02               2026-11-03   No budget         Events    C1
    L4       2026-11-02                                              Events    C1
    L5       2026-11-02               2026-11-03                     Webinars
"""
NOW = {"from_": "2026-11-01", "to": "2026-12-01", "as_of": "2026-11-10"}


def test_leads_not_judged_yet_stay_out_of_the_share(warehouse):
    warehouse.load("leads", LEADS)
    assert warehouse.ask("handoff/acceptance_by_channel", **NOW) == table("""
        channel   leads  accepted  rejected  not_judged  acceptance
        Events    4      1         2         1           0.333333
        Webinars  1      0         1         0           0
    """)


def test_rejection_words_stand_beside_the_campaign(warehouse):
    warehouse.load("campaigns", CAMPAIGNS)
    warehouse.load("leads", LEADS)
    assert warehouse.ask("handoff/rejections", **NOW) == table("""
        channel   campaign     reason           rejected  judged  share     answer  answered_by  about
        Events    Autumn fair  No budget        2         3       0.666667                       Autumn fair: No budget
        Webinars  No campaign  No reason given  1         1       1                              No campaign: No reason given
    """)


def test_the_rows_behind_add_up_to_them(warehouse):
    warehouse.load("leads", LEADS)
    header, *rows = warehouse.ask("handoff/lead_rows", **NOW)
    rejected = [row[header.index("is_rejected")] for row in rows].count("yes")
    assert total(warehouse.ask("handoff/acceptance_by_channel", **NOW), "rejected") == rejected
    assert total(warehouse.ask("handoff/rejections", **NOW), "rejected") == rejected
