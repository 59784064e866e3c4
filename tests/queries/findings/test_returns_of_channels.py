"""What a channel returns, as the findings take it: never another word than the verdict's."""

import pytest

from dashboard.acts.studied import keep_run, note_use
from tests.queries.plan.curves import MADE, WINDOW


def told(warehouse, columns, profit=None, pays="cannot_tell", drives="cannot_tell"):
    """What a study that says so gives of the only channel."""
    figures = [("", "Events", "spend", None, 400.0, None), ("", "Events", "per_unit", 0.2, 0.5, 0.9)]
    figures += [("", "Events", "next_unit", 1.1, 2.0, 3.0)]
    figures += [("", "Events", "profit_per_unit", *profit)] if profit else []
    with warehouse.real.reading() as reader:
        version, day = reader.version, reader.as_of
    with warehouse.real.keeping() as cursor:
        keep_run(cursor, "by hand", "spend", MADE, WINDOW)
        cursor.executemany("insert into study_figures values ('by hand', ?, ?, ?, ?, ?, ?)", figures)
        words = [("pays", pays), ("drives", drives)]
        cursor.executemany("insert into study_words values ('by hand', 'Events', ?, ?)", words)
        note_use(cursor, "by hand", "spend", version, day)
    found = warehouse.ask("findings/returns_of_channels")
    return [[row[found[0].index(name)] for name in columns] for row in found[1:]]


@pytest.fixture(autouse=True)
def company(warehouse):
    warehouse.load("opportunities", "opportunity_id  created_at  stage  amount\nA               2026-03-18  Open   5.00")
    warehouse.load("spend", "date        channel  cost\n2026-03-18  Events   10.00")


@pytest.mark.parametrize(
    ("profit", "pays", "back"),
    [(None, "cannot_tell", "0.5"), ((0.1, 0.25, 0.45), "no", "0.25"), ((0.1, 0.25, 0.45), "cannot_tell", "")],
)
def test_with_a_signed_margin_only_what_the_verdict_says_does_not_pay_has_a_return(warehouse, profit, pays, back):
    assert told(warehouse, ("spend", "back"), profit, pays) == [["100.00", back]]


@pytest.mark.parametrize(("drives", "next_unit"), [("yes", "2"), ("likely", "2"), ("cannot_tell", ""), ("no", "")])
def test_only_what_drives_deals_could_take_more_money(warehouse, drives, next_unit):
    assert told(warehouse, ("next",), drives=drives) == [[next_unit]]
