"""The CRM's exports: each week the deals that are new or changed, with the state they had then, and their history."""

from dataclasses import dataclass

import numpy as np

from .clock import DAYS, dates, day, moments
from .deals import OUTBOUND, Deals
from .draw import choose, stream
from .flaws import DELETED_ON, EDIT_SHARE, EDITED_ON, Flaws
from .market import CHANNELS, LOST, PRODUCTS, REGIONS, SEGMENTS, STAGES, WON
from .people import LEFT, reps
from .tables import CUTS, Columns, by_set, money, set_of, texts
from .voice import REP_REASONS, RIVALS

NEXT_STEPS = ("Book discovery call", "Agree success criteria", "Walk through proposal", "Send the contract", "", "")
WORKED_A_WEEK = 0.22


@dataclass(frozen=True)
class Crm:
    """Everything the CRM knows: deals, their history, why they were lost, and what is wrong in it."""

    made: Deals
    history: dict[str, np.ndarray]
    lost: dict[str, np.ndarray]
    flaws: Flaws


def ids(rows: np.ndarray) -> np.ndarray:
    """The CRM's ids of deals by row number; empty for none."""
    return np.array([f"OPP-{20001 + row}" if row >= 0 else "" for row in rows.tolist()], dtype=object)


def stage_history(crm: Crm) -> dict[int, Columns]:
    """Changes by export."""
    rows = crm.history
    known = ~np.isin(rows["deal"], crm.flaws.no_amount)
    dated = ~np.isin(rows["deal"], crm.flaws.won_without_date) | (rows["stage"] < WON)
    columns = {
        "opportunity_id": ids(rows["deal"]),
        "changed_at": moments(rows["at"]),
        "stage": np.array(STAGES, dtype=object)[rows["stage"]],
        "amount": np.where(known, money(_as_first_known(crm, rows["amount"], rows["deal"])), ""),
        "close_date": np.where(dated, dates(_close(crm, rows["close"], rows["deal"], rows["stage"])), ""),
    }
    return by_set(columns, set_of(rows["at"]))


def opportunities(seed: int, crm: Crm, fixed: Columns) -> dict[int, Columns]:
    """Snapshots by export: the first has every deal, the later ones those that are new, changed or worked on."""
    rng = stream(seed, "snapshots")
    return {number: _snapshot(rng, crm, fixed, number) for number in range(len(CUTS))}


def _snapshot(rng: np.random.Generator, crm: Crm, fixed: Columns, number: int) -> Columns:
    history, cut = crm.history, CUTS[number]
    count = len(crm.made["created"])
    seen = np.bincount(history["deal"], history["at"] < cut, minlength=count).astype(int)
    starts = np.searchsorted(history["deal"], np.arange(count))
    row = starts + np.maximum(seen, 1) - 1
    stage, changed = history["stage"][row], history["at"][row]
    worked = (stage < WON) & (rng.random(count) < WORKED_A_WEEK)
    before = CUTS[number - 1] if number else -1
    chosen = (seen > 0) & ((changed >= before) | worked | _touched_up(crm, before, cut))
    active = np.where(worked, np.maximum(changed, cut - 6.9) + rng.random(count) * 0.3, changed)
    deal = np.flatnonzero(chosen)
    state = {"stage": stage, "amount": history["amount"][row], "close": history["close"][row], "active": active}
    state = {name: column[deal] for name, column in state.items()}
    return {name: column[deal] for name, column in fixed.items()} | _state(crm, deal, state, cut)


