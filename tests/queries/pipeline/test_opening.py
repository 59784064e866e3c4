"""What the Pipeline page opens with."""

import pytest

from tests.queries.adding_up import total

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  region
    D1              2026-09-01  Won    2026-10-05  600.00  North
    D2              2026-09-01  Open   2026-12-01  500.00  North
    D3              2026-09-01  Open   2026-11-01  100.00  South
    D4              2026-09-01  Open   2027-01-01  900.00  South
    D5              2026-09-01  Lost   2026-10-05  70.00   South
"""
TARGETS = """
    period_start  period_end  metric   value
    2026-10-01    2026-12-31  revenue  1000.00
"""
NOW = {"to": "2026-11-15", "as_of": "2026-11-15"}


@pytest.fixture
def deals(warehouse):
    warehouse.load("opportunities", DEALS)
    return warehouse


def opening(warehouse, **filters):
    return dict(zip(*warehouse.ask("pipeline/opening", **NOW, **filters), strict=True))


def test_what_is_missing_stands_beside_the_open_deals_dated_this_quarter(deals):
    deals.load("targets", TARGETS)
    told = opening(deals)
    assert [told[part] for part in ("state", "won", "target", "to_go")] == ["to_go", "600.00", "1000.00", "400.00"]
    assert told["days_left"] == "47"
    assert [told[part] for part in ("open_deals", "open_amount", "coverage")] == ["2", "600.00", "1.5"]


def test_an_open_deal_whose_close_date_has_passed_is_called_so(deals):
    told = opening(deals)
    assert [told["overdue_deals"], told["overdue_amount"]] == ["1", "100.00"]


def test_a_passed_target_and_a_missing_one_are_other_states(deals):
    assert opening(deals)["state"] == "no_target"
    deals.load("targets", TARGETS.replace("1000.00", "500.00"))
    assert [opening(deals)[part] for part in ("state", "to_go", "coverage")] == ["reached", "-100.00", ""]


def test_a_quarter_that_closed_below_its_target_is_missed_and_open_deals_still_dated_in_it_are_told(deals):
    deals.load("targets", TARGETS)
    ended = {"to": "2027-01-01", "as_of": "2027-01-02"}
    assert deals.ask("pipeline/opening", **ended)[1][-1] == "missed"
    assert deals.ask("pipeline/opening", regions=["West"], **ended)[1][-1] == "empty"
    assert deals.ask("pipeline/opening", to="2026-10-01", as_of="2026-10-01")[1][-1] == "no_target_alone"


def test_without_deals_there_is_nothing_to_say(warehouse):
    warehouse.load("targets", TARGETS)
    assert opening(warehouse)["state"] == "empty"


@pytest.mark.parametrize("filters", [{}, {"regions": ["South"]}])
def test_the_rows_behind_add_up_to_it(deals, filters):
    told, rows = opening(deals, **filters), deals.ask("pipeline/quarter_rows", **NOW, **filters)
    assert str(total(rows, "amount", is_won="no")) == told["open_amount"]
    assert total(rows, "amount", is_won="yes") == pytest.approx(float(told["won"]))
