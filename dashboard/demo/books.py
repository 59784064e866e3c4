"""Plans and books: what was to be reached each quarter, and what finance has, which is never quite what the CRM has."""

from datetime import date, timedelta

import numpy as np

from .clock import DAYS, START, day, months, quarters
from .deals import Deals
from .draw import stream
from .market import REGION_SHARE, REGIONS, SEGMENTS

LAST_QUARTER = date(2026, 12, 31)
TARGET_NOW, TARGET_GROWTH = 6_000_000.0, 0.025
REVENUE_MIX = (0.16, 0.35, 0.49)
MQL_MIX = (0.52, 0.33, 0.15)
PIPELINE_PER_REVENUE, MQLS_NOW = 3.9, 1400
BOOKED_SHARE, SALES_COST_A_MONTH = 0.98, 560_000.0


def targets(scale: float) -> dict[str, list[str]]:
    """Quarterly targets by region and segment; those of Q4 2026 sum to six million of won revenue."""
    rows: list[tuple[str, ...]] = []
    spans = quarters(START, LAST_QUARTER)
    for back, (first, last) in enumerate(reversed(spans)):
        level = scale / (1 + TARGET_GROWTH) ** back
        for region, share in enumerate(REGION_SHARE):
            for segment in range(len(SEGMENTS)):
                revenue = TARGET_NOW * level * share * REVENUE_MIX[segment]
                mqls = MQLS_NOW * level * share * MQL_MIX[segment]
                for metric, value in (
                    ("revenue", round(revenue, 2)),
                    ("pipeline", round(revenue * PIPELINE_PER_REVENUE, 2)),
                    ("mqls", float(round(mqls))),
                ):
                    rows.append((first.isoformat(), last.isoformat(), metric, f"{value:.2f}", SEGMENTS[segment], REGIONS[region]))
    return _columns(("period_start", "period_end", "metric", "value", "segment", "region"), rows)


def finance(seed: int, made: Deals, spend: dict[str, np.ndarray], scale: float) -> dict[str, list[str]]:
    """The closed months: bookings after credits, media as invoiced, and what selling cost."""
    rng = stream(seed, "finance")
    won = made["is_won"] & (made["close"] < DAYS)
    rows: list[tuple[str, ...]] = []
    for first, last in months(START, START + timedelta(days=DAYS - 1)):
        begins, ends = day(first), day(last) + 1
        booked = made["amount"][won & (made["close"] >= begins) & (made["close"] < ends)].sum()
        media = spend["dollars"][(spend["day"] >= begins) & (spend["day"] < ends)].sum()
        selling = SALES_COST_A_MONTH * scale * (0.85 + 0.15 * begins / DAYS) * rng.normal(1, 0.02)
        for metric, value in (
            ("booked_revenue", booked * (BOOKED_SHARE + rng.uniform(-0.006, 0.006))),
            ("marketing_spend", media * (1.011 + rng.uniform(-0.004, 0.004))),
            ("sales_cost", selling),
        ):
            rows.append((first.isoformat(), last.isoformat(), metric, f"{value:.2f}"))
    return _columns(("period_start", "period_end", "metric", "value"), rows)


def _columns(names: tuple[str, ...], rows: list[tuple[str, ...]]) -> dict[str, list[str]]:
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
