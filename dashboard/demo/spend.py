"""What marketing spends: weekly budgets that follow demand, spread over days and campaigns."""

from datetime import date

import numpy as np

from .campaigns import Campaign
from .clock import DAYS, WEEKS, dates, day
from .draw import stream
from .market import EVENTS, PAID, REGIONS, SEARCH, SOCIAL, SYNDICATION, WEBINARS
from .response import usual

FLAT_SINCE = date(2025, 9, 29)
SOURCES = ("google_ads", "linkedin_ads", "webinar_platform", "events_ledger", "syndication_invoices", "display_network")
EUR_RATE = 1.10
WEEKDAYS = np.array([
    [0.16, 0.17, 0.17, 0.16, 0.14, 0.10, 0.10],
    [0.15, 0.16, 0.16, 0.16, 0.15, 0.11, 0.11],
    [0.20, 0.25, 0.25, 0.20, 0.10, 0.00, 0.00],
    [0.00, 0.30, 0.45, 0.25, 0.00, 0.00, 0.00],
    [1.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00],
    [0.20, 0.21, 0.21, 0.20, 0.18, 0.00, 0.00],
])  # fmt: skip
WEEKLY = np.tile(np.eye(7)[6], (len(PAID), 1))


def planned(seed: int, demand: np.ndarray) -> np.ndarray:
    """Spend as planned, before any hold-out, in whole-company money. Shape: channels × weeks × regions."""
    rng = stream(seed, "spend")
    seen = np.vstack([demand[:1], demand[:-1]])
    weeks = np.arange(WEEKS)[:, None]
    plans = []
    for number, channel in enumerate(PAID):
        noise = rng.normal(0.0, channel.noise, seen.shape) + rng.normal(0.0, channel.noise / 2, (WEEKS, 1))
        level = np.exp(channel.follows_demand * seen + noise) * _build_up(weeks)
        plans.append(usual(channel) * level * _rhythm(number, rng))
    plans[SOCIAL] = _flat(plans[SOCIAL], rng)
    return np.stack(plans)


def _build_up(weeks: np.ndarray) -> np.ndarray:
    return 0.72 + 0.28 * np.minimum(weeks / 110, 1.0)


def _rhythm(channel: int, rng: np.random.Generator) -> np.ndarray:
    """Webinars come every other week, regions in turn; events come in lumps; the rest run all the time."""
    shape = (WEEKS, len(REGIONS))
    if channel == WEBINARS:
        return np.where((np.arange(WEEKS)[:, None] + np.arange(len(REGIONS))) % 2 == 0, 1.5, 0.5)
    if channel == EVENTS:
        lumps = rng.gamma(1.1, 1 / 1.1, shape)
        return 0.25 + 0.75 * lumps
    return np.ones(shape)


def _flat(plan: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    first = day(FLAT_SINCE) // 7
    plan[first:] = usual(PAID[SOCIAL]) * rng.normal(1.0, 0.015, plan[first:].shape)
    return plan


def spend_rows(seed: int, weekly: np.ndarray, known: list[Campaign], scale: float, daily: bool) -> dict[str, np.ndarray]:
    """One row per day, campaign and region with money in it, in order of day. Costs are in the row's own currency."""
    rng = stream(seed, "spend rows")
    pattern = WEEKDAYS if daily else WEEKLY
    by_day = (weekly[:, :, None, :] * pattern[:, None, :, None]).reshape(len(PAID), DAYS, len(REGIONS)) * scale
    wobble = rng.normal(1.0, 0.06, by_day.shape) if daily else 1.0
    by_day = by_day * wobble
    parts = [_of_campaign(number, campaign, by_day) for number, campaign in enumerate(known) if not campaign.is_upcoming]
    number, days, region, dollars = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((region, number, days))
    number, days, region, dollars = number[order], days[order], region[order], dollars[order]
    euro = np.array([campaign.currency == "EUR" for campaign in known])[number]
    cost = np.round(np.where(euro, dollars / EUR_RATE, dollars), 2)
    return {"campaign": number, "day": days, "region": region, "cost": cost, "is_euro": euro,
            "dollars": np.where(euro, cost * EUR_RATE, cost), "noise": rng.lognormal(0.0, 0.15, len(cost))}  # fmt: skip


def _of_campaign(number: int, campaign: Campaign, by_day: np.ndarray) -> tuple[np.ndarray, ...]:
    first, last = campaign.first, min(campaign.last, DAYS - 1)
    money = by_day[campaign.channel, first : last + 1][:, list(campaign.regions)] * campaign.share
    days, region = np.nonzero(money > 0.005)
    return (np.full(len(days), number), days + first, np.asarray(campaign.regions)[region], money[days, region])


def written(rows: dict[str, np.ndarray], known: list[Campaign]) -> dict[str, np.ndarray]:
    """The spend rows as the file's columns."""
    channel = np.array([campaign.channel for campaign in known])[rows["campaign"]]
    price = np.array([item.cost_per_click for item in PAID])[channel]
    clicks = np.where(price > 0, rows["dollars"] / np.maximum(price, 1) * rows["noise"], 0).astype(int)
    shown = (channel != EVENTS) & (channel != SYNDICATION)
    return {
        "source": np.array(SOURCES, dtype=object)[channel],
        "date": dates(rows["day"].astype(float)),
        "channel": np.array([item.name for item in PAID], dtype=object)[channel],
        "campaign_id": np.array([item.id for item in known], dtype=object)[rows["campaign"]],
        "campaign_name": np.array([item.name for item in known], dtype=object)[rows["campaign"]],
        "region": np.array(REGIONS, dtype=object)[rows["region"]],
        "currency": np.where(rows["is_euro"], "EUR", "USD").astype(object),
        "cost": np.array([f"{value:.2f}" for value in rows["cost"].tolist()], dtype=object),
        "impressions": np.where(shown, clicks * np.where(channel == SEARCH, 22, 140), "").astype(object),
        "clicks": np.where(shown, clicks, "").astype(object),
    }
