"""Credit by rule, exact to the cent."""

from tests.tables import table

WON = """
    opportunity_id  stage  created_at  close_date  amount
    d1              Won    2026-03-01  2026-03-10  100.00
"""

FOUR = ("first_touch", "last_touch", "linear", "position_based_google")


def credit(warehouse, touches, deals=WON, milestone="created", columns="channel credit", models=FOUR, **rest):
    warehouse.load("opportunities", deals, observed_on="2026-12-31")
    if touches:
        warehouse.load("touchpoints", touches, observed_on="2026-12-31")
    header, *rows = warehouse.look("mart_credit", f"milestone model {columns}", as_of="2026-12-31", **rest)
    kept = {}
    for row in rows:
        if row[0] == milestone and row[1] in models:
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
    assert credit(warehouse, "", columns="channel campaign credit opportunities") == table("""
        model                  channel   campaign  credit  opportunities
        first_touch            No touch  No touch  100.00  1
        last_touch             No touch  No touch  100.00  1
        linear                 No touch  No touch  100.00  1
        position_based_google  No touch  No touch  100.00  1
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
    assert credit(warehouse, touches, columns="campaign credit opportunities")[3:5] == [
        ["linear", "k1", "66.67", "0.666667"],
        ["linear", "k2", "33.33", "0.333333"],
    ]


def test_an_unknown_amount_earns_nothing_but_the_deal_counts(warehouse):
    deals = "opportunity_id  stage    created_at\nd1              Qualify  2026-03-01"
    assert credit(warehouse, "", deals, columns="credit opportunities")[1] == ["first_touch", "0.00", "1"]


def test_last_non_direct_passes_over_direct_unless_there_is_nothing_else(warehouse):
    touches = """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-02-01   Search   d1
        t2             2026-02-02   Events   d1
        t3             2026-02-03   Direct   d1
        t4             2026-02-04   Direct   d2
    """
    deals = WON + "    d2              Won    2026-03-01  2026-03-10  7.00"
    assert credit(warehouse, touches, deals, models=("last_non_direct",))[1:] == [
        ["last_non_direct", "Direct", "7.00"],
        ["last_non_direct", "Events", "100.00"],
    ]


LED = """
    touchpoint_id  occurred_at  channel  opportunity_id
    t1             2026-02-01   Search   d1
    t2             2026-02-10   Events   d1
    t3             2026-02-20   Mail     d1
"""


def shaped(warehouse, lead, touches=LED, milestone="created"):
    """Percent by model and channel under the profiles that count the lead, where the lead was created on a day."""
    warehouse.load("leads", f"lead_id  created_at  opportunity_id\nl1       {lead}  d1", observed_on="2026-12-31")
    models = ("u_shaped_marketo", "u_shaped_hubspot", "w_shaped_marketo", "w_shaped_hubspot", "full_path")
    return credit(warehouse, touches, milestone=milestone, models=models)[1:]


def test_the_lead_is_held_by_the_last_touch_up_to_its_day_and_a_missing_close_falls_to_the_others(warehouse):
    assert shaped(warehouse, "2026-02-12") == [
        ["full_path", "Events", "33.33"],
        ["full_path", "Mail", "33.33"],
        ["full_path", "Search", "33.34"],
        ["u_shaped_hubspot", "Events", "40.00"],
        ["u_shaped_hubspot", "Mail", "20.00"],
        ["u_shaped_hubspot", "Search", "40.00"],
        ["u_shaped_marketo", "Events", "50.00"],
        ["u_shaped_marketo", "Search", "50.00"],
        ["w_shaped_hubspot", "Events", "33.33"],
        ["w_shaped_hubspot", "Mail", "33.33"],
        ["w_shaped_hubspot", "Search", "33.34"],
        ["w_shaped_marketo", "Events", "33.33"],
        ["w_shaped_marketo", "Mail", "33.33"],
        ["w_shaped_marketo", "Search", "33.34"],
    ]


def test_a_touch_that_holds_two_milestones_gets_the_sum_and_a_lead_before_every_touch_falls_away(warehouse):
    assert shaped(warehouse, "2026-02-03")[-3:] == [
        ["w_shaped_marketo", "Events", "10.00"],
        ["w_shaped_marketo", "Mail", "30.00"],
        ["w_shaped_marketo", "Search", "60.00"],
    ]


def test_a_lead_created_before_every_touch_is_held_by_none(warehouse):
    assert shaped(warehouse, "2026-01-03")[3:7] == [
        ["u_shaped_hubspot", "Events", "16.67"],
        ["u_shaped_hubspot", "Mail", "16.66"],
        ["u_shaped_hubspot", "Search", "66.67"],
        ["u_shaped_marketo", "Search", "100.00"],
    ]


def test_without_a_lead_of_its_own_a_deal_takes_the_first_of_its_account(warehouse):
    deals = """
        opportunity_id  stage  created_at  close_date  amount  account_id
        d1              Won    2026-03-01  2026-03-10  100.00  a1
    """
    leads = """
        lead_id  created_at  account_id
        l2       2026-02-21  a1
        l1       2026-02-11  a1
    """
    warehouse.load("leads", leads, observed_on="2026-12-31")
    assert credit(warehouse, LED, deals, models=("u_shaped_marketo",))[1:] == [
        ["u_shaped_marketo", "Events", "50.00"],
        ["u_shaped_marketo", "Search", "50.00"],
    ]


def test_the_half_life_is_a_setting(warehouse):
    warehouse.record("settings", setting="half_life_days", value="10")
    touches = """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-02-19   Search   d1
        t2             2026-03-01   Events   d1
    """
    assert credit(warehouse, touches, models=("time_decay",))[1:] == [
        ["time_decay", "Events", "66.67"],
        ["time_decay", "Search", "33.33"],
    ]


def test_a_half_life_of_nothing_is_not_a_half_life(warehouse):
    warehouse.record("settings", setting="half_life_days", value="0")
    touches = """
        touchpoint_id  occurred_at  channel  opportunity_id
        t1             2026-02-22   Search   d1
        t2             2026-03-01   Events   d1
    """
    assert credit(warehouse, touches, models=("time_decay",))[1:] == [
        ["time_decay", "Events", "66.67"],
        ["time_decay", "Search", "33.33"],
    ]


def test_an_account_s_touch_counts_for_each_of_its_deals(warehouse):
    deals = """
        opportunity_id  stage  created_at  close_date  amount  account_id
        d1              Won    2026-03-01  2026-03-10  100.00  a1
        d2              Won    2026-03-02  2026-03-11  50.00   a1
    """
    touches = "touchpoint_id  occurred_at  channel  account_id\nt1             2026-02-01   Search   a1"
    assert credit(warehouse, touches, deals, columns="opportunity_id channel credit", models=("linear",))[1:] == [
        ["linear", "d1", "Search", "100.00"],
        ["linear", "d2", "Search", "50.00"],
    ]
