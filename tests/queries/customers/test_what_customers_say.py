"""What reps wrote and buyers said, themes with the money behind them, rivals, scores, and whom nobody met."""

import pytest

from tests.tables import table

DEALS = """
    opportunity_id  account_id  stage        amount   created_at  close_date  loss_reason  competitor  segment
    O1              A1          Closed Lost  100.00   2026-08-03  2026-09-07  Price        Northwind   SMB
    O2              A2          Closed Lost  300.00   2026-08-03  2026-09-07  price        Northwind   SMB
    O3              A3          Closed Won   500.00   2026-08-03  2026-09-07               Northwind   SMB
    O4              A4          Open         900.00   2026-08-03  2026-12-07                           SMB
"""
VOICES = """
    feedback_id  date        account_id  opportunity_id  kind      score  theme    comment
    F1           2026-09-14  A1          O1              win_loss         Privacy  They keep it here.
    F2           2026-09-14  A2          O2              win_loss         Price    Cheaper.
    F3           2026-09-14  A3          O3              win_loss         Price    <b>Good</b> value.
    F4           2026-09-14  A3                          nps       10
    F5           2026-09-14  A2                          nps       3      Support  Slow.
"""
NOW = {"as_of": "2026-11-02"}


@pytest.fixture
def heard(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("feedback", VOICES)
    return warehouse


def told(warehouse, question, *columns, **parameters):
    header, *rows = warehouse.ask(question, **NOW, **parameters)
    return [list(columns), *([row[header.index(column)] for column in columns] for row in rows)]


def test_rep_and_buyer_are_compared_on_the_same_deals_capitals_aside(heard):
    assert heard.ask("customers/loss_pairs", **NOW) == table("""
        loss_reason  theme    deals  amount  is_same
        price        Price    1      300.00  yes
        Price        Privacy  1      100.00  no
    """)
    assert told(heard, "customers/opening", "deals", "differ", "share", "state")[1] == ["2", "1", "0.5", "both"]


def test_each_cause_is_counted_by_both(heard):
    assert told(heard, "customers/loss_reasons", "cause", "by_buyer", "by_rep", "on_both", "amount", "all_losses") == table("""
        cause    by_buyer  by_rep  on_both  amount  all_losses
        Price    1         2       1        300.00  2
        Privacy  1         0       0        100.00  0
    """)


def test_a_theme_is_good_after_a_win_and_bad_after_a_loss_or_a_low_score(heard):
    assert told(heard, "customers/themes", "tone", "theme", "voices", "amount") == table("""
        tone  theme    voices  amount
        good  Price    1       500.00
        bad   Price    1       300.00
        bad   Privacy  1       100.00
        bad   Support  1
    """)


def test_a_win_rate_against_a_rival_counts_the_deals_that_name_it(heard):
    assert told(heard, "customers/competitors", "competitor", "lost", "share", "won", "win_rate")[1] == [
        "Northwind", "2", "1", "1", "0.333333",
    ]  # fmt: skip


def test_where_rivals_are_named_on_lost_deals_only_no_win_rate_is_told(warehouse):
    warehouse.load("opportunities", DEALS.replace("             Northwind   SMB", "                         SMB"))
    assert told(warehouse, "customers/competitors", "won", "win_rate")[1] == ["0", ""]


def test_nps_counts_the_newest_score_of_each_account_and_says_where_few_were_asked(heard):
    heard.load("feedback", "feedback_id  date        account_id  kind  score\nF6           2026-10-12  A2          nps   7")
    assert told(heard, "customers/nps", "value", "accounts", "promoters", "detractors", "state")[1] == ["50", "2", "1", "0", "few"]


def test_an_account_that_somebody_talked_to_leaves_the_list(heard):
    assert [row[0] for row in told(heard, "customers/unmet_accounts", "account_key")[1:]] == ["A4"]
    heard.record("conversations", conversation_id="C1", held_on="2026-11-02", held_by="Ana", account_id="A4", said="All well.")
    assert told(heard, "customers/unmet", "accounts", "all_accounts", "state")[1] == ["0", "2", "met"]


@pytest.mark.parametrize(
    ("kind", "channel"),
    [
        ("Meeting", ""), ("Kundentermin", ""), ("réunion", ""), ("llamada", ""), ("riunione", ""), ("bezoek", ""), ("", "Demo"),
        ("call", "Sales"), ("visit", "Field"), ("event meeting", "Events"),
    ],
)  # fmt: skip
def test_a_touch_whose_kind_or_channel_says_so_is_a_meeting_in_many_languages(heard, kind, channel):
    heard.load("touchpoints", touch(kind, channel))
    assert ["A4"] not in told(heard, "customers/unmet_accounts", "account_key")


@pytest.mark.parametrize(
    ("kind", "channel"),
    [
        ("visit", "Organic Search"), ("call", "Paid Search"), ("demo request", "Website"), ("click", "Events"),
        ("meeting cancelled", "Sales"), ("webinar attended", "Webinars"), ("site visit", "Direct"),
    ],
)  # fmt: skip
def test_a_web_visit_a_request_or_a_meeting_called_off_is_none(heard, kind, channel):
    heard.load("touchpoints", touch(kind, channel))
    assert ["A4"] in told(heard, "customers/unmet_accounts", "account_key")


def touch(kind, channel):
    """A touch of the open deal of A4, which names the deal and not the account."""
    return "\n".join(
        (
            "occurred_at  channel               touch_type            opportunity_id",
            f"2026-10-20   {channel or 'Sales':20}  {kind:20}  O4",
        )
    )


def test_the_question_to_ask_comes_from_what_lost_buyers_spoke_of_on_most_money(heard):
    assert told(heard, "customers/question_to_ask", "theme", "deals", "amount", "since_days")[1] == ["Price", "1", "300.00", "365"]


def test_without_anything_heard_the_page_says_so(warehouse):
    assert told(warehouse, "customers/opening", "state")[1] == ["empty"]
    assert told(warehouse, "customers/unmet", "state")[1] == ["empty"]
