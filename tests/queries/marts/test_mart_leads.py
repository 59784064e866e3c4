"""Leads: hand-over, business hours, who still waits."""

from tests.tables import table


def test_business_hours_skip_nights_and_weekends(warehouse):
    warehouse.load(
        "leads",
        """
        lead_id  created_at        first_response_at
        l1       2026-03-06 16:00  2026-03-09 10:30
        l2       2026-03-06 20:00  2026-03-09 09:15
        l3       2026-03-07 12:00  2026-03-08 12:00
        l4       2026-03-04 10:00  2026-03-05 10:00
        l5       2026-03-04 10:00  2026-03-04 10:01
        l6       2026-03-04 10:00  2026-03-04 09:00
    """,
    )
    assert warehouse.look("mart_leads", "lead_key response_hours is_untouched is_late", as_of="2026-04-01") == table("""
        lead_key  response_hours  is_untouched  is_late
        l1        2.5             no            no
        l2        0.25            no            no
        l3        0               no            no
        l4        8               no            yes
        l5        0.0166667       no            no
        l6        0               no            no
    """)


def test_an_unanswered_lead_waits_until_the_as_of_date(warehouse):
    warehouse.load(
        "leads",
        """
        lead_id  created_at        first_response_at
        l1       2026-03-06 16:00
        l2       2026-03-09 14:00
        l3       2026-03-09 12:00  2026-03-11 12:00
    """,
    )
    assert warehouse.look("mart_leads", "lead_key response_hours waited_hours is_untouched", as_of="2026-03-10") == table("""
        lead_key  response_hours  waited_hours  is_untouched
        l1                        9             yes
        l2                        3             no
        l3                        5             yes
    """)


def test_business_hours_and_the_agreed_hours_are_settings(warehouse):
    warehouse.record("settings", setting="business_start_hour", value="8")
    warehouse.record("settings", setting="business_end_hour", value="20")
    warehouse.record("settings", setting="sla_hours", value="1.5")
    warehouse.load(
        "leads",
        """
        lead_id  created_at        first_response_at
        l1       2026-03-04 18:00  2026-03-05 09:00
        l2       2026-03-04 18:00  2026-03-04 19:30
    """,
    )
    assert warehouse.look("mart_leads", "lead_key response_hours is_late", as_of="2026-04-01") == table("""
        lead_key  response_hours  is_late
        l1        3               yes
        l2        1.5             no
    """)


def test_a_lead_is_handed_over_when_it_is_qualified_else_when_created(warehouse):
    warehouse.load(
        "leads",
        """
        lead_id  created_at  mql_at
        l1       2026-03-02  2026-03-04
        l2       2026-03-02
        l3       2026-03-02  2026-03-20
    """,
    )
    assert warehouse.look("mart_leads", "lead_key hand_over_date waited_hours is_untouched", as_of="2026-03-10") == table("""
        lead_key  hand_over_date  waited_hours  is_untouched
        l1        2026-03-04      32            yes
        l2        2026-03-02      48            yes
        l3                                      no
    """)


def test_what_happens_on_or_after_the_as_of_date_has_not_happened(warehouse):
    warehouse.load(
        "leads",
        """
        lead_id  created_at  accepted_at  rejected_at  rejection_reason  recycled_at  sql_at      opportunity_id
        l1       2026-03-02  2026-03-04                                               2026-03-20  d1
        l2       2026-03-02               2026-03-10   Too small         2026-03-11
        l3       2026-03-10
    """,
    )
    columns = "lead_key is_accepted is_rejected is_recycled is_sql rejection_reason opportunity_id"
    assert warehouse.look("mart_leads", columns, as_of="2026-03-10") == table("""
        lead_key  is_accepted  is_rejected  is_recycled  is_sql  rejection_reason  opportunity_id
        l1        yes          no           no           no
        l2        no           no           no           no
    """)


def test_channel_region_and_team_fall_back(warehouse):
    warehouse.load("campaigns", "campaign_id  campaign_name  channel\nk1           Fair           Events")
    warehouse.load("owners", "owner  team   region\nAna    Alpha  East")
    warehouse.load(
        "leads",
        """
        lead_id  created_at  campaign_id  owner  region
        l1       2026-03-02  k1           Ana
        l2       2026-03-02                      West
    """,
    )
    assert warehouse.look("mart_leads", "lead_key channel campaign_name region team") == table("""
        lead_key  channel  campaign_name  region  team
        l1        Events   Fair           East    Alpha
        l2        Unknown                 West
    """)
