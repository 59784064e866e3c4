"""The files of an invented company for the findings, and the money of what is planted in them."""

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

from tools.found_spend import Spent, spend_file
from tools.plants import ALWAYS, Planted

SLA = 4.0
LEADS_A_DEAL = 2.5
TARGET_TIMES, BUDGET_TIMES = 1.8, 1.5


def files(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], money: Spent, plants: list[Planted]
) -> dict[str, pd.DataFrame]:
    """Every file by its table; plants get their money."""
    spend = spend_file(world, money.cost)
    touches = _touches(random, world, deals, plants)
    leads = _leads(random, world, deals, plants)
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
    _outcome_money(world, deals, plants)
    _without_holes(made, plants)
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
            "created_at": _days(world, deals["created"]),
            "amount": deals["amount"],
            "region": _holed(random, deals["region"]),
            "segment": deals["segment"],
            "lead_source": _holed(random, deals["lead_source"]),
            "close_date": _days(world, planned),
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
            "changed_at": _days(world, at[rows]),
            "stage": told[rows],
            "close_date": _days(world, planned[rows]),
        }
    )


def _pushes(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]
) -> tuple[np.ndarray, np.ndarray]:
    """How often each date moved, and how many days after creation it last did."""
    chance = np.full(len(deals["created"]), 0.26)
    for one in (each for each in plants if each.kind == "slippage"):
        felt = one.strength(deals["close"] / 7, deals)
        one.money = _money(world, one, deals["close"] / 7, felt > 0, 0.26 * (one.times - 1) * _worth(world, deals))
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
        gain = 0.16 * (one.times - 1) * _worth(world, deals)
        one.money = _money(world, one, deals["close"] / 7, (felt > 0) & is_lost, gain)
    drawn = (random.random(len(shares))[:, None] > shares.cumsum(axis=1)).sum(axis=1)
    return np.array([*rivals, ""])[drawn], drawn < len(rivals)


def _leads(random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], plants: list[Planted]) -> pd.DataFrame:
    """Leads in proportion to demand; some become the deals that are there."""
    rate = world.deals_a_week * LEADS_A_DEAL * world.regions * np.exp(0.7 * world.demand)
    counts = random.poisson(rate)
    week, region = (np.repeat(place.ravel(), counts.ravel()) for place in np.indices(counts.shape))
    count = len(week)
    segment = (random.random(count)[:, None] > world.mix[region].cumsum(axis=1)[:, :-1]).sum(axis=1)
    names = {"region": region, "segment": segment, "channel": random.choice(5, count, p=[0.3, 0.15, 0.2, 0.15, 0.2])}
    keys = {name: np.array(world.values[name])[value] for name, value in names.items()}
    weekly = np.exp(0.15 * random.standard_normal(world.weeks))[week]
    late, silent, accepted = 0.22 * weekly, 0.03 * weekly, np.array([0.6, 0.55, 0.6, 0.65, 0.58])[names["channel"]] * weekly**0.3
    for one in plants:
        felt = (
            one.strength(week.astype(float), keys) if one.kind in ("slow_response", "untouched_leads", "low_acceptance") else None
        )
        if one.kind == "slow_response":
            late = late * one.times**felt
        elif one.kind == "untouched_leads":
            silent = silent * one.times**felt
        elif one.kind == "low_acceptance":
            accepted = accepted * one.times**felt
    is_late, is_silent = random.random(count) < np.clip(late, 0, 0.95), random.random(count) < silent
    hours = np.where(is_late, SLA + random.gamma(2.0, 4.0, count) + 0.2, random.uniform(0.1, SLA - 0.1, count))
    day, hour = week * 7 + random.integers(0, 5, count), random.uniform(9, 16.9, count)
    answer = _later(world, day, hour, hours)
    end = datetime.combine(world.start, datetime.min.time()) + timedelta(weeks=world.weeks)
    is_answered = ~is_silent & (answer < np.datetime64(end))
    is_accepted = is_answered & (random.random(count) < np.clip(accepted, 0, 0.95))
    leads = pd.DataFrame(
        keys
        | {
            "lead_id": [f"L{place:06d}" for place in range(count)],
            "created_at": _moments(world, day, hour),
            "first_response_at": np.where(is_answered, answer, np.datetime64("NaT")),
            "accepted_at": np.where(is_accepted, answer, np.datetime64("NaT")),
            "rejected_at": np.where(is_answered & ~is_accepted, answer, np.datetime64("NaT")),
        }
    )
    leads["opportunity_id"] = _became(random, world, deals, leads, day, is_accepted)
    _lead_money(world, deals, leads, week, keys, is_accepted | is_answered, plants)
    leads["region"] = _holed(random, keys["region"])
    return leads


