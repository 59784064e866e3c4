"""A company whose response curves are written by hand: two pieces a channel, numbers that a person can check in the head."""

import pytest

from tests.queries.plan.curves import Curves


@pytest.fixture
def planned(warehouse):
    """Spend and deals until 1 July 2026, and curves kept by hand: `planned(Search=[0, 100, 150])`."""
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage       is_closed  is_won  created_at  close_date  amount
        O-1             Closed Won  yes        yes     2026-04-01  2026-06-30  1000.00
        """,
        observed_on="2026-06-30",
    )
    warehouse.load(
        "spend",
        """
        date        channel  cost
        2026-06-30  Search   10.00
        """,
    )
    return Curves(warehouse)
