"""Markov and Shapley, held against other ways of computing them."""

from collections import Counter, defaultdict
from itertools import groupby, permutations
from math import factorial

import pytest

from tests.tables import table

WAYS = """
    outcome  amount  way
    Won      100     Search
    Won      50      Search Events Search
    Won      80      Mail Search
    Won      10      Events Events Mail
    Won      0       Mail Events
    Lost     70      Search
    Lost     20      Events Mail
    Lost     30      Mail Search Mail
    Lost     40      Radio
"""


def load_ways(warehouse, ways=WAYS):
    """One deal a line, touched by its channels day after day; the touches of an open deal are no way yet."""
    deals, touches = (
        [["opportunity_id", "stage", "created_at", "close_date", "amount"]],
        [["occurred_at", "channel", "opportunity_id"]],
    )
    for number, (outcome, amount, way) in enumerate(table(ways)[1:], 1):
        deals.append([f"d{number}", outcome, "2026-03-01", "2026-03-20", amount])
        touches += [[f"2026-03-{day:02}", channel, f"d{number}"] for day, channel in enumerate(way.split(), 1)]
    warehouse.load("opportunities", lines(deals), observed_on="2026-12-31")
    warehouse.load("touchpoints", lines(touches), observed_on="2026-12-31")


def lines(rows):
    widths = [max(map(len, column)) + 2 for column in zip(*rows, strict=True)]
    return "\n".join("".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def shares(warehouse, model, column, milestone="won"):
    _, *rows = warehouse.look("mart_modelled", f"model milestone earner name {column}", as_of="2026-12-31")
    return {name: float(share) for found, at, earner, name, share in rows if (found, at, earner) == (model, milestone, "channel")}


def removals(warehouse):
    _, *rows = warehouse.look("mart_removals", "milestone earner name removal_effect conversion", as_of="2026-12-31")
    return {row[2]: (float(row[3]), float(row[4])) for row in rows if row[:2] == ["won", "channel"]}


def paths():
    return [
        (outcome == "Won", float(amount), tuple(name for name, _ in groupby(way.split())))
        for outcome, amount, way in table(WAYS)[1:]
    ]


def chance_of_winning(without=None):
    """The chain walked step by step until nothing is left on the way."""
    edges = defaultdict(Counter)
    for is_won, _, way in paths():
        for step in zip(("start", *way), (*way, "won" if is_won else "lost"), strict=True):
            edges[step[0]][step[1]] += 1
    here, won = {"start": 1.0}, 0.0
    for _ in range(2000):
        after = defaultdict(float)
        for name, mass in here.items():
            for target, times in edges[name].items():
                if target != without:
                    after[target] += mass * times / edges[name].total()
        won += after.pop("won", 0.0)
        after.pop("lost", None)
        here = after
    return won


def test_removal_effects_are_those_of_the_chain_walked_step_by_step(warehouse):
    load_ways(warehouse)
    whole = chance_of_winning()
    expected = {name: 1 - chance_of_winning(without=name) / whole for name in ("Search", "Events", "Mail", "Radio")}
    found = removals(warehouse)
    assert {name: effect for name, (effect, _) in found.items()} == pytest.approx(expected, abs=1e-6)


def test_the_chance_of_a_conversion_is_conversions_over_all_ways(warehouse):
    load_ways(warehouse)
    assert {round(chance, 6) for _, chance in removals(warehouse).values()} == {round(5 / 9, 6)}


def test_markov_shares_in_proportion_to_the_removal_effects_and_leaves_out_what_never_helps(warehouse):
    load_ways(warehouse)
    effects = {name: effect for name, (effect, _) in removals(warehouse).items() if effect}
    expected = {name: effect / sum(effects.values()) for name, effect in effects.items()}
    assert shares(warehouse, "markov", "share_of_deals") == pytest.approx(expected, abs=1e-5)
    assert "Radio" not in expected


def shapley(value_of_deal):
    """By permutations: what a channel adds to those before it, over all orders."""
    names = sorted({name for is_won, _, way in paths() if is_won for name in way})
    earned = Counter()
    for order in permutations(names):
        for place, name in enumerate(order):
            with_it = sum(
                value_of_deal(amount) for is_won, amount, way in paths() if is_won and set(way) <= set(order[: place + 1])
            )
            without = sum(value_of_deal(amount) for is_won, amount, way in paths() if is_won and set(way) <= set(order[:place]))
            earned[name] += (with_it - without) / factorial(len(names))
    whole = sum(earned.values())
    return {name: value / whole for name, value in earned.items()}


def test_shapley_is_that_of_all_orders_for_amounts_and_for_deals(warehouse):
    load_ways(warehouse)
    assert shares(warehouse, "shapley", "share_of_amount") == pytest.approx(shapley(lambda amount: amount), abs=1e-5)
    assert shares(warehouse, "shapley", "share_of_deals") == pytest.approx(shapley(lambda amount: 1), abs=1e-5)


def test_an_account_touched_without_a_deal_is_a_way_that_led_nowhere_to_created(warehouse):
    deals = "opportunity_id  stage  created_at  amount  account_id\nd1              Open   2026-03-01  100     a1"
    touches = """
        occurred_at  channel  account_id
        2026-02-01   Search   a1
        2026-02-01   Search   a2
        2026-02-02   Events   a2
        2026-02-01   Search   a3
    """
    warehouse.load("opportunities", deals, observed_on="2026-12-31")
    warehouse.load("touchpoints", touches, observed_on="2026-12-31")
    _, *rows = warehouse.look("mart_transitions", "milestone earner from_name to_name conversions nulls", as_of="2026-12-31")
    assert [row[2:] for row in rows if row[:2] == ["created", "channel"]] == [
        ["Events", "", "0", "1"],
        ["Search", "Events", "0", "1"],
        ["Search", "", "1", "1"],
        ["", "Search", "1", "2"],
    ]


def test_the_shares_stand_on_all_deals_and_the_amount_on_those_chosen(warehouse):
    load_ways(warehouse)
    days = {"from_": "2026-03-20", "to": "2026-03-21"}
    answer = warehouse.ask("revenue/credit_by_model", milestone="won", by="channel", model="shapley", as_of="2026-12-31", **days)
    assert [row[1:2] + row[3:4] for row in answer] == table("""
        earner  credit
        Search  165.00
        Mail    45.00
        Events  30.00
    """)
