"""A saved plan beside what happened: spend as planned, and what is now believed of it."""

from datetime import date
from decimal import Decimal

from dashboard.acts.save_plan import save_plan


def save(planned, first, last, low, high):
    expected = {"expected_low": Decimal(low), "expected_mid": Decimal((low + high) // 2), "expected_high": Decimal(high)}
    lines = [{"channel": name, "spend": Decimal(182), **expected} for name in ("All channels", "Search")]
    save_plan(planned.warehouse.real, "Twice the search", (date.fromisoformat(first), date.fromisoformat(last)), lines)


def spend(planned):
    planned.warehouse.load("spend", "date        channel  cost\n2026-05-01  Search   172.00", file="more.csv")


def outcome(planned, *columns):
    return planned.told("plan/saved", *columns, "outcome", plan_id=None)[0]


def test_what_was_spent_is_believed_to_bring_what_the_curves_of_today_say(planned):
    spend(planned)
    save(planned, "2026-03-31", "2026-06-29", 100, 200)
    planned.keep(Search=[0, 400, 600])
    assert outcome(planned, "planned", "spent", "believed") == ["182.00", "172.00", "144.51", "as_expected"]


def test_less_than_the_low_end_is_less_and_more_than_the_high_end_is_more(planned):
    spend(planned)
    save(planned, "2026-03-31", "2026-06-29", 1000, 2000)
    planned.keep(Search=[0, 400, 600])
    assert outcome(planned) == ["less"]
    planned.keep(Search=[0, 400000, 600000])
    assert outcome(planned) == ["more"]


def test_before_the_study_covers_the_period_it_is_too_early(planned):
    planned.keep(Search=[0, 400, 600])
    for first, last, word in (
        ("2026-07-10", "2026-09-30", "ahead"),
        ("2026-06-10", "2026-09-30", "under_way"),
        ("2026-06-10", "2026-06-30", "too_early"),
    ):
        save(planned, first, last, 100, 200)
        planned.keep(Search=[0, 400, 600])
        told = {row[0]: row[1:] for row in planned.told("plan/saved", "outcome", "believed", plan_id=None)}
        assert told[word] == [""]


def test_a_plan_opens_channel_by_channel(planned):
    save(planned, "2026-03-31", "2026-06-29", 100, 200)
    planned.keep(Search=[0, 400, 600])
    [plan_id] = planned.told("plan/saved", "plan_id", plan_id=None)[0]
    assert [row[0] for row in planned.told("plan/saved", "channel", plan_id=plan_id)] == ["All channels", "Search"]