def _state(crm: Crm, deal: np.ndarray, state: dict[str, np.ndarray], cut: int) -> Columns:
    stage = state["stage"]
    amount = state["amount"] if cut > day(EDITED_ON) else _as_first_known(crm, state["amount"], deal)
    is_lost = stage == LOST
    known = ~np.isin(deal, crm.flaws.no_amount)
    dated = ~np.isin(deal, crm.flaws.won_without_date) | (stage < WON)
    deleted = np.isin(deal, crm.flaws.deleted) & (cut > day(DELETED_ON))
    rival = crm.lost["rival"][deal]
    return {
        "stage": np.array(STAGES, dtype=object)[stage],
        "amount": np.where(known, money(amount), ""),
        "close_date": np.where(dated, dates(_close(crm, state["close"], deal, stage)), ""),
        "is_closed": _flag(stage >= WON),
        "is_won": _flag(stage == WON),
        "is_deleted": _flag(deleted),
        "loss_reason": np.where(is_lost, np.array(REP_REASONS, dtype=object)[crm.lost["reason"][deal]], ""),
        "competitor": np.where((stage >= WON) & (rival >= 0), np.array(RIVALS, dtype=object)[rival], ""),
        "next_step": np.array(NEXT_STEPS, dtype=object)[stage],
        "last_activity_at": moments(np.minimum(state["active"], cut - 0.01)),
    }


def _touched_up(crm: Crm, before: int, cut: int) -> np.ndarray:
    found = np.zeros(len(crm.made["created"]), dtype=bool)
    for when, rows in ((EDITED_ON, crm.flaws.edited), (DELETED_ON, crm.flaws.deleted)):
        found[rows] |= before <= day(when) < cut
    return found


def _as_first_known(crm: Crm, amount: np.ndarray, deal: np.ndarray) -> np.ndarray:
    return np.where(np.isin(deal, crm.flaws.edited), np.round(amount * EDIT_SHARE, -2), amount)


def _close(crm: Crm, close: np.ndarray, deal: np.ndarray, stage: np.ndarray) -> np.ndarray:
    early = np.isin(deal, crm.flaws.closed_before_created) & (stage >= WON)
    stale = np.isin(deal, crm.flaws.date_passed) & (stage < WON)
    created = np.floor(crm.made["created"][deal])
    close = np.where(early, created - 5, close)
    return np.where(stale, np.minimum(close, np.maximum(created + 40, DAYS - 60)), close)


def _flag(is_so: np.ndarray) -> np.ndarray:
    return np.where(is_so, "true", "false").astype(object)


def fixed_columns(seed: int, crm: Crm, accounts: dict[str, np.ndarray]) -> Columns:
    """What an export says of a deal in every week."""
    rng = stream(seed, "crm")
    made = crm.made
    count = len(made["created"])
    product = choose(rng, np.array([0.36, 0.3, 0.2, 0.14]), count)
    names = np.array([name for name, _, _ in PRODUCTS], dtype=object)[product]
    sources = np.array([*CHANNELS, "Outbound"], dtype=object)
    return {
        "opportunity_id": ids(np.arange(count)),
        "opportunity_name": np.array(
            [f"{account} - {name}" for account, name in zip(accounts["name"][made["account"]], names, strict=True)],
            dtype=object,
        ),
        "account_id": accounts["id"][made["account"]],
        "owner": _owners(crm),
        "region": np.array(REGIONS, dtype=object)[made["region"]],
        "segment": np.array(SEGMENTS, dtype=object)[made["segment"]],
        "product": names,
        "opportunity_type": np.where(_is_expansion(made), "Expansion", "New Business").astype(object),
        "lead_source": sources[np.where(made["source"] == OUTBOUND, len(CHANNELS), made["source"])],
        "currency": texts(["USD"] * count),
        "created_at": moments(made["created"]),
    }


def _owners(crm: Crm) -> np.ndarray:
    deal = np.arange(len(crm.made["created"]))
    owner = np.array(
        [reps(region)[row % len(reps(region))] for row, region in zip(deal.tolist(), crm.made["region"].tolist(), strict=True)],
        dtype=object,
    )
    owner[crm.flaws.owner_left] = LEFT
    return owner


def _is_expansion(made: Deals) -> np.ndarray:
    first_won = np.full(made["account"].max() + 1, np.inf)
    np.minimum.at(first_won, made["account"], np.where(made["is_won"], made["close"], np.inf))
    return first_won[made["account"]] < made["created"]
