"""Findings that a question already measured: counted facts, and figures with a 90% interval."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scipy.stats import norm

from dashboard.effects.discover import Found

SCOPE = ("region", "segment", "channel", "campaign", "stage", "owner", "lead_source", "product", "competitor", "theme")
HALF_WIDTH = norm.ppf(0.95)
MORE = 0.2
SURE = 0.9
LIKELY = 0.8
Row = Mapping[str, Any]


def told(kind: str, family: str, rows: Sequence[Row]) -> list[Found]:
    """Each row that is sure enough as a finding; a counted fact is certain, a figure as sure as its interval says."""
    made = [_FAMILIES[family](kind, row) for row in rows]
    return [each for each in made if each]


def above(level: float, low: float, mid: float, high: float) -> float:
    """Chance that a figure lies above a level: its 90% interval as two halves of normal curves that meet in the middle."""
    error = max((mid - low if level < mid else high - mid) / HALF_WIDTH, 1e-9)
    return float(norm.sf((level - mid) / error))


def _fact(kind: str, row: Row) -> Found | None:
    money = [float(row[name]) for name in ("low", "mid", "high")]
    return _found(kind, row, money, row.get("now"), 1.0) if money[1] > 0 else None


def _return(kind: str, row: Row) -> Found | None:
    """A channel that hardly pays: what of a quarter's spend does not come back."""
    if row["back"] is None:
        return None
    sure = 1 - above(1.0, row["back_low"], row["back"], row["back_high"])
    lost = [max(0.0, min(1.0, 1 - row[name])) * float(row["spend"]) for name in ("back_high", "back", "back_low")]
    return _found(kind, row, lost, row["back"], sure) if sure >= SURE else None


def _next(kind: str, row: Row) -> Found | None:
    """A channel whose next unit likely returns more than it costs: what a fifth more spend would bring beyond its cost."""
    if row["next"] is None:
        return None
    likely = above(1.0, row["next_low"], row["next"], row["next_high"])
    gain = [max(0.0, row[name] - 1) * MORE * float(row["spend"]) for name in ("next_low", "next", "next_high")]
    return _found(kind, row, gain, row["next"], likely) if likely >= LIKELY else None


def _short(kind: str, row: Row) -> Found | None:
    """Too little for what is asked: what will be missing, never more than that."""
    money = [float(row[name]) for name in ("low", "mid", "high")]
    sure, most = above(0.0, *money), float(row["base"])
    return _found(kind, row, [min(max(0.0, each), most) for each in money], row["now"], sure) if sure >= SURE else None


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
        side=str(row.get("side") or ""),
        of=str(row.get("of") or ""),
    )


_FAMILIES: dict[str, Callable[[str, Row], Found | None]] = {"told": _fact, "return": _return, "next": _next, "short": _short}
FAMILIES = tuple(_FAMILIES)
