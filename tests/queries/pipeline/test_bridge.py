"""Why revenue changed between two periods: six steps that add up to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.library import ask
from tests.queries.adding_up import total
from tests.queries.pipeline.days import two_days
from tests.tables import table

PERIODS = {"from_": "2026-10-01", "to": "2026-11-01", "base_from": "2026-09-01", "base_to": "2026-10-01", "as_of": "2026-11-02"}
SEPTEMBER = """
    opportunity_id  created_at  stage  close_date  amount   segment
    D1              2026-09-01  Won    2026-09-20  1000.00  SMB
    D2              2026-09-01  Lost   2026-09-20  1000.00  SMB
"""


def steps(warehouse, **filters):
    """What each step added, by its name, those that added nothing left out."""
    [_, *rows] = warehouse.ask("pipeline/bridge", **PERIODS | filters)
    return {row[0]: row[3] for row in rows if Decimal(row[3])}


def deals(warehouse, *october):
    warehouse.load("opportunities", "\n".join([SEPTEMBER.rstrip(), *october]))
    return steps(warehouse)


def test_twice_the_deals_in_play_is_volume(warehouse):
    october = [
        "    D3              2026-10-01  Won    2026-10-20  1000.00  SMB",
        "    D4              2026-10-01  Lost   2026-10-20  1000.00  SMB",
        "    D5              2026-10-01  Won    2026-10-20  1000.00  SMB",
        "    D6              2026-10-01  Lost   2026-10-20  1000.00  SMB",
    ]
    assert deals(warehouse, *october) == {"volume": "1000.00"}


def test_the_same_deals_won_for_more_is_deal_size(warehouse):
    october = [
        "    D3              2026-10-01  Won    2026-10-20  1500.00  SMB",
        "    D4              2026-10-01  Lost   2026-10-20  1000.00  SMB",
    ]
    assert deals(warehouse, *october) == {"deal_size": "500.00"}


def test_more_of_those_that_ended_won_is_conversion(warehouse):
    october = [
        "    D3              2026-10-01  Won    2026-10-20  1000.00  SMB",
        "    D4              2026-10-01  Won    2026-10-20  1000.00  SMB",
    ]
    assert deals(warehouse, *october) == {"conversion": "1000.00"}


def test_fewer_that_came_to_an_end_at_the_same_volume_is_speed(warehouse):
    """2 in play and half won: 500 a deal. Then 2 in play, 1 ended and was won at half the win rate's double: 1,000."""
    october = [
        "    D3              2026-10-01  Won    2026-10-20  1000.00  SMB",
        "    D4              2026-10-01  Open   2026-12-20  1000.00  SMB",
    ]
    assert deals(warehouse, *october) == {"speed": "-750.00", "conversion": "750.00"}


def test_where_nothing_at_all_was_in_play_volume_and_mix_share_the_loss(warehouse):
    assert deals(warehouse) == {"volume": "-500.00", "mix": "-500.00"}


def test_leads_that_sales_takes_less_of_are_acceptance_and_what_marketing_offered_is_volume(warehouse):
    """The same two deals a month came of leads: accepted 2 of 2, then 1 of 2, so twice as much had been offered."""
    warehouse.load(
        "leads",
        """
        lead_id  created_at  accepted_at  rejected_at  segment  opportunity_id
        L1       2026-09-01  2026-09-02                SMB      D1
        L2       2026-09-01  2026-09-02                SMB      D2
        L3       2026-10-01  2026-10-02                SMB      D3
        L4       2026-10-01               2026-10-02   SMB      D4
    """,
    )
    october = [
        "    D3              2026-10-01  Won    2026-10-20  1000.00  SMB",
        "    D4              2026-10-01  Lost   2026-10-20  1000.00  SMB",
    ]
    assert deals(warehouse, *october) == {"volume": "750.00", "acceptance": "-750.00"}


def test_without_leads_acceptance_is_part_of_volume_and_says_so(warehouse):
    deals(warehouse)
    rows = warehouse.ask("pipeline/bridge", **PERIODS)
    assert [row[-1] for row in rows[1:]] == ["yes"] * 6


def test_each_step_says_who_can_act(warehouse):
    deals(warehouse)
    assert [row[:3:2] for row in warehouse.ask("pipeline/bridge", **PERIODS)] == table("""
        step        side
        volume      marketing
        mix         marketing
        acceptance  both
        speed       sales
        conversion  sales
        deal_size   sales
    """)


def test_expected_revenue_takes_the_deals_created_with_what_they_won_and_will_win(warehouse):
    deals(warehouse, "    D3              2026-10-01  Won    2026-10-20  1400.00  SMB")
    assert total(warehouse.ask("pipeline/bridge", measure="expected", **PERIODS), "amount") == 400


@pytest.mark.parametrize("measure", ["won", "expected"])
def test_the_rows_behind_add_up_to_the_change(warehouse, measure):
    deals(warehouse, "    D3              2026-10-01  Won    2026-10-20  1400.00  SMB")
    answer, rows = (warehouse.ask(f"pipeline/{name}", measure=measure, **PERIODS) for name in ("bridge", "bridge_rows"))
    assert total(rows, "revenue") - total(rows, "base_revenue") == Decimal(answer[1][4])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(base=two_days(), now=two_days(), regions=st.sampled_from([None, ["West"], ["Unknown", "East"]]))
def test_the_six_steps_add_up_to_what_was_won_more_between_any_two_periods(company, base, now, regions):
    days = {"base_from": base[0], "base_to": base[1], "from": now[0], "to": now[1], "regions": regions}
    rows = ask(company, "pipeline/bridge", days).records()
    won = ask(company, "pipeline/bridge_rows", days).records()
    assert sum(row["amount"] for row in rows) == sum(row["revenue"] - row["base_revenue"] for row in won)
    assert {row["change"] for row in rows} <= {sum(row["amount"] for row in rows)}


@settings(max_examples=15, deadline=None, derandomize=True)
@given(base=two_days(), now=two_days())
def test_the_four_levers_of_velocity_add_up_to_its_change(company, base, now):
    days = {"base_from": base[0], "base_to": base[1], "from": now[0], "to": now[1]}
    rows = ask(company, "pipeline/velocity_levers", days).records()
    velocity = ask(company, "pipeline/velocity", days).first()
    if velocity["value"] is None or velocity["base_value"] is None:
        assert rows == []
    else:
        assert sum(row["amount"] for row in rows) == rows[0]["change"]
        assert abs(rows[0]["change"] - (velocity["value"] - velocity["base_value"])) <= Decimal("0.01")
