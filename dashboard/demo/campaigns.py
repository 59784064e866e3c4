"""About ninety campaigns: which channel, where, when and by whom; and which one a touch or a day of spend belongs to."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from .clock import DAYS, START, dates, day, quarters
from .market import DISPLAY, EVENTS, PAID, REGIONS, SEARCH, SOCIAL, SYNDICATION, WEBINARS
from .people import MARKETERS

ALL = tuple(range(len(REGIONS)))
AREAS = (("AMER", (0, 1)), ("EMEA", (2, 3)), ("APAC & LATAM", (4, 5)))
SEARCH_THEMES = (("Brand", 0.25), ("Category", 0.5), ("Competitor terms", 0.25))
TALKS = ("Pipeline in practice", "Forecasts that hold", "The first 90 days", "Fewer tools, one truth", "Customer hour")
OFFERS = ("Benchmark report", "Buyer's guide", "Total cost calculator", "Field notes")
ROADSHOWS = ("Growth Forum", "Operations Summit", "Leaders' Dinner", "Partner Day")
EURO_CAMPAIGN = ("EMEA", date(2026, 4, 1))


@dataclass(frozen=True)
class Campaign:
    """One campaign; days are counted from the company's first, both inclusive; share is of its channel's spend."""

    id: str
    name: str
    channel: int
    area: str
    regions: tuple[int, ...]
    first: int
    last: int
    share: float
    currency: str = "USD"

    @property
    def owner(self) -> str:
        """Who runs it."""
        return MARKETERS[self.channel]

    @property
    def is_upcoming(self) -> bool:
        """Whether it starts after the last day with data."""
        return self.first >= DAYS


def campaigns() -> list[Campaign]:
    """Every campaign in order of channel and start, the three still to come last."""
    end = START + timedelta(days=DAYS - 1)
    spans = quarters(START, end)
    planned = [plan for plans in (_search(), _quarterly(spans), _roadshows(spans), _offers(spans)) for plan in plans]
    planned += _upcoming(end)
    return [Campaign(f"CMP-{1001 + number}", *plan) for number, plan in enumerate(planned)]


def _search() -> list[tuple]:
    years = (("2024", START, date(2024, 12, 31)), ("2025", date(2025, 1, 1), date(2025, 12, 31)),
             ("2026", date(2026, 1, 1), date(2026, 12, 31)))  # fmt: skip
    return [
        (f"Search: {theme} {year}", SEARCH, "", ALL, day(first), day(last), share)
        for year, first, last in years
        for theme, share in SEARCH_THEMES
    ]


def _quarterly(spans: list[tuple[date, date]]) -> list[tuple]:
    return [
        (f"{title}, {_label(first)}", channel, "", ALL, max(day(first), 0), day(last), 1.0)
        for channel, titles in (
            (SOCIAL, [f"Social: {offer}" for offer in OFFERS]),
            (WEBINARS, [f"Webinar: {talk}" for talk in TALKS]),
            (DISPLAY, ["Display: always on", "Display: retargeting"]),
        )
        for (first, last), title in zip(spans, titles * len(spans), strict=False)
    ]


def _roadshows(spans: list[tuple[date, date]]) -> list[tuple]:
    return [
        (f"{show} {area}, {_label(first)}", EVENTS, area, regions, max(day(first), 0), day(last), 1.0,
         "EUR" if (area, first) == EURO_CAMPAIGN else "USD")
        for (first, last), show in zip(spans, ROADSHOWS * len(spans), strict=False)
        for area, regions in AREAS
    ]  # fmt: skip


def _offers(spans: list[tuple[date, date]]) -> list[tuple]:
    halves = [(first, spans[min(at + 1, len(spans) - 1)][1]) for at, (first, _) in enumerate(spans) if at % 2 == 0]
    return [
        (f"Syndication: {offer}, {first.year}", SYNDICATION, "", ALL, max(day(first), 0), day(last), 1.0)
        for (first, last), offer in zip(halves, OFFERS * len(halves), strict=False)
    ]


def _upcoming(end: date) -> list[tuple]:
    return [
        (name, channel, area, regions, day(end + timedelta(days=wait)), day(end + timedelta(days=wait + length)), 0.0)
        for name, channel, area, regions, wait, length in (
            ("Winter Leaders' Dinner EMEA", EVENTS, "EMEA", (2, 3), 9, 1),
            ("Webinar: Year-end forecast clinic", WEBINARS, "", ALL, 17, 0),
            ("Partner Day AMER West", EVENTS, "AMER West", (1,), 24, 1),
        )
    ]


def _label(first: date) -> str:
    return f"Q{(first.month + 2) // 3} {first.year}"


class Finder:
    """Finds the campaign of a channel that ran in a region on a day, in one look-up."""

    def __init__(self, known: list[Campaign]) -> None:
        self.ids = np.array([campaign.id for campaign in known] + [""], dtype=object)
        self._at = np.full((len(PAID), len(REGIONS), DAYS, len(SEARCH_THEMES)), len(known))
        for number, campaign in enumerate(known):
            if not campaign.is_upcoming:
                themes = number % 3 if campaign.channel == SEARCH else slice(None)
                days = slice(campaign.first, campaign.last + 1)
                for region in campaign.regions:
                    self._at[campaign.channel, region, days, themes] = number

    def find(self, channel: np.ndarray, region: np.ndarray, days: np.ndarray, draw: np.ndarray) -> np.ndarray:
        """Campaign ids, empty for unpaid channels; `draw` in [0, 1) chooses among search themes."""
        paid = channel < len(PAID)
        theme = np.searchsorted(np.cumsum([share for _, share in SEARCH_THEMES])[:-1], draw)
        when = np.clip(np.floor(days).astype(int), 0, DAYS - 1)
        found = self._at[np.where(paid, channel, 0), region, when, theme]
        return self.ids[np.where(paid, found, len(self.ids) - 1)]


def campaign_rows(known: list[Campaign], spent: np.ndarray, scale: float) -> dict[str, list]:
    """The campaigns file: budgets a little above what was spent, rounded as people do."""
    plan = {"Events": 22_000.0, "Webinars": 6_000.0}
    slack = (1.0, 1.05, 1.1, 0.96, 1.02)
    budgets = [
        (plan[PAID[item.channel].name] * scale if item.is_upcoming else money * slack[number % len(slack)])
        for number, (item, money) in enumerate(zip(known, spent.tolist(), strict=True))
    ]
    return {
        "campaign_id": [item.id for item in known],
        "campaign_name": [item.name for item in known],
        "channel": [PAID[item.channel].name for item in known],
        "region": [REGIONS[item.regions[0]] if len(item.regions) == 1 else "" for item in known],
        "start_date": dates(np.array([item.first for item in known], dtype=float)).tolist(),
        "end_date": dates(np.array([item.last for item in known], dtype=float)).tolist(),
        "budget": [f"{round(money, -3 if money > 5000 else -2):.2f}" for money in budgets],
        "owner": [item.owner for item in known],
        "expected_leads": [str(max(3, round(money / 420 / scale**0.5))) for money in budgets],
    }
