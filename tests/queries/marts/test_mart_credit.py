"""Credit by rule, exact to the cent."""

from tests.tables import table

WON = """
    opportunity_id  stage  created_at  close_date  amount
    d1              Won    2026-03-01  2026-03-10  100.00
"""


def credit(warehouse, touches, deals=WON, milestone="created", columns="channel credit", **rest):
    warehouse.load("opportunities", deals, observed_on="2026-12-31")
    if touches:
        warehouse.load("touchpoints", touches, observed_on="2026-12-31")
    header, *rows = warehouse.look("mart_credit", f"milestone model {columns}", as_of="2026-12-31", **rest)
    kept = {}
    for row in rows:
        if row[0] == milestone:
            kept.setdefault(row[1], []).append(row[2:])
    return [["model", *header[2:]], *([model, *row] for model in sorted(kept) for row in kept[model])]


def test_one_touch_earns_everything(warehouse):
    assert credit(
        warehouse,
        """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-02-01   Search   d1
    """,
    ) == table("""
        model                  channel  credit
        first_touch            Search   100.00
        last_touch             Search   100.00
        linear                 Search   100.00
        position_based_google  Search   100.00
    """)


def test_two_touches_share_in_halves(warehouse):
    assert credit(
        warehouse,
        """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-02-01   Search   d1
        t2             2026-02-02   Events   d1
    """,
    ) == table("""
        model                  channel  credit
        first_touch            Search   100.00
        last_touch             Events   100.00
        linear                 Events   50.00
        linear                 Search   50.00
        position_based_google  Events   50.00
        position_based_google  Search   50.00
    """)


def test_the_cent_left_over_goes_to_the_earlier_touch(warehouse):
    assert (
        credit(
            warehouse,
            """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-02-01   Search   d1
        t2             2026-02-02   Events   d1
        t3             2026-02-03   Mail     d1
    """,
        )[3:]
        == table("""
        model                  channel  credit
        linear                 Events   33.33
        linear                 Mail     33.33
        linear                 Search   33.34
        position_based_google  Events   20.00
        position_based_google  Mail     40.00
        position_based_google  Search   40.00
    """)[1:]
    )


def test_touches_of_the_same_moment_follow_their_ids(warehouse):
    assert credit(
        warehouse,
        """
        touchpoint_id  occurred_at  channel  opportunity_id
        t2             2026-02-01   Search   d1
        t1             2026-02-01   Events   d1
    """,
    )[1:3] == [["first_touch", "Events", "100.00"], ["last_touch", "Search", "100.00"]]


def test_a_deal_without_a_touch_goes_to_no_touch(warehouse):
    assert credit(warehouse, "", columns="channel campaign_id credit opportunities") == table("""
        model                  channel   campaign_id  credit  opportunities
        first_touch            No touch               100.00  1
        last_touch             No touch               100.00  1
        linear                 No touch               100.00  1
        position_based_google  No touch               100.00  1
    """)


def test_a_touch_counts_from_the_first_day_of_the_look_back_to_the_day_of_the_milestone(warehouse):
    touches = """
        touchpoint_id  occurred_at       channel  opportunity_id
        t1             2025-11-30 23:59  Early    d1
        t2             2025-12-01 00:00  First    d1
        t3             2026-03-01 17:00  Last     d1
        t4             2026-03-02 00:00  Late     d1
    """
    assert credit(warehouse, touches)[1:3] == [["first_touch", "First", "100.00"], ["last_touch", "Last", "100.00"]]


def test_where_the_creation_has_a_time_of_day_a_later_touch_of_that_day_does_not_count(warehouse):
    deals = """
        opportunity_id  stage  created_at        close_date  amount
        d1              Won    2026-03-01 12:00  2026-03-10  100.00
    """
    touches = """
        touchpoint_id  occurred_at       channel  opportunity_id
        t1             2026-03-01 12:00  Before   d1
        t2             2026-03-01 12:01  After    d1
    """
    assert credit(warehouse, touches, deals)[2] == ["last_touch", "Before", "100.00"]


def test_the_won_milestone_counts_touches_up_to_the_close(warehouse):
    touches = """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-02-01   Search   d1
        t2             2026-03-10   Events   d1
    """
    assert credit(warehouse, touches, milestone="won")[1:3] == [
        ["first_touch", "Search", "100.00"],
        ["last_touch", "Events", "100.00"],
    ]


def test_one_channel_that_touched_twice_is_one_line(warehouse):
    touches = """
        touchpoint_id  occurred_at  channel  campaign_id  opportunity_id
        t1             2026-02-01   Search   k1           d1
        t2             2026-02-02   Search   k1           d1
        t3             2026-02-03   Search   k2           d1
    """
    assert credit(warehouse, touches, columns="campaign_id credit opportunities")[3:5] == [
        ["linear", "k1", "66.67", "0.666667"],
        ["linear", "k2", "33.33", "0.333333"],
    ]


def test_an_unknown_amount_earns_nothing_but_the_deal_counts(warehouse):
    deals = "opportunity_id  stage    created_at\nd1              Qualify  2026-03-01"
    assert credit(warehouse, "", deals, columns="credit opportunities")[1] == ["first_touch", "0.00", "1"]


def test_the_golden_journey_of_position_based_credit(warehouse):
    warehouse.record("settings", setting="look_back_days", value="365")
    deals = """
        opportunity_id  stage  created_at  close_date  amount
        d1              Won    2026-02-25  2026-04-28  100.00
    """
    touches = """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-01-01   Day 000  d1
        t2             2026-01-13   Day 012  d1
        t3             2026-02-10   Day 040  d1
        t4             2026-02-25   Day 055  d1
        t5             2026-03-12   Day 070  d1
        t6             2026-04-06   Day 095  d1
        t7             2026-04-21   Day 110  d1
    """
    answer = credit(warehouse, touches, deals, milestone="won")
    assert [row[1:] for row in answer if row[0] == "position_based_google"] == [
        ["Day 000", "40.00"],
        ["Day 012", "4.00"],
        ["Day 040", "4.00"],
        ["Day 055", "4.00"],
        ["Day 070", "4.00"],
        ["Day 095", "4.00"],
        ["Day 110", "40.00"],
    ]
