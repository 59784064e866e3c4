"""Deals as they stood at the as-of date."""

from tests.tables import table

HISTORY = """
    opportunity_id  changed_at  stage
    d1              2026-01-05  Qualify
    d1              2026-01-20  Proposal
    d1              2026-02-15  Closed Won
"""
CLOSED = """
    opportunity_id  stage       created_at  close_date  amount
    d1              Closed Won  2026-01-05  2026-02-15  100.00
"""
COLUMNS = "stage is_open is_won closed_date cycle_days age_days stage_since days_in_stage"


def test_a_deal_closed_later_is_open_again_with_its_stage_then(warehouse):
    warehouse.load("opportunities", CLOSED, observed_on="2026-03-01")
    warehouse.load("stage_history", HISTORY, observed_on="2026-03-01")
    assert warehouse.look("mart_deals", COLUMNS, as_of="2026-02-01") == table("""
        stage     is_open  is_won  closed_date  cycle_days  age_days  stage_since  days_in_stage
        Proposal  yes      no                               27        2026-01-20   12
    """)
    assert warehouse.look("mart_deals", COLUMNS, as_of="2026-02-16") == table("""
        stage       is_open  is_won  closed_date  cycle_days  age_days  stage_since  days_in_stage
        Closed Won  no       yes     2026-02-15   41                    2026-02-15
    """)


def test_where_no_history_tells_the_stage_of_then_it_is_unknown(warehouse):
    warehouse.load("opportunities", CLOSED, observed_on="2026-03-01")
    assert warehouse.look("mart_deals", "stage is_open stage_since", as_of="2026-02-01") == table("""
        stage    is_open  stage_since
        Unknown  yes
    """)


def test_region_falls_back_on_the_account_and_then_on_the_owner(warehouse):
    warehouse.load(
        "accounts",
        """
        account_id  account_name  segment     region
        a1          Acme          Enterprise  West
        a2          Bolt          Mid
    """,
    )
    warehouse.load(
        "owners",
        """
        owner  team   manager  region
        Ana    Alpha  Lee      East
    """,
    )
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage    account_id  account_name  owner  region
        d1              Qualify  a1                        Ana    North
        d2              Qualify  a1                        Ana
        d3              Qualify  a2                        Ana
        d4              Qualify              Acme
        d5              Qualify              acme
    """,
    )
    assert warehouse.look("mart_deals", "opportunity_id region segment team account_key account_name") == table("""
        opportunity_id  region  segment     team   account_key  account_name
        d1              North   Enterprise  Alpha  a1           Acme
        d2              West    Enterprise  Alpha  a1           Acme
        d3              East    Mid         Alpha  a2           Bolt
        d4              West    Enterprise         a1           Acme
        d5              West    Enterprise         a1           acme
    """)


def test_a_deal_deleted_in_the_crm_is_gone(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage    is_deleted
        d1              Qualify  yes
        d2              Qualify  no
    """,
    )
    assert warehouse.look("mart_deals", "opportunity_id pipeline lead_source") == table("""
        opportunity_id  pipeline  lead_source
        d2              Default   Unknown
    """)


def test_a_push_is_a_close_date_moved_later(warehouse):
    for day, close in (
        ("2026-03-02", "2026-04-30"),
        ("2026-03-09", "2026-05-31"),
        ("2026-03-16", "2026-05-15"),
        ("2026-03-23", "2026-06-30"),
    ):
        warehouse.load("opportunities", f"opportunity_id  stage    close_date\nd1              Qualify  {close}", observed_on=day)
    assert warehouse.look("mart_deals", "opportunity_id pushes", as_of="2026-12-31") == [["opportunity_id", "pushes"], ["d1", "2"]]