def _became(
    random: np.random.Generator, world: Any, deals: dict[str, np.ndarray], leads: pd.DataFrame, day: np.ndarray, ok: np.ndarray
) -> list[str]:
    """Half of the deals began as an accepted lead of their segment."""
    told = np.full(len(leads), "", dtype="<U8")
    end = world.weeks * 7
    for segment in world.values["segment"]:
        free = np.flatnonzero(ok & (leads["segment"] == segment).to_numpy())
        there = np.flatnonzero(
            (deals["segment"] == segment) & (deals["created"] < end) & (random.random(len(deals["created"])) < 0.5)
        )
        free = free[np.argsort(day[free], kind="stable")]
        places = np.searchsorted(day[free], deals["created"][there] - 3)
        places, kept = np.unique(np.minimum(places, len(free) - 1), return_index=True)
        told[free[places]] = [f"D{one:05d}" for one in there[kept]]
    return told.tolist()


def _lead_money(
    world: Any,
    deals: dict[str, np.ndarray],
    leads: pd.DataFrame,
    week: np.ndarray,
    keys: dict[str, np.ndarray],
    judged: np.ndarray,
    plants: list[Planted],
) -> None:
    """Worth of a lead: what those of its segment brought that became deals."""
    linked = leads["opportunity_id"].to_numpy()
    place = np.array([int(one[1:]) if one else -1 for one in linked])
    won = np.where(place >= 0, deals["amount"][place] * deals["chance"][place], 0.0)
    worth, per_accepted = np.zeros(len(leads)), np.zeros(len(leads))
    for segment in world.values["segment"]:
        rows = keys["segment"] == segment
        worth[rows] = won[rows].sum() / max(rows.sum(), 1)
        per_accepted[rows] = won[rows].sum() / max((rows & leads["accepted_at"].notna().to_numpy()).sum(), 1)
    usual = {"slow_response": 0.22, "untouched_leads": 0.03, "low_acceptance": 0.6}
    for one in (each for each in plants if each.kind in usual):
        gap = usual[one.kind] * abs(one.times - 1)
        gap = min(gap, 0.95 - 0.22) if one.kind == "slow_response" else gap
        each = per_accepted if one.kind == "low_acceptance" else worth
        rows = (one.strength(week.astype(float), keys) > 0) & (judged if one.kind == "low_acceptance" else True)
        one.money = _money(world, one, week.astype(float), rows, gap * each)


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
        one.money = _money(world, one, day / 7, felt > 0, (now - share) * _worth(world, deals)[rows])
    theme = (random.random(len(rows))[:, None] > (weight / weight.sum(axis=1, keepdims=True)).cumsum(axis=1)[:, :-1]).sum(axis=1)
    return pd.DataFrame(
        {
            "feedback_id": [f"F{place:05d}" for place in range(len(rows))],
            "date": _days(world, day),
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
            (spend["channel"] == channel) & (spend["region"] == region) & (spend["date"] >= np.datetime64(_day(world, began * 7)))
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
                "start_date": _day(world, began * 7),
                "end_date": _day(world, began * 7 + whole - 1),
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
                    {"opportunity_id": [f"D{one:05d}" for one in rows], "occurred_at": _days(world, day), "channel": channel}
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


def _outcome_money(world: Any, deals: dict[str, np.ndarray], plants: list[Planted]) -> None:
    week, amount = deals["close"] / 7, deals["amount"]
    stages = world.values["stage"]
    for one in plants:
        if one.kind in ("win_rate_drop", "win_rate_rise", "winning_pocket"):
            felt = one.strength(week, deals) > 0
            one.money = _money(world, one, week, felt, abs(one.times - 1) * deals["chance"] * amount)
        elif one.kind == "conversion_drop":
            stage = stages.index(one.scope["stage"])
            went = (deals["exit"] > stage) | deals["is_won"] | (deals["exit"] == stage)
            at = deals["entered"][:, stage + 1] / 7
            past = float(((deals["exit"] > stage) | deals["is_won"]).sum() / max(went.sum(), 1))
            value = deals["chance"] / np.prod(1 - _exits(stage))
            one.money = _money(world, one, at, (one.strength(at, deals) > 0) & went, (1 - one.times) * past * value * amount)
        elif one.kind in ("stalled_stage", "cycle_slower"):
            one.money = _slow_money(world, one, deals)


def _exits(stage: int) -> np.ndarray:
    left = np.array([0.3, 0.28, 0.22, 0.2])
    return (0.7 * left / (1 - 0.7 * np.concatenate([[0], left.cumsum()[:-1]])))[: stage + 1]


def _without_holes(made: dict[str, pd.DataFrame], plants: list[Planted]) -> None:
    """Rows whose region or source is not told cannot be counted for it."""
    for one in plants:
        rows = made["leads" if one.kind in ("slow_response", "untouched_leads", "low_acceptance") else "opportunities"]
        for name in {"region", "lead_source"} & set(one.scope):
            one.money = None if one.money is None else one.money * float((rows[name] != "").mean())


def _slow_money(world: Any, one: Planted, deals: dict[str, np.ndarray]) -> float:
    end, (first, last) = world.weeks * 7, ((world.weeks - one.lasts(world.weeks)) * 7, world.weeks * 7)
    inside = one.strength(np.full(len(deals["close"]), float(world.weeks)), deals) > 0
    worth = _worth(world, deals)
    if one.kind == "stalled_stage":
        stage = world.values["stage"].index(one.scope["stage"])
        came, left = deals["entered"][:, stage], np.minimum(deals["entered"][:, stage + 1], end)
        stood = np.clip(np.minimum(left, last) - np.maximum(came, first), 0, None) * (deals["exit"] >= stage) * inside
        value = deals["chance"] / np.prod(1 - _exits(stage - 1)) * deals["amount"] if stage else worth
        return float((stood * value).sum() / (last - first) * (1 - 1 / one.times))
    closed = inside & deals["is_won"] & (deals["close"] >= first) & (deals["close"] < last)
    days = np.exp(np.log(deals["close"] - deals["created"] + 1.0)[closed].mean()) if closed.any() else 0.0
    return float(deals["amount"][closed].sum() * 91 / (last - first) * min(days * (1 - 1 / one.times) / 91, 1))


def _worth(world: Any, deals: dict[str, np.ndarray]) -> np.ndarray:
    """What a deal of its segment comes to."""
    found = np.zeros(len(deals["amount"]))
    for segment in world.values["segment"]:
        rows = deals["segment"] == segment
        found[rows] = (deals["amount"] * deals["chance"])[rows].mean() if rows.any() else 0.0
    return found


def _money(world: Any, one: Planted, week: np.ndarray, rows: np.ndarray, each: np.ndarray) -> float:
    """Of a quarter, over the weeks in which it is felt."""
    lasts = one.lasts(world.weeks) if one.since != ALWAYS else 26
    inside = rows & (week >= world.weeks - lasts) & (week < world.weeks)
    return float(np.broadcast_to(each, len(week))[inside].sum() / lasts * 13)


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
        day = np.where(rows, np.datetime64(_day(world, world.weeks * 7 - 20), "s"), day)
        one.money = None
    return day


def _holed(random: np.random.Generator, values: np.ndarray) -> np.ndarray:
    """In one company of three a fifth of the fields are empty, in one of six all of them where they may."""
    chance = random.choice([0.0, 0.2, 0.04], p=[0.5, 0.3, 0.2])
    return np.where(random.random(len(values)) < chance, "", values)


def _day(world: Any, day: int) -> date:
    return world.start + timedelta(days=int(day))


def _days(world: Any, day: np.ndarray) -> np.ndarray:
    return np.datetime64(world.start) + np.asarray(day).astype(int).astype("timedelta64[D]")


def _moments(world: Any, day: np.ndarray, hour: np.ndarray) -> np.ndarray:
    return np.datetime64(world.start, "s") + (day * 86400 + hour * 3600).astype(int).astype("timedelta64[s]")


def _later(world: Any, day: np.ndarray, hour: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """So many business hours later, nine to five."""
    whole = (hour - 9) + hours
    working = np.busday_offset(_days(world, day), (whole // 8).astype(int), roll="forward")
    return working.astype("datetime64[s]") + ((9 + whole % 8) * 3600).astype(int).astype("timedelta64[s]")
