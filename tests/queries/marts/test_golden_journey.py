"""The golden journey: seven touches, first day 0, lead day 12, deal day 55, close touch day 110, won day 117."""

import pytest

from tests.tables import table

DEAL = """
    opportunity_id  stage  created_at  close_date  amount
    d1              Won    2026-02-25  2026-04-28  1000000.00
"""
LEAD = """
    lead_id  created_at  opportunity_id
    l1       2026-01-13  d1
"""
TOUCHES = """
    touchpoint_id  occurred_at  channel  opportunity_id
    t1             2026-01-01   Day 000  d1
    t2             2026-01-13   Day 012  d1
    t3             2026-02-10   Day 040  d1
    t4             2026-02-25   Day 055  d1
    t5             2026-03-12   Day 070  d1
    t6             2026-04-06   Day 095  d1
    t7             2026-04-21   Day 110  d1
"""
DAYS = [row[2] for row in table(TOUCHES)[1:]]
GOLDEN = """
    first_touch            100     0       0       0       0       0        0
    last_touch             0       0       0       0       0       0        100
    last_non_direct        0       0       0       0       0       0        100
    linear                 14.286  14.286  14.286  14.286  14.286  14.286   14.286
    position_based_google  40      4       4       4       4       4        40
    u_shaped_marketo       50      50      0       0       0       0        0
    u_shaped_hubspot       40      40      4       4       4       4        4
    w_shaped_marketo       30      30      10      30      0       0        0
    w_shaped_hubspot       30      30      2.5     30      2.5     2.5      2.5
    full_path              22.5    22.5    3.333   22.5    3.333   3.333    22.5
    time_decay             0.001   0.005   0.078   0.345   1.523   18.102   79.946
"""


@pytest.mark.parametrize("line", GOLDEN.strip().splitlines(), ids=lambda line: line.split()[0])
def test_the_golden_journey_comes_out_as_printed(warehouse, line):
    model, *printed = line.split()
    warehouse.record("settings", setting="look_back_days", value="365")
    warehouse.load("opportunities", DEAL, observed_on="2026-12-31")
    warehouse.load("leads", LEAD, observed_on="2026-12-31")
    warehouse.load("touchpoints", TOUCHES, observed_on="2026-12-31")
    _, *rows = warehouse.look("mart_credit", "milestone model channel credit", as_of="2026-12-31")
    earned = {channel: float(credit) / 10000 for milestone, name, channel, credit in rows if (milestone, name) == ("won", model)}
    assert [round(earned.get(day, 0.0), 3) for day in DAYS] == [float(percent) for percent in printed]
