"""What is true of the demo company, so that every estimate made from its files can be compared with the answer."""

from dataclasses import asdict

import numpy as np

from . import flaws as flawed
from .clock import DAYS, WEEKS, on
from .crm import Crm, ids
from .deals import NOBODY, Deals
from .draw import stream
from .holdouts import TRIALS, true_lift
from .market import PAID
from .planted import planted
from .response import adstock, brought_by_all, brought_by_window, usual

FIRST_WEEK = WEEKS - 52


def truth(seed: int, size: str, scale: float, crm: Crm, weekly: tuple[np.ndarray, np.ndarray], dollars: np.ndarray) -> dict:
    """Everything planted and every true effect over the last 52 weeks, ready for JSON. `weekly`: planned, spent."""
    plan, spend = weekly
    made = crm.made
    recent = made["created"] >= FIRST_WEEK * 7
    counted = recent & _in_window(seed, made, spend)
    value = float((made["amount"] * made["is_won"])[recent].mean())
    means = brought_by_window(spend, FIRST_WEEK).sum(axis=(1, 2)) * scale
    channels = {
        item.name: _channel(number, made, counted, float(means[number]), value, float(dollars[number]))
        | {"curve": _curve(number, spend, value, scale)}
        for number, item in enumerate(PAID)
    }
    total = {name: _sum(part[name] for part in channels.values()) for name in _FIGURES}
    everything = _money(made, recent)
    return {
        "seed": seed,
        "size": size,
        "window": {"from": on(FIRST_WEEK * 7).isoformat(), "to": on(DAYS).isoformat()},
        "channels": channels,
        "total": total,
        "all": everything,
        "anyway": {name: round(everything[name] - total[f"incremental_{name}"], 2) for name in ("opportunities", "revenue")},
        "win_value_per_deal": round(value, 2),
        "experiments": [
            {"experiment_id": test.name, "true_lift": round(true_lift(test, plan, spend) * scale, 4)} for test in TRIALS
        ],
        "planted": planted(crm),
        "data_problems": {name: ids(rows).tolist() for name, rows in asdict(crm.flaws).items()},
        "restatements": _restatements(crm),
    }


_FIGURES = (
    "spend", "incremental_opportunities", "incremental_pipeline", "incremental_revenue", "of_which_won",
    "expected_opportunities", "expected_revenue",
)  # fmt: skip


def _sum(parts: object) -> float:
    return round(sum(parts), 2)  # type: ignore[call-overload]


def _in_window(seed: int, made: Deals, spend: np.ndarray) -> np.ndarray:
    """Deals that spend inside the window brought; where earlier spend carried over, a share is left to it."""
    rng = stream(seed, "window")
    share = brought_by_window(spend, FIRST_WEEK) / np.maximum(brought_by_all(spend)[:, FIRST_WEEK:], 1e-12)
    week = np.clip((made["created"] // 7).astype(int) - FIRST_WEEK, 0, None)
    chance = share[np.maximum(made["cause"], 0), week, made["region"]]
    return (made["cause"] != NOBODY) & (rng.random(len(week)) < chance)


def _money(made: Deals, chosen: np.ndarray) -> dict[str, float]:
    won = chosen & made["is_won"]
    return {
        "opportunities": int(chosen.sum()),
        "pipeline": round(float(made["amount"][chosen].sum()), 2),
        "revenue": round(float(made["amount"][won].sum()), 2),
        "of_which_won": round(float(made["amount"][won & (made["close"] < DAYS)].sum()), 2),
    }


def _channel(number: int, made: Deals, counted: np.ndarray, mean: float, value: float, dollars: float) -> dict[str, float]:
    figures = _money(made, counted & (made["cause"] == number))
    return {
        "spend": round(dollars, 2),
        "incremental_opportunities": figures["opportunities"],
        "incremental_pipeline": figures["pipeline"],
        "incremental_revenue": figures["revenue"],
        "of_which_won": figures["of_which_won"],
        "expected_opportunities": round(mean, 2),
        "expected_revenue": round(mean * value, 2),
    }


def _curve(number: int, spend: np.ndarray, value: float, scale: float) -> dict[str, object]:
    """deals a week in a region = share × deals_a_week × (1 + k) × x / (x + k), x = carried spend / usual spend."""
    item = PAID[number]
    k, recent = item.half_saturation, adstock(spend[number], item.carry_over)[FIRST_WEEK:]
    ratio = float((recent / usual(item)).mean())
    slope = item.deals_a_week * (1 + k) * k / (ratio + k) ** 2
    return {
        "deals_a_week": round(item.deals_a_week * scale, 4),
        "half_saturation": k,
        "carry_over": item.carry_over,
        "usual_weekly_spend": [round(money * scale, 2) for money in usual(item).tolist()],
        "marginal_revenue_per_dollar": round(slope * value / (item.yearly_spend / 52), 3),
    }


def _restatements(crm: Crm) -> list[dict[str, object]]:
    return [
        {"kind": "late_spend", "known_on": flawed.LATE_ON.isoformat(), "week": flawed.LATE_WEEK.isoformat(),
         "late_rows": flawed.LATE_ROWS, "corrected_rows": flawed.CORRECTED_ROWS},
        {"kind": "amount_edited", "known_on": flawed.EDITED_ON.isoformat(), "deals": ids(crm.flaws.edited).tolist()},
        {"kind": "deals_deleted", "known_on": flawed.DELETED_ON.isoformat(), "deals": ids(crm.flaws.deleted).tolist()},
    ]  # fmt: skip
