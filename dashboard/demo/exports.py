"""The exports of marketing and the desk: spend, campaigns, touches, leads, accounts and what customers said."""

from datetime import date

import numpy as np

from . import flaws
from .campaigns import Campaign, Finder, campaign_rows
from .clock import DAYS, START, dates, day, moments
from .contacts import address
from .crm import ids
from .deals import Deals
from .journeys import KINDS
from .leads import REASONS, Leads
from .market import CHANNELS, REGIONS, SEGMENTS
from .people import FINANCE_LEADER, MARKETING_LEADER, SALES_LEADER, desk
from .spend import EUR_RATE, written
from .tables import CUTS, Columns, by_set, money, rows_of, set_of, texts

FEEDBACK_SETS = np.array([0, 4, 8, len(CUTS) - 1])
CLOSED_AFTER_DAYS = 10
NOTES = (
    ("2025-09-29 10:00:00", MARKETING_LEADER, "marketing", "page", "revenue", "Paid Social budget held flat from here."),
    ("2026-03-02 09:10:00", SALES_LEADER, "sales", "page", "handoff", "AMER West lead desk down to one person."),
    ("2026-06-01 08:40:00", "Lars Nygaard", "sales", "page", "pipeline", "Northwind opened an office in Stockholm."),
    ("2026-08-03 09:00:00", SALES_LEADER, "sales", "page", "pipeline", "Enterprise contracts now pass a second legal review."),
    (
        "2026-10-12 11:05:00",
        MARKETING_LEADER,
        "marketing",
        "campaign",
        "Syndication: Total cost calculator, 2026: wrong title",
        "From November the form asks for the role; managers and above only.",
    ),
    ("2026-10-18 17:20:00", "Grace Okafor", "sales", "page", "pipeline", "Three September amounts corrected after credits."),
)
TERMS = (
    ("first_response", "sales", "4", "hours", ""),
    ("disposition", "sales", "0.9", "ratio", ""),
    ("feedback", "sales", "0.95", "ratio", ""),
    ("volume", "marketing", "1", "ratio", ""),
    ("acceptance", "marketing", "0.7", "ratio", ""),
)
MARGIN = 0.7
MARGIN_SENTENCE = "What is left of a booking after hosting, support and licences, from the books."
_LEAD_TIMES = ("created", "mql", "response", "accepted", "rejected", "recycled", "sql")


def spend_exports(rows: dict[str, np.ndarray], known: list[Campaign], scale: float) -> dict[int, Columns]:
    """Spend by export: most in its week; some rows late, some corrected later, some that name no known campaign."""
    columns = written(rows, known)
    late, corrected = flaws.late_rows(rows["day"])
    sets = set_of(rows["day"])
    known_late = int(set_of(np.array([day(flaws.LATE_ON)]))[0])
    sets[late] = known_late
    first = columns | {"cost": columns["cost"].copy()}
    first["cost"][corrected] = money(np.round(rows["cost"][corrected] * flaws.CORRECTED_FROM, 2))
    exports = by_set(first, sets)
    again = rows_of(columns, corrected)
    exports[known_late] = {name: np.r_[exports[known_late][name], again[name]] for name in columns}
    return _with_unmapped(exports, scale)


def _with_unmapped(exports: dict[int, Columns], scale: float) -> dict[int, Columns]:
    when = np.array(flaws.UNMAPPED_DAYS, dtype=float)
    filled = {
        "source": "agency_invoices",
        "campaign_name": flaws.UNMAPPED_NAME,
        "currency": "USD",
        "cost": f"{flaws.UNMAPPED_COST * scale:.2f}",
    }
    columns = {name: np.full(len(when), filled.get(name, ""), dtype=object) for name in exports[0]}
    columns["date"] = dates(when)
    for number, rows in by_set(columns, set_of(when)).items():
        exports[number] = {name: np.r_[exports[number][name], rows[name]] for name in rows}
    return exports


def campaign_exports(known: list[Campaign], rows: dict[str, np.ndarray], scale: float) -> dict[int, Columns]:
    """Campaigns by export: planned ones appear a few weeks before they start."""
    spent = np.bincount(rows["campaign"], rows["dollars"], minlength=len(known))
    first = np.array([item.first for item in known], dtype=float)
    length = np.array([item.last - item.first + 1 for item in known])
    ran = np.clip(DAYS - first, 1, length)
    columns = {name: np.array(column, dtype=object) for name, column in campaign_rows(known, spent * length / ran, scale).items()}
    return by_set(columns, set_of(np.where(first < DAYS, first - 10, first - 30)))


