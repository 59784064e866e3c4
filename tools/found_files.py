"""The files of an invented company for the findings, and the money of what is planted in them."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from tools.found_days import day_of, days, holed
from tools.found_leads import leads_file
from tools.found_money import of_quarter, outcome_money, without_holes, worth
from tools.found_spend import Spent, spend_file
from tools.plants import Planted

TARGET_TIMES, BUDGET_TIMES = 1.8, 1.5


def files(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], money: Spent, plants: list[Planted]
) -> dict[str, pd.DataFrame]:
    """Every file by its table; plants get their money."""
    spend = spend_file(world, money.cost)
    touches = _touches(random, world, deals, plants)
    leads = leads_file(random, world, deals, plants)
    crm, history = _crm(random, world, deals, plants)
    made = {
        "opportunities": crm,
        "stage_history": history,
        "leads": leads,
        "spend": spend,
        "campaigns": _campaigns(random, world, spend, plants),
        "touchpoints": touches,
        "feedback": _feedback(random, world, deals, plants),
        "targets": _targets(random, world, deals, plants),
        "experiments": money.tests,
    }
    outcome_money(world, deals, plants)
    without_holes(made, plants)
    return {name: frame for name, frame in made.items() if len(frame)}


def _crm(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Deals as the CRM has them on the last day, and every change of theirs."""
    end, count = world.weeks * 7, len(deals["created"])
    is_over = deals["close"] < end
    names = np.array([f"D{place:05d}" for place in range(count)])
    rivals, named = _rivals(random, world, deals, plants)
    pushes, gone = _pushes(random, world, deals, plants)
    planned = np.where(is_over, deals["close"], np.maximum(deals["close"], end + random.integers(1, 20, count)))
    crm = pd.DataFrame(
        {
            "opportunity_id": names,
            "created_at": days(world, deals["created"]),
            "amount": deals["amount"],
            "region": holed(random, deals["region"]),
            "segment": deals["segment"],
            "lead_source": holed(random, deals["lead_source"]),
            "close_date": days(world, planned),
            "competitor": np.where(is_over & ~deals["is_won"] & named, rivals, ""),
        }
    )
    place = np.clip((deals["entered"][:, :-1] < end).sum(axis=1) - 1, 0, deals["exit"])
    stages = np.array(world.values["stage"])
    crm["stage"] = np.where(is_over, np.where(deals["is_won"], "Closed Won", "Closed Lost"), stages[place])
    crm["amount"] = _missing_amounts(random, world, deals, crm, plants)
    crm["close_date"] = _passed_dates(random, world, crm, plants)
    return crm, _history(world, deals, names, planned, pushes, gone)


def _history(
    world: Any, deals: dict[str, np.ndarray], names: np.ndarray, planned: np.ndarray, pushes: np.ndarray, gone: np.ndarray
) -> pd.DataFrame:
    end, stages = world.weeks * 7, world.values["stage"]
    parts = []
    first = planned - 30 * pushes
    for stage, name in enumerate(stages):
        at = deals["entered"][:, stage]
        is_in = (deals["exit"] >= stage) & (at < end) & (at < deals["close"])
        pushed = np.floor(pushes * np.clip((at - deals["created"]) / np.maximum(gone, 1), 0, 1))
        parts.append(_changes(world, names, at, name, first + 30 * pushed, is_in))
    over = deals["close"] < end
    last = np.where(deals["is_won"], "Closed Won", "Closed Lost")
    parts.append(_changes(world, names, deals["close"], last, planned, over))
    at = np.maximum(deals["created"] + gone, deals["created"] + 1)
    stage = np.clip((deals["entered"][:, :-1] <= at[:, None]).sum(axis=1) - 1, 0, deals["exit"])
    parts.append(_changes(world, names, at, np.array(stages)[stage], planned, (pushes > 0) & (at < end) & (at < deals["close"])))
    return pd.concat(parts).drop_duplicates(["opportunity_id", "changed_at", "stage"])


