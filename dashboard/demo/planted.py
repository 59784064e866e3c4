"""The problems and opportunities that stand in the data because we put them there."""

import numpy as np

from .clock import DAYS, on
from .crm import Crm
from .deals import EMEA_NORTH, MID_MARKET, NORTHWIND_SINCE, PARTNER_SINCE, SLOW_DESK_SINCE, STALL_DAYS, STALL_SINCE, STALL_TIMES
from .leads import SLOW_HOURS, USUAL_HOURS
from .market import EVENTS, PARTNER
from .spend import FLAT_SINCE


def planted(crm: Crm) -> list[dict[str, object]]:
    """Kind, polarity, scope, since when and how big, as made (sizes of rates as they came out)."""
    return [*_win_rates(crm), *_flow(crm), *_spend()]


def _fact(kind: str, polarity: str, side: str, scope: dict[str, str], **size: object) -> dict[str, object]:
    return {"kind": kind, "polarity": polarity, "side": side, "scope": scope} | size


def _win_rates(crm: Crm) -> list[dict[str, object]]:
    made = crm.made
    closed = made["close"] < DAYS
    north, after = made["region"] == EMEA_NORTH, made["close"] >= NORTHWIND_SINCE
    lost = closed & north & after & ~made["is_won"]
    middle = closed & (made["segment"] == MID_MARKET) & (made["close"] >= PARTNER_SINCE) & (~north | ~after)
    partner = made["source"] == PARTNER
    since = on(NORTHWIND_SINCE).isoformat()
    return [
        _fact("win_rate_drop", "problem", "both", {"region": "EMEA North"}, since=since,
              before=_rate(made["is_won"], closed & north & ~after), after=_rate(made["is_won"], closed & north & after)),
        _fact("competitor_losses", "problem", "both", {"region": "EMEA North", "competitor": "Northwind"}, since=since,
              share_of_losses=_rate(crm.lost["rival"] == 0, lost), losses=int(lost.sum())),
        _fact("winning_pocket", "opportunity", "both", {"segment": "Mid-Market", "lead_source": "Partner"},
              since=on(PARTNER_SINCE).isoformat(), size=_rate(made["is_won"], middle & partner),
              elsewhere=_rate(made["is_won"], middle & ~partner)),
    ]  # fmt: skip


def _flow(crm: Crm) -> list[dict[str, object]]:
    made = crm.made
    events, pushed = made["source"] == EVENTS, made["pushes"] > 0
    return [
        _fact("slow_response", "problem", "sales", {"region": "AMER West", "segment": "SMB"},
              since=on(SLOW_DESK_SINCE).isoformat(), median_hours=SLOW_HOURS, elsewhere=USUAL_HOURS),
        _fact("stalled_stage", "problem", "sales", {"segment": "Enterprise", "stage": "Negotiation"},
              since=on(STALL_SINCE).isoformat(), times_as_long=1 + STALL_TIMES, extra_days=STALL_DAYS),
        _fact("slippage", "problem", "both", {"lead_source": "Events"}, since=None,
              share_pushed=_rate(pushed, events), elsewhere=_rate(pushed, ~events)),
    ]  # fmt: skip


def _spend() -> list[dict[str, object]]:
    return [
        _fact("low_acceptance", "problem", "marketing", {"channel": "Content Syndication"}, since=None, reason="wrong title"),
        _fact("channel_not_paying", "problem", "marketing", {"channel": "Content Syndication"}, since=None),
        _fact("channel_unsaturated", "opportunity", "marketing", {"channel": "Webinars"}, since=None),
        _fact("untested_spend", "opportunity", "marketing", {"channel": "Paid Social"}, since=FLAT_SINCE.isoformat(),
              note="Same spend four quarters; its only test ended on 11 May 2025."),
        _fact("feedback_theme", "problem", "both", {"region": "EMEA North", "theme": "Data residency"},
              since=on(NORTHWIND_SINCE).isoformat()),
        _fact("data_problem", "problem", "marketing", {"campaign": "Brand sponsorship (agency)"}, since=None),
    ]  # fmt: skip


def _rate(is_so: np.ndarray, among: np.ndarray) -> float:
    return round(float(is_so[among].mean()), 3) if among.any() else 0.0