def rate_exports() -> dict[int, Columns]:
    """The euro's rate for the quarter in which one campaign paid in euros."""
    days = np.arange(day(date(2026, 4, 1)), day(date(2026, 7, 1)), dtype=float)
    return {0: {"date": dates(days), "currency": texts(["EUR"] * len(days)), "rate": texts([f"{EUR_RATE:.4f}"] * len(days))}}


def touch_exports(
    made: Deals, journeys: dict[str, np.ndarray], leads: Leads, nurturing: dict[str, np.ndarray], finder: Finder,
    accounts: dict[str, np.ndarray],
) -> dict[int, Columns]:  # fmt: skip
    """Touches by export, in order of time; an account's touches count for each of its deals."""
    at = np.concatenate([journeys["at"], nurturing["at"]])
    order = np.argsort(at, kind="stable")
    at = at[order]
    channel = np.concatenate([journeys["channel"], nurturing["channel"]])[order]
    region = np.concatenate([made["region"][journeys["deal"]], leads["region"][nurturing["lead"]]])[order]
    account = np.concatenate([made["account"][journeys["deal"]], leads["account"][nurturing["lead"]]])[order]
    contact = np.concatenate([_deal_contacts(journeys["deal"]), _lead_contacts(nurturing["lead"])])[order]
    columns = {
        "touchpoint_id": np.array([f"TCH-{100001 + number}" for number in range(len(at))], dtype=object),
        "occurred_at": moments(at),
        "channel": np.array(CHANNELS, dtype=object)[channel],
        "campaign_id": finder.find(channel, region, at, _theme(at)),
        "account_id": _account_ids(accounts, account),
        "contact_id": contact,
        "touch_type": np.array(KINDS, dtype=object)[channel],
    }
    return by_set(columns, set_of(at))


def lead_exports(leads: Leads, finder: Finder, accounts: dict[str, np.ndarray]) -> dict[int, Columns]:
    """Leads by export: those created or changed since the last one, with what was known then."""
    count = len(leads["created"])
    contact = np.where(leads["deal"] >= 0, _deal_contacts(leads["deal"]), _lead_contacts(np.arange(count)))
    written_times = {name: moments(leads[name]) for name in _LEAD_TIMES}
    seen = np.stack([np.where(np.isnan(leads[name]), len(CUTS), set_of(leads[name])) for name in _LEAD_TIMES])
    fixed = {
        "lead_id": np.array([f"LEA-{50001 + number}" for number in range(count)], dtype=object),
        "contact_id": contact,
        "email": np.array([address(name) for name in contact.tolist()], dtype=object),
        "account_id": _account_ids(accounts, leads["account"]),
        "channel": np.array(CHANNELS, dtype=object)[leads["channel"]],
        "campaign_id": finder.find(leads["channel"], leads["region"], leads["created"], _theme(leads["created"])),
        "segment": np.array(SEGMENTS, dtype=object)[leads["segment"]],
        "region": np.array(REGIONS, dtype=object)[leads["region"]],
        "owner": np.array([desk(region) for region in range(len(REGIONS))], dtype=object)[leads["region"]],
    }
    deal, reason = ids(leads["deal"]), np.array([*REASONS, ""], dtype=object)[leads["reason"]]
    exports = {}
    for number in range(len(CUTS)):
        rows = np.flatnonzero((seen == number).any(axis=0))
        known = dict(zip(_LEAD_TIMES, seen[:, rows] <= number, strict=True))
        shown = {name: np.where(known[name], written_times[name][rows], "") for name in _LEAD_TIMES}
        exports[number] = {name: column[rows] for name, column in fixed.items()} | {
            "created_at": shown["created"],
            "mql_at": shown["mql"],
            "first_response_at": shown["response"],
            "accepted_at": shown["accepted"],
            "rejected_at": shown["rejected"],
            "rejection_reason": np.where(known["rejected"], reason[rows], ""),
            "recycled_at": shown["recycled"],
            "sql_at": shown["sql"],
            "opportunity_id": np.where(known["sql"], deal[rows], ""),
        }
    return exports