def _changes(world: Any, names: np.ndarray, at: np.ndarray, stage: Any, planned: np.ndarray, rows: np.ndarray) -> pd.DataFrame:
    told = np.broadcast_to(stage, len(names))
    return pd.DataFrame(
        {
            "opportunity_id": names[rows],
            "changed_at": days(world, at[rows]),
            "stage": told[rows],
            "close_date": days(world, planned[rows]),
        }
    )


def _pushes(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]
) -> tuple[np.ndarray, np.ndarray]:
    """How often each date moved, and how many days after creation it last did."""
    chance = np.full(len(deals["created"]), 0.26)
    for one in (each for each in plants if each.kind == "slippage"):
        felt = one.strength(deals["close"] / 7, deals)
        one.money = of_quarter(world, one, deals["close"] / 7, felt > 0, 0.26 * (one.times - 1) * worth(world, deals))
        chance = chance * one.times**felt
    pushes = (random.random(len(chance)) < chance) * (1 + (random.random(len(chance)) < 0.25))
    length = deals["close"] - deals["created"]
    return pushes, (length * random.uniform(0.3, 0.95, len(chance))).astype(int)


def _rivals(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]
) -> tuple[np.ndarray, np.ndarray]:
    rivals = world.values["competitor"]
    shares = np.tile(np.full(len(rivals), 0.16), (len(deals["created"]), 1))
    is_lost = ~deals["is_won"]
    for one in (each for each in plants if each.kind == "competitor_losses"):
        felt = one.strength(deals["close"] / 7, deals)
        place = rivals.index(one.scope["competitor"])
        shares[:, place] = 0.16 * one.times**felt
        gain = 0.16 * (one.times - 1) * worth(world, deals)
        one.money = of_quarter(world, one, deals["close"] / 7, (felt > 0) & is_lost, gain)
    drawn = (random.random(len(shares))[:, None] > shares.cumsum(axis=1)).sum(axis=1)
    return np.array([*rivals, ""])[drawn], drawn < len(rivals)


def _feedback(random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]) -> pd.DataFrame:
    end, themes = world.weeks * 7, world.values["theme"]
    rows = np.flatnonzero((deals["close"] < end - 14) & (random.random(len(deals["close"])) < 0.35))
    day = deals["close"][rows] + random.integers(2, 14, len(rows))
    keys = {name: deals[name][rows] for name in ("region", "segment")}
    weight = np.ones((len(rows), len(themes)))
    for one in (each for each in plants if each.kind == "feedback_theme"):
        felt = one.strength(day / 7, keys)
        share = 1 / len(themes)
        now = share * one.times
        weight[:, themes.index(one.scope["theme"])] = (now * (len(themes) - 1) / (1 - now)) ** felt
        one.money = of_quarter(world, one, day / 7, felt > 0, (now - share) * worth(world, deals)[rows])
    theme = (random.random(len(rows))[:, None] > (weight / weight.sum(axis=1, keepdims=True)).cumsum(axis=1)[:, :-1]).sum(axis=1)
    return pd.DataFrame(
        {
            "feedback_id": [f"F{place:05d}" for place in range(len(rows))],
            "date": days(world, day),
            "opportunity_id": [f"D{place:05d}" for place in rows],
            "kind": "win_loss",
            "theme": np.array(themes)[theme],
        }
    )


def _campaigns(random: np.random.Generator, world: Any, spend: pd.DataFrame, plants: list[Planted]) -> pd.DataFrame:
    """Three running campaigns on one channel's spend of the East of the house; one may run ahead of its budget."""
    off = {one.scope["campaign"]: one for one in plants if one.kind == "budget_pacing"}
    rows = []
    began = world.weeks - 20
    for place, name in enumerate(world.values["campaign"]):
        region, channel = world.values["region"][place % len(world.values["region"])], world.values["channel"][place % 3 * 2]
        chosen = (
            (spend["channel"] == channel) & (spend["region"] == region) & (spend["date"] >= np.datetime64(day_of(world, began * 7)))
        )
        spend.loc[chosen, "campaign_id"] = f"C{place}"
        cost, whole = float(spend.loc[chosen, "cost"].sum()), 32 * 7
        gone = (20 * 7) / whole
        budget = cost / gone * random.uniform(0.93, 1.07)
        if name in off:
            budget /= BUDGET_TIMES
            budget = round(budget, 2)
            off[name].money = min(budget, abs(cost / gone - budget))
        rows.append(
            {
                "campaign_id": f"C{place}",
                "campaign_name": name,
                "channel": channel,
                "region": region,
                "start_date": day_of(world, began * 7),
                "end_date": day_of(world, began * 7 + whole - 1),
                "budget": round(budget, 2),
            }
        )
    return pd.DataFrame(rows)


