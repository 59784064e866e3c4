"""What comes in the next six weeks, and who will answer it."""

from tests.tables import table

LEADS = """
    lead_id  created_at        first_response_at  region  owner  campaign_id  channel
    L1       2026-10-05 09:00  2026-10-05 10:00   West    Lena   C1           Events
    L2       2026-10-06 09:00                     West    Lena   C1           Events
    L3       2026-10-07 09:00  2026-10-07 10:00   North   Sam                 Email
"""
CAMPAIGNS = """
    campaign_id  campaign_name  channel   start_date  end_date    expected_leads  region
    C1           Forum          Events    2026-10-01  2026-10-08  8
    C2           Dinner         Events    2026-11-10  2026-11-11  40              West
    C3           Summit         Events    2026-11-12  2026-11-13                  West
    C4           Clinic         Webinars  2026-11-20  2026-11-20  5
    C5           Far away       Events    2027-02-01  2027-02-02  90              West
"""
NOW = {"as_of": "2026-11-02"}


def test_a_plan_counts_as_far_as_plans_came_true_and_the_past_where_there_is_none(warehouse):
    """Two of eight came true; Webinars have no past, so their plan stands."""
    warehouse.load("leads", LEADS)
    warehouse.load("campaigns", CAMPAIGNS)
    told = warehouse.ask("handoff/coming_campaigns", **NOW)
    assert [[row[1], *row[5:8]] for row in told] == table("""
        campaign  planned  likely  basis
        Dinner    40       10      plan and past
        Summit             2       past
        Clinic    5        5       plan
    """)


def test_a_desk_answers_what_comes_as_fast_as_it_answers_today(warehouse):
    """West: 2 leads in 13 weeks are about 1 in six, 12 come from campaigns; half of those due were answered."""
    warehouse.load("leads", LEADS)
    warehouse.load("campaigns", CAMPAIGNS)
    told = warehouse.ask("handoff/who_will_answer", **NOW)
    west = dict(zip(told[0], told[1], strict=True))
    assert [west[name] for name in ("region", "desk", "expected", "coming", "in_time", "late")] == [
        "West", "Lena", "13", "12", "0.5", "6",
    ]  # fmt: skip


def test_without_leads_and_campaigns_nothing_is_said(warehouse):
    assert warehouse.ask("handoff/next_six_weeks", **NOW)[1][-1] == "empty"
