"""Invented companies for the findings, as the files their systems would export, ordinary in their disorder.

Counts scatter more than chance, there is trend, season, a month in which everything went wrong and came back, groups of unequal
size, segments that live mostly in one region, holes in the fields, spend that comes in flights. Some have things planted.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from tools.found_files import files
from tools.found_spend import Spent, spent
from tools.plants import OUTCOMES, Planted, chosen

REGIONS = ("North", "South", "East", "West", "Centre", "Islands")
SEGMENTS = ("Small", "Middle", "Large", "Public")
SOURCES = ("Inbound", "Events", "Partner", "Outbound", "Referral", "Community")
CHANNELS = ("Paid Search", "Display", "Content", "Webinars", "Paid Social")
STAGES = ("Qualified", "Discovery", "Proposal", "Negotiation")
STAGE_SHARE = np.array([0.2, 0.3, 0.2, 0.3])
LOST_FROM = np.array([0.3, 0.28, 0.22, 0.2])
COMPETITORS = ("Acme", "Bolt", "Corex")
THEMES = ("Price", "Support", "Residency", "Integration")
CAMPAIGNS = ("Autumn launch", "Partner push", "Field days")
Table = dict[str, np.ndarray]


@dataclass(frozen=True)
class World:
    """What a company is like. regions, segments, sources: shares; mix: segments of each region; demand: weeks × regions."""

    weeks: int
    start: date
    values: dict[str, tuple[str, ...]]
    regions: np.ndarray
    mix: np.ndarray
    sources: np.ndarray
    demand: np.ndarray
    mood: np.ndarray
    deals_a_week: float
    win: np.ndarray
    size: np.ndarray
    cycle: np.ndarray

    def share(self, scope: dict[str, str]) -> float:
        """About how much of all deals a scope holds."""
        share = 1.0
        shares = {"region": self.regions, "segment": self.regions @ self.mix, "lead_source": self.sources[0]}
        for name, value in scope.items():
            places = self.values[name]
            share *= float(shares[name][places.index(value)]) if name in shares else 1 / len(places)
        return share


@dataclass(frozen=True)
class Company:
    """Files by table, and what is planted in them."""

    tables: dict[str, pd.DataFrame]
    planted: list[Planted]
    end: date


def company(seed: int, is_planted: bool, first: str = "") -> Company:
    """One company; `first` is a kind it is to hold where it can."""
    random = np.random.default_rng(seed)
    world = _world(random)
    plants = chosen(random, world.values, world.share, world.weeks, first) if is_planted else []
    money = spent(random, world, plants)
    deals = _deals(random, world, money, plants)
    tables = files(random, world, deals, money, plants)
    return Company(tables, plants, world.start + timedelta(weeks=world.weeks))


def _world(random: np.random.Generator) -> World:
    weeks = int(random.choice([78, 104, 130, 156]))
    count = {"region": int(random.integers(3, 7)), "segment": int(random.integers(2, 5)), "source": int(random.integers(4, 7))}
    regions, segments = random.dirichlet(np.full(count["region"], 5.0)), random.dirichlet(np.full(count["segment"], 5.0))
    values = {
        "region": REGIONS[: count["region"]],
        "segment": SEGMENTS[: count["segment"]],
        "lead_source": SOURCES[: count["source"]],
        "channel": CHANNELS,
        "stage": STAGES,
        "competitor": COMPETITORS,
        "theme": THEMES,
        "campaign": CAMPAIGNS,
    }
    start = date(2026, 11, 16) + timedelta(weeks=int(random.integers(-9, 3)) - weeks)
    return World(
        weeks=weeks,
        start=start,
        values=values,
        regions=regions,
        mix=np.array([random.dirichlet(4 * segments * count["segment"]) for _ in regions]),
        sources=np.tile(random.dirichlet(np.full(count["source"], 6.0)), (count["segment"], 1)),
        demand=_demand(random, weeks, len(regions)),
        mood=_mood(random, weeks),
        deals_a_week=float(random.uniform(18, 42)),
        win=np.clip(random.normal(0.3, 0.03, (len(regions), len(segments), count["source"])), 0.2, 0.4),
        size=20_000 * random.uniform(0.6, 1.6, len(segments)) * 2.0 ** np.arange(len(segments)),
        cycle=random.uniform(35, 60) * 1.3 ** np.arange(len(segments)),
    )


def _demand(random: np.random.Generator, weeks: int, regions: int) -> np.ndarray:
    """Trend, season, what all regions share and what each has for itself, and one bad month that comes back."""
    week = np.arange(weeks)
    season = random.uniform(0.05, 0.25) * np.sin(2 * np.pi * (week / 52 + random.random()))
    trend = random.uniform(-0.15, 0.3) * week / 52
    walk = np.zeros((weeks, regions + 1))
    for at in range(1, weeks):
        walk[at] = 0.85 * walk[at - 1] + 0.07 * random.standard_normal(regions + 1)
    shock = np.where(np.abs(week - random.integers(20, weeks - 26)) <= 2, np.log(0.6), 0.0)
    noise = np.log(random.gamma(12.0, 1 / 12.0, (weeks, regions)))
    return np.asarray((season + trend + shock)[:, None] + walk[:, :1] + walk[:, 1:] + noise)


def _mood(random: np.random.Generator, weeks: int) -> np.ndarray:
    """Rates of a week scatter more than chance; in one bad month they fall by a third and come back."""
    bad = np.abs(np.arange(weeks) - random.integers(20, weeks - 20)) <= 2
    return np.exp(0.1 * random.standard_normal(weeks)) * np.where(bad, 0.67, 1.0)


def _deals(random: np.random.Generator, world: World, money: Spent, plants: list[Planted]) -> Table:
    """One array a column; open deals already have their end, which only the truth tells. cause: -1, or the channel."""
    anyway = world.deals_a_week * world.regions * np.exp(world.demand)
    counts = random.poisson(np.concatenate([anyway[:, :, None], money.brings], axis=2))
    week, region, cause = (np.repeat(place.ravel(), counts.ravel()) for place in np.indices(counts.shape))
    segment = _drawn(random, world.mix[region])
    source = _drawn(random, world.sources[segment])
    names = {"region": region, "segment": segment, "lead_source": source}
    made: Table = {name: np.array(world.values[name])[value] for name, value in names.items()}
    made["cause"] = cause - 1
    made["created"] = week * 7 + np.minimum(random.integers(0, 7, len(week)), 4)
    made["chance"] = world.win[region, segment, source]
    made["amount"] = np.round(world.size[segment] * random.lognormal(-0.12, 0.5, len(week)), -2)
    made["usual_days"] = world.cycle[segment] * random.lognormal(-0.1, 0.45, len(week))
    return _ended(random, world, made, plants)


def _ended(random: np.random.Generator, world: World, made: Table, plants: list[Planted]) -> Table:
    """How each deal runs through its stages and ends; a stage's days stretch with what is felt when it begins."""
    count = len(made["created"])
    rough = (made["created"] + made["usual_days"]) / 7
    chance = made["chance"] * world.mood[np.clip(rough.astype(int), 0, world.weeks - 1)]
    for one in (each for each in plants if each.kind in OUTCOMES and each.kind != "conversion_drop"):
        chance = chance * one.times ** one.strength(rough, made)
    won = random.random(count) < np.clip(chance, 0.02, 0.9)
    exits = np.where(won, len(STAGES) - 1, random.choice(len(STAGES), count, p=LOST_FROM))
    made["stuck"] = np.zeros(count)
    entered = np.zeros((len(STAGES) + 1, count))
    entered[0] = made["created"]
    for stage, name in enumerate(STAGES):
        days = np.maximum(STAGE_SHARE[stage] * made["usual_days"] * random.lognormal(-0.08, 0.4, count), 1.0)
        for one in plants:
            if one.kind == "cycle_slower" or (one.kind == "stalled_stage" and one.scope["stage"] == name):
                days = days * one.times ** one.strength(entered[stage] / 7, made)
        entered[stage + 1] = entered[stage] + days
        for one in (each for each in plants if each.kind == "conversion_drop" and each.scope["stage"] == name):
            fails = random.random(count) < (1 - one.times) * one.strength(entered[stage + 1] / 7, made)
            turned = fails & ((exits > stage) | (won & (exits >= stage)))
            exits, won = np.where(turned, stage, exits), won & ~turned
    made["is_won"], made["exit"], made["entered"] = won, exits, np.round(entered).T.astype(int)
    made["close"] = np.maximum(made["entered"][np.arange(count), exits + 1], made["created"] + 1)
    return made


def _drawn(random: np.random.Generator, shares: np.ndarray) -> np.ndarray:
    """One place of each row of shares."""
    return np.asarray((random.random(len(shares))[:, None] > shares.cumsum(axis=1)[:, :-1]).sum(axis=1))
