"""What the things planted in an invented company cost or bring in a quarter."""

from typing import Any

import numpy as np
import pandas as pd

from tools.plants import ALWAYS, Planted


def without_holes(made: dict[str, pd.DataFrame], plants: list[Planted]) -> None:
    """Rows whose region or source is not told cannot be counted for it."""
    for one in plants:
        rows = made["leads" if one.kind in ("slow_response", "untouched_leads", "low_acceptance") else "opportunities"]
        for name in {"region", "lead_source"} & set(one.scope):
            one.money = None if one.money is None else one.money * float((rows[name] != "").mean())


def outcome_money(world: Any, deals: dict[str, np.ndarray], plants: list[Planted]) -> None:
    """Money of what changes how deals end or how long they take."""
    week, amount = deals["close"] / 7, deals["amount"]
    stages = world.values["stage"]
    for one in plants:
        if one.kind in ("win_rate_drop", "win_rate_rise", "winning_pocket"):
            felt = one.strength(week, deals) > 0
            one.money = of_quarter(world, one, week, felt, abs(one.times - 1) * deals["chance"] * amount)
        elif one.kind == "conversion_drop":
            stage = stages.index(one.scope["stage"])
            went = (deals["exit"] > stage) | deals["is_won"] | (deals["exit"] == stage)
            at = deals["entered"][:, stage + 1] / 7
            past = float(((deals["exit"] > stage) | deals["is_won"]).sum() / max(went.sum(), 1))
            value = deals["chance"] / np.prod(1 - _exits(stage))
            one.money = of_quarter(world, one, at, (one.strength(at, deals) > 0) & went, (1 - one.times) * past * value * amount)
        elif one.kind in ("stalled_stage", "cycle_slower"):
            one.money = _slow_money(world, one, deals)


def _exits(stage: int) -> np.ndarray:
    left = np.array([0.3, 0.28, 0.22, 0.2])
    return (0.7 * left / (1 - 0.7 * np.concatenate([[0], left.cumsum()[:-1]])))[: stage + 1]


def _slow_money(world: Any, one: Planted, deals: dict[str, np.ndarray]) -> float:
    end, (first, last) = world.weeks * 7, ((world.weeks - one.lasts(world.weeks)) * 7, world.weeks * 7)
    inside = one.strength(np.full(len(deals["close"]), float(world.weeks)), deals) > 0
    usual = worth(world, deals)
    if one.kind == "stalled_stage":
        stage = world.values["stage"].index(one.scope["stage"])
        came, left = deals["entered"][:, stage], np.minimum(deals["entered"][:, stage + 1], end)
        stood = np.clip(np.minimum(left, last) - np.maximum(came, first), 0, None) * (deals["exit"] >= stage) * inside
        value = deals["chance"] / np.prod(1 - _exits(stage - 1)) * deals["amount"] if stage else usual
        return float((stood * value).sum() / (last - first) * (1 - 1 / one.times))
    closed = inside & deals["is_won"] & (deals["close"] >= first) & (deals["close"] < last)
    days = np.exp(np.log(deals["close"] - deals["created"] + 1.0)[closed].mean()) if closed.any() else 0.0
    return float(deals["amount"][closed].sum() * 91 / (last - first) * min(days * (1 - 1 / one.times) / 91, 1))


def worth(world: Any, deals: dict[str, np.ndarray]) -> np.ndarray:
    """What a deal of its segment comes to."""
    found = np.zeros(len(deals["amount"]))
    for segment in world.values["segment"]:
        rows = deals["segment"] == segment
        found[rows] = (deals["amount"] * deals["chance"])[rows].mean() if rows.any() else 0.0
    return found


def of_quarter(world: Any, one: Planted, week: np.ndarray, rows: np.ndarray, each: np.ndarray) -> float:
    """Of a quarter, over the weeks in which it is felt."""
    lasts = one.lasts(world.weeks) if one.since != ALWAYS else 26
    inside = rows & (week >= world.weeks - lasts) & (week < world.weeks)
    return float(np.broadcast_to(each, len(week))[inside].sum() / lasts * 13)