def account_exports(accounts: dict[str, np.ndarray], first_use: np.ndarray) -> dict[int, Columns]:
    """Accounts by export: the list as it stood, and half of those first met later when they are met."""
    columns = {
        "account_id": accounts["id"],
        "account_name": accounts["name"],
        "segment": np.array(SEGMENTS, dtype=object)[accounts["segment"]],
        "industry": accounts["industry"],
        "region": np.array(REGIONS, dtype=object)[accounts["region"]],
        "employees": texts(accounts["employees"]),
    }
    later = np.isfinite(first_use) & (np.arange(len(first_use)) % 2 == 1)
    return by_set(columns, np.where(later, set_of(first_use), 0))


def feedback_exports(rows: dict[str, np.ndarray], accounts: dict[str, np.ndarray]) -> dict[int, Columns]:
    """What was heard, exported once a month."""
    columns = {
        "feedback_id": np.array([f"FBK-{3001 + number}" for number in range(len(rows["at"]))], dtype=object),
        "date": dates(rows["at"]),
        "account_id": accounts["id"][rows["account"]],
        "opportunity_id": ids(rows["deal"]),
        "kind": rows["kind"],
        "score": texts(np.nan_to_num(rows["score"]).astype(int), np.isfinite(rows["score"])),
        "theme": rows["theme"],
        "comment": rows["comment"],
    }
    return by_set(columns, FEEDBACK_SETS[np.searchsorted(FEEDBACK_SETS, set_of(rows["at"]))])


def term_exports() -> dict[int, Columns]:
    """What the two sides promised each other, and one proposal that waits for marketing."""
    names = ("promise", "side", "value", "measured_in", "region", "valid_from", "marketing_by", "sales_by")
    rows = [(*term, START.isoformat(), MARKETING_LEADER, SALES_LEADER) for term in TERMS]
    rows.append(("first_response", "sales", "8", "hours", REGIONS[1], "2026-12-01", "", SALES_LEADER))
    written = {name: np.array(column, dtype=object) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    return by_set(written, np.array([0] * len(TERMS) + [len(CUTS) - 1]))


def definition_exports() -> dict[int, Columns]:
    """The gross margin that marketing, sales and finance signed."""
    told = {"term": "gross_margin", "variant": "percent", "parameters": f"{MARGIN}", "valid_from": START.isoformat()}
    told |= {"sentence": MARGIN_SENTENCE, "proposed_by": FINANCE_LEADER, "proposed_on": START.isoformat()}
    for side, name in (("marketing", MARKETING_LEADER), ("sales", SALES_LEADER), ("finance", FINANCE_LEADER)):
        told |= {f"{side}_by": name, f"{side}_on": START.isoformat()}
    return {0: {name: np.array([value], dtype=object) for name, value in told.items()}}


def note_exports() -> dict[int, Columns]:
    """What people wrote on the charts: things outside marketing and sales that moved numbers."""
    when = np.array([day(date.fromisoformat(written[:10])) for written, *_ in NOTES], dtype=float)
    names = ("written_at", "written_by", "side", "about_kind", "about_id", "note")
    written = dict(zip(names, (np.array(column, dtype=object) for column in zip(*NOTES, strict=True)), strict=True))
    numbers = np.array([f"NOT-{1 + row}" for row in range(len(NOTES))], dtype=object)
    return by_set({"note_id": numbers} | written, set_of(when))


def finance_exports(columns: dict[str, list[str]]) -> dict[int, Columns]:
    """Each month once its books are closed."""
    ends = np.array(columns["period_end"], dtype="datetime64[D]")
    closed = (ends - np.datetime64(START)).astype(float) + CLOSED_AFTER_DAYS
    return by_set({name: np.array(column, dtype=object) for name, column in columns.items()}, set_of(closed))


def experiment_exports(columns: dict[str, list[str]]) -> dict[int, Columns]:
    """Each test once it has ended."""
    ended = np.array([day(date.fromisoformat(when)) + 1 for when in columns["end_date"]], dtype=float)
    return by_set({name: np.array(column, dtype=object) for name, column in columns.items()}, set_of(ended))


def _theme(at: np.ndarray) -> np.ndarray:
    return (at * 7919.0) % 1.0


def _deal_contacts(deal: np.ndarray) -> np.ndarray:
    return np.array([f"CON-{20001 + row}" for row in deal.tolist()], dtype=object)


def _lead_contacts(lead: np.ndarray) -> np.ndarray:
    return np.array([f"CON-{50001 + row}" for row in lead.tolist()], dtype=object)


def _account_ids(accounts: dict[str, np.ndarray], account: np.ndarray) -> np.ndarray:
    return np.append(accounts["id"], "")[account]
