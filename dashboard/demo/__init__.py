"""The demo company: three years of a software company's marketing and sales, with its true answers known.

Demand moves budgets and deals alike; each channel brings what its true curve says; every file is what an analyst would
have exported in that week. Nothing here touches the warehouse: the files are loaded like anybody's.
"""

from dataclasses import dataclass

import numpy as np

from . import accounts as sold_to
from . import books, crm, exports, journeys, people, tables, voice
from . import deals as opened
from . import flaws as flawed
from . import leads as led
from .campaigns import Finder, campaigns
from .clock import DAYS
from .demand import demand
from .histories import histories
from .holdouts import as_tested, experiments
from .market import NAME, PAID, PRODUCTS, SIZES
from .spend import planned, spend_rows
from .tables import DemoFile
from .truth import FIRST_WEEK, truth

__all__ = ["Company", "DemoFile", "company"]


@dataclass(frozen=True)
class Company:
    """The demo company's name, its files in the order in which they are to be loaded, and its true answers."""

    name: str
    files: tuple[DemoFile, ...]
    truth: dict


def company(seed: int = 7, size: str = "small") -> Company:
    """Generate the company; the same seed and size give the same bytes. Sizes: small, tiny (a tenth of it)."""
    scale, daily = SIZES[size].scale, SIZES[size].daily
    wanted = demand(seed)
    plan = planned(seed, wanted)
    spend = as_tested(plan)
    known = campaigns()
    rows = spend_rows(seed, spend, known, scale, daily)
    made = opened.deals(seed, wanted, spend, scale)
    accounts = sold_to.assign(seed, made, scale)
    system = crm.Crm(made, histories(seed, made), voice.outcomes(seed, made), flawed.flaws(seed, made, scale))
    money = {"campaigns": exports.campaign_exports(known, rows, scale), "rates": exports.rate_exports(),
             "spend": exports.spend_exports(rows, known, scale)}  # fmt: skip
    plans = {"targets": _once(books.targets(scale)),
             "finance": exports.finance_exports(books.finance(seed, made, rows, scale)),
             "experiments": exports.experiment_exports(experiments(seed, plan, spend, scale))}  # fmt: skip
    written = _roster() | _buyers(seed, made, wanted, spend, accounts, scale) | money | _sales(seed, system, accounts) | plans
    written |= {"notes": exports.note_exports(), "sla": exports.term_exports(), "definitions": exports.definition_exports()}
    return Company(NAME, tables.files(written), truth(seed, size, scale, system, (plan, spend), _recent(rows, known)))


def _roster() -> dict:
    columns = dict(zip(("product", "family", "list_price"), map(list, zip(*PRODUCTS, strict=True)), strict=True))
    columns["list_price"] = [f"{price:.2f}" for price in columns["list_price"]]
    return {"owners": _once(people.owners()), "products": _once(columns)}


def _once(columns: dict[str, list]) -> dict:
    return {0: {name: np.array(column, dtype=object) for name, column in columns.items()}}


def _buyers(
    seed: int, made: opened.Deals, wanted: np.ndarray, spend: np.ndarray, accounts: dict[str, np.ndarray], scale: float
) -> dict:
    finder = Finder(campaigns())
    travelled = journeys.journeys(seed, made)
    of_deals = led.of_deals(seed, made, travelled)
    others = led.without_deal(seed, int(led.LEADS * scale) - len(of_deals["deal"]), wanted, spend, accounts)
    leads = led.joined(of_deals, others)
    nurtured = led.nurturing(seed, leads)
    first_use = _first_use(len(accounts["id"]), (made["account"], made["created"]), (leads["account"], leads["created"]),
                           (made["account"][travelled["deal"]], travelled["at"]))  # fmt: skip
    return {
        "accounts": exports.account_exports(accounts, first_use),
        "touchpoints": exports.touch_exports(made, travelled, leads, nurtured, finder, accounts),
        "leads": exports.lead_exports(leads, finder, accounts),
        "feedback": exports.feedback_exports(voice.feedback(seed, made, accounts), accounts),
    }


def _first_use(count: int, *uses: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    first = np.full(count + 1, np.inf)
    for account, at in uses:
        np.minimum.at(first, account, at)
    return first[:count]


def _sales(seed: int, system: crm.Crm, accounts: dict[str, np.ndarray]) -> dict:
    fixed = crm.fixed_columns(seed, system, accounts)
    return {"opportunities": crm.opportunities(seed, system, fixed), "stage_history": crm.stage_history(system)}


def _recent(rows: dict[str, np.ndarray], known: list) -> np.ndarray:
    channel = np.array([item.channel for item in known])[rows["campaign"]]
    within = (rows["day"] >= FIRST_WEEK * 7) & (rows["day"] < DAYS)
    return np.bincount(channel[within], rows["dollars"][within], minlength=len(PAID))
