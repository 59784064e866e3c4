"""Records become arrays; what cannot be used is told."""

from datetime import date, timedelta

from dashboard.effects.arrange import Arranged, arrange

MONDAY = date(2026, 1, 5)
SCOPE = {
    "from_date": MONDAY,
    "to_date": MONDAY + timedelta(weeks=4),
    "window_from": MONDAY,
    "window_to": MONDAY + timedelta(weeks=4),
}


def spend(week: int, channel: str, cost: float, region: str = "All") -> dict:
    return {"week_start_date": MONDAY + timedelta(weeks=week), "region": region, "channel": channel, "spend": cost}


def deals(*counts: int, region: str = "All") -> list[dict]:
    return [
        {"week_start_date": MONDAY + timedelta(weeks=week), "region": region, "deals": count} for week, count in enumerate(counts)
    ]


def arranged(*rows: dict, found: list[dict] | None = None, tests: list[dict] | None = None, **scope: object) -> Arranged:
    return arrange(SCOPE | scope, found or deals(1, 2, 3, 4), rows, [], [], tests or [])


def test_a_refund_counts_in_what_was_spent_and_not_in_the_model():
    given = arranged(spend(0, "Events", 100.0), spend(1, "Events", -30.0))
    assert given.spend.tolist() == [[70.0]]
    assert given.panel.spend[:, 0, 0].tolist() == [100.0, 0.0, 0.0, 0.0]
    assert "More was refunded than spent on Events in 1 week:" in given.said[0]


def test_a_channel_of_refunds_only_is_told():
    said = arranged(spend(0, "Events", 100.0), spend(1, "Display", -30.0)).said
    assert "Display has nothing but refunds in these weeks: if they are costs, load them again without the minus sign." in said


def test_a_channel_that_never_spent_is_no_channel():
    given = arranged(spend(0, "Events", 100.0), spend(0, "Display", 0.0))
    assert given.channels == ("Events",)
    assert "Display is on file, but nothing was spent on it in these weeks: nothing can be said about it." in given.said


def test_spend_without_a_rate_is_left_out_and_told():
    said = arranged(spend(0, "Events", 75.0), unpriced_lines=3, unpriced_money="EUR").said
    assert "3 lines of spend in EUR have no rate and are left out: load the rates of those days." in said


def test_spend_without_a_channel_is_left_out_and_told():
    given = arranged(spend(0, "Events", 95.0), spend(0, "Unknown", 5.0))
    assert given.channels == ("Events",)
    assert "5.0% of the spend names no known channel and is left out." in given.said


def test_much_spend_without_a_channel_is_weighed_as_one():
    given = arranged(spend(0, "Events", 75.0), spend(0, "Unknown", 25.0))
    assert given.channels == ("Events", "Unknown")
    assert any(said.startswith("25% of the spend names no known channel and is weighed as one, Unknown:") for said in given.said)


def test_deals_before_the_first_spend_are_told():
    said = arranged(spend(0, "Events", 75.0), deals_before=12).said
    assert "12 deals were created before the first week of spend on file; they are left out of the comparison." in said


def test_a_test_of_a_channel_nobody_spent_on_is_told():
    row = {
        "experiment_id": "E1", "channel": "Radio", "start_date": MONDAY, "end_date": MONDAY, "design": "geo hold-out",
        "treated": "All", "lift": 3, "standard_error": 1, "outcome": "opportunities",
    }  # fmt: skip
    assert "Test E1 is not used: Radio has no spend." in arranged(spend(0, "Events", 75.0), tests=[row]).said


def test_many_regions_are_joined_and_named():
    names = [f"R{number:02}" for number in range(12)]
    found = [row for number, name in enumerate(names) for row in deals(*[number + 1] * 4, region=name)]
    given = arranged(*(spend(0, "Events", 10.0, region=name) for name in names), found=found)
    assert len(given.regions) == 10
    assert given.regions[-1] == "Smaller regions"
    assert given.spend[0, -1] == 30.0
    assert "3 small regions are counted together as one: R00, R01, R02." in given.said
