"""How long deals stood in each stage, and the order of the stages."""

from tests.tables import table

DEALS = """
    opportunity_id  stage        created_at  close_date  amount
    d1              Closed Won   2026-01-05  2026-02-15  100.00
    d2              Proposal     2026-01-10  2026-06-30  50.00
    d3              Closed Lost  2026-01-10  2026-01-20  50.00
"""
HISTORY = """
    opportunity_id  changed_at  stage
    d1              2026-01-05  Qualify
    d1              2026-01-20  Proposal
    d1              2026-02-18  Closed Won
    d2              2026-01-10  Qualify
    d2              2026-02-01  Proposal
    d3              2026-01-10  Qualify
    d3              2026-01-20  Closed Lost
"""


def test_spans_follow_each_other_and_end_on_the_close_date(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-03-01")
    warehouse.load("stage_history", HISTORY, observed_on="2026-03-01")
    columns = "opportunity_id span stage entered_date left_date next_stage days is_current"
    assert warehouse.look("mart_stage_spans", columns, as_of="2026-03-01") == table("""
        opportunity_id  span  stage        entered_date  left_date   next_stage   days  is_current
        d1              1     Qualify      2026-01-05    2026-01-20  Proposal     15    no
        d1              2     Proposal     2026-01-20    2026-02-15  Closed Won   26    no
        d1              3     Closed Won   2026-02-15                                   yes
        d2              1     Qualify      2026-01-10    2026-02-01  Proposal     22    no
        d2              2     Proposal     2026-02-01                             28    yes
        d3              1     Qualify      2026-01-10    2026-01-20  Closed Lost  10    no
        d3              2     Closed Lost  2026-01-20                                   yes
    """)


def test_a_stage_a_deal_was_only_first_seen_in_has_no_entry_and_no_days(warehouse):
    warehouse.load("opportunities", "opportunity_id  stage\nd1              Qualify", observed_on="2026-03-02")
    warehouse.load("opportunities", "opportunity_id  stage\nd1              Demo", observed_on="2026-03-09")
    assert warehouse.look("mart_stage_spans", "span stage entered_date left_date days", as_of="2026-03-12") == table("""
        span  stage    entered_date  left_date   days
        1     Qualify                2026-03-09
        2     Demo     2026-03-09                3
    """)


def test_stage_order_is_learnt_and_outcomes_come_last(warehouse):
    warehouse.load("opportunities", DEALS, observed_on="2026-03-01")
    warehouse.load("stage_history", HISTORY, observed_on="2026-03-01")
    assert warehouse.look("mart_stages", "stage_order stage is_won_stage is_lost_stage", as_of="2026-03-01") == table("""
        stage_order  stage        is_won_stage  is_lost_stage
        1            Qualify      no            no
        2            Proposal     no            no
        3            Closed Won   yes           no
        4            Closed Lost  no            yes
    """)
