"""Findings that a question already measured: counted facts, and figures with an interval from a study."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scipy.stats import norm

from dashboard.effects.discover import Found

SCOPE = ("region", "segment", "channel", "campaign", "stage", "owner", "lead_source", "product", "competitor", "theme")
WIDTH = 2 * norm.ppf(0.95)
MORE = 0.2
Row = Mapping[str, Any]


def told(kind: str, family: str, rows: Sequence[Row]) -> list[tuple[float, Found]]:
    """Each row as a finding with its p (0 for a counted fact); rows that are plainly none are left out."""
    made = [_FAMILIES[family](kind, row) for row in rows]
    return [each for each in made if each]


def _fact(kind: str, row: Row) -> tuple[float, Found] | None:
    money = [float(row[name]) for name in ("low", "mid", "high")]
    return (0.0, _found(kind, row, money, row.get("now"), 1.0)) if money[1] > 0 else None


def _return(kind: str, row: Row) -> tuple[float, Found] | None:
    """A channel whose return is below one: what of a quarter's spend does not come back."""
    if row["back"] is None or row["back"] >= 1:
        return None
    lost = [max(0.0, min(1.0, 1 - row[name])) * float(row["spend"]) for name in ("back_high", "back", "back_low")]
    return _beyond(row, "back", -1), _found(kind, row, lost, row["back"], 0.0)


def _next(kind: str, row: Row) -> tuple[float, Found] | None:
    """A channel whose next unit returns more than it costs: what a fifth more spend would bring beyond its cost."""
    if row["next"] is None or row["next"] <= 1:
        return None
    gain = [max(0.0, row[name] - 1) * MORE * float(row["spend"]) for name in ("next_low", "next", "next_high")]
    return _beyond(row, "next", 1), _found(kind, row, gain, row["next"], 0.0)


def _beyond(row: Row, name: str, sign: int) -> float:
    """Chance of one or less (sign 1) or more (sign −1), taking the 90% interval as a normal one."""
    error = max((row[f"{name}_high"] - row[f"{name}_low"]) / WIDTH, 1e-9)
    return float(norm.sf(sign * (row[name] - 1) / error))


def _found(kind: str, row: Row, money: Sequence[float], now: Any, confidence: float) -> Found:
    low, mid, high = money
    before = row.get("before")
    return Found(
        kind=kind,
        scope={name: str(row[name]) for name in SCOPE if row.get(name)},
        now=None if now is None else float(now),
        before=None if before is None else float(before),
        elsewhere=None,
        low=min(low, mid),
        mid=mid,
        high=max(high, mid),
        weeks=row.get("weeks"),
        confidence=confidence,
    )


_FAMILIES: dict[str, Callable[[str, Row], tuple[float, Found] | None]] = {"told": _fact, "return": _return, "next": _next}
FAMILIES = tuple(_FAMILIES)
