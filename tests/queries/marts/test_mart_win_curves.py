"""The chance of being won by age, with open deals counted as not decided yet."""

from tests.tables import table

DEALS = """
    opportunity_id  stage        created_at  close_date  segment     lead_source
    1               Closed Won   2026-01-01  2026-01-02  Enterprise  Web
    2               Closed Lost  2026-01-01  2026-01-03  Enterprise  Web
    3               Propose      2026-01-01              Enterprise  Web
    4               Closed Won   2026-01-01  2026-01-05  Enterprise  Web
"""


def test_open_deals_stay_at_risk_and_lost_ones_leave(warehouse):
    warehouse.load("opportunities", DEALS)
    columns = "dimension age at_risk won lost still_open won_share lost_share closed_so_far"
    found = warehouse.look("mart_win_curves", columns, as_of="2026-01-11")
    assert [row for row in found if row[0] in ("dimension", "all")] == table("""
        dimension  age  at_risk  won  lost  still_open  won_share  lost_share  closed_so_far
        all        1    4        1    0     0.75        0.25       0           1
        all        2    3        0    1     0.5         0.25       0.25        2
        all        4    2        1    0     0.25        0.5        0.25        3
    """)


def test_each_segment_and_each_lead_source_has_a_curve(warehouse):
    warehouse.load("opportunities", DEALS)
    found = warehouse.look("mart_win_curves", "dimension value won_share", as_of="2026-01-04")
    assert found == table("""
        dimension    value       won_share
        all          All deals   0.25
        all          All deals   0.25
        lead_source  Web         0.25
        lead_source  Web         0.25
        segment      Enterprise  0.25
        segment      Enterprise  0.25
    """)


def test_an_old_deal_is_at_risk_only_from_the_age_it_had_24_months_ago(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage        created_at  close_date
        old             Closed Won   2023-12-22  2026-01-10
        young           Closed Lost  2026-01-05  2026-01-07
        """,
    )
    found = warehouse.look("mart_win_curves", "dimension age at_risk won lost", as_of="2026-01-11")
    assert [row[1:] for row in found if row[0] == "all"] == [["2", "1", "0", "1"], ["750", "1", "1", "0"]]


def test_the_variance_is_that_of_a_share_where_nobody_is_open(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage        created_at  close_date
        1               Closed Won   2026-01-01  2026-01-02
        2               Closed Lost  2026-01-01  2026-01-02
        3               Closed Lost  2026-01-01  2026-01-02
        4               Closed Lost  2026-01-01  2026-01-03
        """,
    )
    [_, *rows] = warehouse.look("mart_win_curves", "dimension age won_share spread_a spread_b spread_c", as_of="2026-01-11")
    share, a, b, c = map(float, rows[-1][2:] if rows[-1][0] == "all" else next(row for row in rows if row[:2] == ["all", "2"])[2:])
    assert share == 0.25
    assert abs(share * share * a - 2 * share * b + c - 0.25 * 0.75 / 4) < 1e-12
