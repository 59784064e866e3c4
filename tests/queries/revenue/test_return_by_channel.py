from decimal import Decimal

import pytest

from tests.queries.adding_up import total
from tests.tables import table

RULES = ("first_touch", "last_touch", "linear", "position_based")


@pytest.fixture
def window(period):
    return {"milestone": "won", "from_": period["from_"], "to": period["to"]}


def columns(answer, *names):
    places = [answer[0].index(name) for name in names]
    return [[row[place] for place in places] for row in answer]


def test_each_rule_shares_out_the_whole_of_what_was_won(company, window):
    answer = company.ask("revenue/return_by_channel", **window)
    assert columns(answer, "channel", "spend", *RULES) == table("""
        channel      spend  first_touch  last_touch  linear  position_based
        No touch            10.00        10.00       10.00   10.00
        Events       30.00  50.00        50.00       83.33   70.00
        Paid Search  20.00  100.00       0.00        33.34   40.00
        Webinars            0.00         100.00      33.33   40.00
        Radio        10.00  0.00         0.00        0.00    0.00
        Total        60.00  160.00       160.00      160.00  160.00
    """)


def test_the_range_over_the_rules_says_whether_they_agree(company, window):
    answer = company.ask("revenue/return_by_channel", **window)
    assert columns(answer, "channel", "low_share", "high_share", "low_per_unit", "high_per_unit", "state") == table("""
        channel      low_share  high_share  low_per_unit  high_per_unit  state
        No touch     0.0625     0.0625                                   untouched
        Events       0.3125     0.520813    1.67          2.78           depends
        Paid Search  0          0.625       0.00          5.00           depends
        Webinars     0          0.625                                    depends
        Radio        0          0           0.00          0.00           none
        Total        1          1           2.67          2.67           total
    """)


def test_a_region_keeps_its_own_deals_and_the_spend_aimed_at_it(company, window):
    answer = company.ask("revenue/return_by_channel", **window, regions=["East"])
    assert columns(answer, "channel", "spend", "linear") == table("""
        channel   spend  linear
        No touch         10.00
        Events    30.00  50.00
        Radio     10.00  0.00
        Total     40.00  60.00
    """)


def test_a_channel_keeps_its_share_of_the_whole(company, window):
    answer = company.ask("revenue/return_by_channel", **window, channels=["Events"])
    assert columns(answer, "channel", "linear", "linear_share") == table("""
        channel  linear  linear_share
        Events   83.33   0.520813
        Total    83.33   0.520813
    """)


def test_pipeline_created_is_shared_out_the_same_way(company, period):
    days = {"from_": "2026-09-01", "to": period["to"]}
    answer = company.ask("revenue/return_by_channel", milestone="created", **days)
    assert columns(answer, "channel", "linear")[-1] == ["Total", "230.00"]


@pytest.mark.parametrize("rule", RULES)
def test_the_deals_behind_it_add_up_to_the_cent_under_each_rule(company, window, rule):
    answer = company.ask("revenue/return_by_channel", **window)
    rows = company.ask("revenue/credit_rows", **window)
    assert total(rows, rule) == total(answer, rule, is_total="no") == Decimal("160.00")


def test_a_deal_that_will_not_split_evenly_keeps_its_amount(company, window):
    rows = company.ask("revenue/credit_rows", **window)
    assert total(rows, "linear", opportunity_id="D1") == Decimal("100.00")


def test_the_deals_behind_it_name_file_and_line(company, window):
    rows = company.ask("revenue/credit_rows", **window, channels=["No touch"])
    assert [row[-3:-1] for row in rows[1:]] == [["deals.csv", "4"]]
