"""What both sides signed, from when it holds, and which numbers follow it."""

from datetime import date

from tests.tables import table

LEADS = """
    lead_id  created_at        mql_at            region
    L1       2026-10-05 09:00  2026-10-07 09:00  West
    L2       2026-10-05 09:00                    West
    L3       2026-10-20 09:00  2026-10-22 09:00  West
"""
NOW = {"as_of": "2026-11-02"}
ALL = {"marketing_by": "Ana", "sales_by": "Moses"}


def define(warehouse, term, variant, valid_from, parameters=None, **signed):
    row = {"term": term, "variant": variant, "valid_from": date.fromisoformat(valid_from), "parameters": parameters}
    warehouse.record("definitions", **row, **signed)


def handed_over(warehouse):
    return warehouse.look("mart_leads", "lead_key hand_over_date", **NOW)


def states(warehouse):
    told = warehouse.ask("definitions/agreed", **NOW)
    places = [told[0].index(name) for name in ("term", "valid_from", "state")]
    return [[row[place] for place in places] for row in told]


def test_a_lead_is_handed_over_by_the_definition_that_held_when_it_was_created(warehouse):
    warehouse.load("leads", LEADS)
    define(warehouse, "mql", "created", "2026-10-20", **ALL)
    assert handed_over(warehouse) == table("""
        lead_key  hand_over_date
        L1        2026-10-07
        L2        2026-10-05
        L3        2026-10-20
    """)


def test_where_only_scored_leads_count_one_without_a_score_is_not_handed_over(warehouse):
    warehouse.load("leads", LEADS)
    define(warehouse, "mql", "scored", "2026-10-01", **ALL)
    assert handed_over(warehouse)[1:] == [["L1", "2026-10-07"], ["L2", ""], ["L3", "2026-10-22"]]


def test_a_definition_that_one_side_signed_or_somebody_refused_does_not_hold(warehouse):
    warehouse.load("leads", LEADS)
    define(warehouse, "mql", "created", "2026-10-01", marketing_by="Ana")
    define(warehouse, "mql", "created", "2026-10-02", **ALL, refused_by="Moses", reason="Too early")
    assert handed_over(warehouse)[1:] == [["L1", "2026-10-07"], ["L2", "2026-10-05"], ["L3", "2026-10-22"]]


def test_a_definition_waits_holds_is_replaced_or_is_to_come(warehouse):
    warehouse.load("leads", LEADS)
    define(warehouse, "mql", "created", "2026-12-01", **ALL)
    define(warehouse, "mql", "scored", "2026-11-01", **ALL)
    define(warehouse, "mql", "usual", "2026-10-01", **ALL)
    define(warehouse, "mql", "created", "2026-09-01", sales_by="Moses")
    assert states(warehouse) == table("""
        term  valid_from  state
        mql   2026-12-01  to come
        mql   2026-11-01  in force
        mql   2026-10-01  replaced
        mql   2026-09-01  waits
    """)


def test_the_margin_needs_finance_too(warehouse):
    warehouse.record("settings", setting="gross_margin", value="0.9")
    define(warehouse, "gross_margin", "percent", "2026-10-01", "0.7", **ALL)
    assert warehouse.look("stg_settings", "gross_margin", **NOW)[1:] == [[""]]
    define(warehouse, "gross_margin", "percent", "2026-10-01", "0.7", **ALL, finance_by="Lee")
    assert warehouse.look("stg_settings", "gross_margin", **NOW)[1:] == [["0.7"]]


def test_gross_profit_is_what_was_won_times_the_margin_that_holds(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage  amount  created_at  close_date  is_won  is_closed
        D1              Won    200.00  2026-09-01  2026-10-10  true    true
        """,
    )
    period = {"from_": date(2026, 10, 1), "to": date(2026, 11, 1)}
    assert warehouse.ask("definitions/gross_profit", **NOW, **period)[1:] == [[""]]
    define(warehouse, "gross_margin", "percent", "2026-10-01", "0.7", **ALL, finance_by="Lee")
    assert warehouse.ask("definitions/gross_profit", **NOW, **period)[1:] == [["140.00"]]


def test_a_deal_closes_on_the_day_it_entered_its_last_stage_where_both_sides_say_so(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage       amount  created_at  close_date  is_won  is_closed
        D1              Closed Won  200.00  2026-09-01  2026-10-10  true    true
        """,
    )
    warehouse.load(
        "stage_history",
        """
        opportunity_id  changed_at        stage
        D1              2026-09-01 09:00  Demo
        D1              2026-10-14 09:00  Closed Won
        """,
    )
    assert warehouse.look("mart_deals", "opportunity_id closed_date", **NOW)[1:] == [["D1", "2026-10-10"]]
    define(warehouse, "closed_date", "entered", "2026-10-01", **ALL)
    assert warehouse.look("mart_deals", "opportunity_id closed_date", **NOW)[1:] == [["D1", "2026-10-14"]]


def test_a_touch_counts_within_the_look_back_agreed_for_the_day_of_the_deal(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  account_id  stage  amount  created_at  close_date
        D1              A1          Demo   200.00  2026-09-01  2026-12-01
        D2              A1          Demo   200.00  2026-10-01  2026-12-01
        """,
    )
    warehouse.load(
        "touchpoints",
        """
        occurred_at  channel  account_id
        2026-08-01   Events   A1
        """,
    )
    define(warehouse, "look_back", "days", "2026-10-01", "30", **ALL)
    assert warehouse.look("mart_journeys", "opportunity_id days_before", **NOW)[1:] == [["D1", "31"]]


def test_new_business_is_what_the_list_of_the_day_says(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  opportunity_type  stage  amount  created_at  close_date  is_won  is_closed
        D1              New               Won    200.00  2026-04-01  2026-05-10  true    true
        D2              Expansion         Won    100.00  2026-04-01  2026-05-10  true    true
        D3              Expansion         Won    100.00  2026-08-01  2026-10-10  true    true
        """,
    )
    define(warehouse, "new_business", "list", "2026-10-01", "New;Expansion", **ALL)
    assert warehouse.ask("pipeline/new_business_by_quarter", **NOW, to=date(2026, 11, 1)) == table("""
        quarter_label  quarter_start_date  new_business  other_business  without_type
        Q2 2026        2026-04-01          200.00        100.00          0.00
        Q3 2026        2026-07-01          0.00          0.00            0.00
        Q4 2026        2026-10-01          100.00        0.00            0.00
    """)


def test_where_no_deal_names_its_type_new_business_cannot_be_computed(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage  amount  created_at  close_date  is_won  is_closed
        D1              Won    200.00  2026-04-01  2026-05-10  true    true
        """,
    )
    assert len(warehouse.ask("pipeline/new_business_by_quarter", **NOW, to=date(2026, 11, 1))) == 1