def _touches(random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]) -> pd.DataFrame:
    """A channel has touched every deal that it brought, and many that it did not."""
    unseen = {one.scope["channel"] for one in plants if one.kind == "unattributed_spend"}
    parts = []
    for place, channel in enumerate(world.values["channel"]):
        is_met = (random.random(len(deals["created"])) < 0.25) | (deals["cause"] == place)
        rows = np.flatnonzero(is_met & (deals["created"] < world.weeks * 7))
        if channel not in unseen:
            day = np.maximum(deals["created"][rows] - random.integers(0, 50, len(rows)), 0)
            parts.append(
                pd.DataFrame(
                    {"opportunity_id": [f"D{one:05d}" for one in rows], "occurred_at": days(world, day), "channel": channel}
                )
            )
    return pd.concat(parts)


def _targets(random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]) -> pd.DataFrame:
    """By quarter and segment what was, or will be, won, more or less; a plant asks for far more."""
    far = {one.scope["segment"]: one for one in plants if one.kind == "coverage_gap"}
    last = world.start + timedelta(weeks=world.weeks) - timedelta(days=1)
    rows = []
    first = date(world.start.year, 3 * ((world.start.month - 1) // 3) + 1, 1)
    while first <= last:
        following = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
        inside = (deals["close"] >= (first - world.start).days) & (deals["close"] < (following - world.start).days)
        for segment in world.values["segment"]:
            won = float(deals["amount"][inside & deals["is_won"] & (deals["segment"] == segment)].sum())
            value = max(won, 1.0) * random.uniform(0.8, 1.0)
            is_now = following > last
            if is_now and segment in far:
                value = max(won, 1.0) * TARGET_TIMES
                far[segment].money = _missing(world, deals, inside, segment, value)
            rows.append(
                {
                    "period_start": first,
                    "period_end": following - timedelta(days=1),
                    "metric": "revenue",
                    "value": round(value, 2),
                    "segment": segment,
                }
            )
        first = following
    return pd.DataFrame(rows)


def _missing(world: Any, deals: dict[str, np.ndarray], inside: np.ndarray, segment: str, target: float) -> float:
    """What the target lacks at the end of the quarter."""
    return max(0.0, target - float(deals["amount"][inside & deals["is_won"] & (deals["segment"] == segment)].sum()))


def _missing_amounts(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], crm: pd.DataFrame, plants: list[Planted]
) -> np.ndarray:
    amount = deals["amount"].astype(float)
    for one in (each for each in plants if each.scope.get("theme") == "Won deals without an amount" and not each.each):
        recent = (deals["close"] >= world.weeks * 7 - 364) & (deals["close"] < world.weeks * 7) & deals["is_won"]
        rows = recent & (random.random(len(amount)) < 0.1)
        one.money = float(amount[rows].sum() / 4)
        amount = np.where(rows, np.nan, amount)
    return amount


def _passed_dates(random: np.random.Generator, world: Any, crm: pd.DataFrame, plants: list[Planted]) -> np.ndarray:
    day = crm["close_date"].to_numpy()
    for one in (each for each in plants if each.scope.get("theme", "").startswith("Open deals whose close date")):
        rows = crm["stage"].isin(world.values["stage"]).to_numpy() & (random.random(len(crm)) < 0.15)
        day = np.where(rows, np.datetime64(day_of(world, world.weeks * 7 - 20), "s"), day)
        one.money = None
    return day
