"""Deals counted by what they are worth, in deals as the window has them on average."""

from dashboard.effects.amounts import by_amount
from tests.effects.test_arrange import MONDAY, SCOPE

BOTH = [
    {"region": "North", "week_start_date": MONDAY, "deals": 3, "amount": 90},
    {"region": "South", "week_start_date": MONDAY, "deals": 1, "amount": 10},
]


def test_a_deal_of_twice_the_usual_amount_of_its_region_counts_twice():
    later = SCOPE["to_date"]
    weekly, _ = by_amount(SCOPE, [*BOTH, {"region": "North", "week_start_date": later, "deals": 1, "amount": 60}], [])
    assert [row["deals"] for row in weekly] == [3.0, 1.0, 2.0]


def test_a_region_without_amounts_of_its_own_is_measured_by_the_companys():
    weekly, _ = by_amount(SCOPE, [BOTH[0], {"region": "West", "week_start_date": SCOPE["to_date"], "deals": 1, "amount": 15}], [])
    assert weekly[1]["deals"] == 0.5


def test_a_channel_brought_no_more_than_the_deals_it_met_are_worth():
    met = {"region": "North", "channel": "Events", "touched": 1, "touched_amount": 75, "with_media": 2, "media_amount": 90}
    assert [(row["touched"], row["with_media"]) for row in by_amount(SCOPE, BOTH, [met])[1]] == [(2.5, 3.0)]


def test_without_any_amount_nothing_is_counted():
    assert by_amount(SCOPE, [BOTH[0] | {"amount": 0}], [])[0][0]["deals"] == 0.0
