"""What buyers and customers say: surveys, interviews after a decision, use of the product and who leaves."""

import numpy as np

from .clock import DAYS
from .deals import EMEA_NORTH, MID_MARKET, NORTHWIND_SINCE, Deals
from .draw import choose, stream

RIVALS = ("Northwind", "Corvus", "Stratus", "Built in-house")
REP_REASONS = ("Price", "No decision", "Lost to competitor", "Missing feature", "Timing", "No budget")
BUYER_THEMES = ("Data residency", "Missing integration", "Price", "Slow answers", "Trust in the roadmap", "Ease of use")
USUAL_THEMES, NORTH_THEMES = (0.05, 0.27, 0.18, 0.18, 0.14, 0.18), (0.56, 0.12, 0.10, 0.08, 0.08, 0.06)
SAID_LOST = {
    "Data residency": "They keep our data in our own country. You could not promise that.",
    "Missing integration": "It did not connect to the tool our finance team lives in.",
    "Price": "The other offer was cheaper for the first two years.",
    "Slow answers": "We waited days for answers to simple questions.",
    "Trust in the roadmap": "We were not sure what the product would be in a year.",
    "Ease of use": "Our people found the other one easier on the first day.",
}
SAID_WON = {
    "Data residency": "Security review went through in one round.",
    "Missing integration": "Connect replaced three exports we did by hand.",
    "Price": "Good value once we counted the tools we could stop.",
    "Slow answers": "Your engineer answered the same afternoon, every time.",
    "Trust in the roadmap": "The roadmap session convinced our operations lead.",
    "Ease of use": "The team was up and running in a week.",
}
SAID_NPS = ("Support is slow at quarter end.", "It does the job.", "We would not go back to spreadsheets.")
Rows = dict[str, np.ndarray]


def outcomes(seed: int, made: Deals) -> dict[str, np.ndarray]:
    """Why each lost deal was lost, as the rep wrote it, and which rival was named on any; −1 where none."""
    rng = stream(seed, "outcomes")
    count = len(made["close"])
    lost = ~made["is_won"]
    north = lost & (made["region"] == EMEA_NORTH) & (made["close"] >= NORTHWIND_SINCE)
    place = np.argsort(np.argsort(np.where(north, made["close"], np.inf), kind="stable"), kind="stable")
    taken = north & (place % 3 != 2)
    rival = np.where(lost & (rng.random(count) < 0.35), choose(rng, np.array([0.14, 0.36, 0.3, 0.2]), count), -1)
    rival = np.where(north & ~taken, np.where(rival == 0, -1, rival), rival)
    rival = np.where(taken, 0, rival)
    reason = choose(rng, np.array([0.34, 0.22, 0.0, 0.14, 0.18, 0.12]), count)
    reason = np.where((rival >= 0) & (rng.random(count) < 0.75), 2, reason)
    return {"rival": np.where(lost, rival, _beaten(seed, count)), "reason": np.where(lost, reason, -1)}


def _beaten(seed: int, count: int) -> np.ndarray:
    """The rival named on a deal once it is won; −1 where none."""
    rng = stream(seed, "rivals beaten")
    return np.where(rng.random(count) < 0.3, choose(rng, np.array([0.12, 0.38, 0.3, 0.2]), count), -1)


def feedback(seed: int, made: Deals, accounts: dict[str, np.ndarray]) -> Rows:
    """Everything heard, in order of day."""
    rng = stream(seed, "feedback")
    parts = [_decisions(rng, made), *_customers(rng, made, accounts)]
    rows = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.argsort(rows["at"], kind="stable")
    return {name: column[order] for name, column in rows.items()}


def _decisions(rng: np.random.Generator, made: Deals) -> Rows:
    """Buyers asked after a decision: one closed deal in six. What they say is not what the rep wrote."""
    at = made["close"] + rng.uniform(4, 20, len(made["close"]))
    deal = np.flatnonzero((rng.random(len(at)) < 0.17) & (at < DAYS))
    north = (made["region"][deal] == EMEA_NORTH) & (made["close"][deal] >= NORTHWIND_SINCE) & ~made["is_won"][deal]
    usual, in_north = (choose(rng, np.asarray(shares), len(deal)) for shares in (USUAL_THEMES, NORTH_THEMES))
    themes = np.array(BUYER_THEMES, dtype=object)[np.where(north, in_north, usual)]
    won = made["is_won"][deal]
    comments = [(SAID_WON if good else SAID_LOST)[theme] for good, theme in zip(won, themes, strict=True)]
    kind = np.where(rng.random(len(deal)) < 0.2, "interview", "win_loss").astype(object)
    return _rows(at[deal], made["account"][deal], deal, kind, np.full(len(deal), np.nan), themes, comments)


def _customers(rng: np.random.Generator, made: Deals, accounts: dict[str, np.ndarray]) -> list[Rows]:
    """Customers by quarter after their first deal: a score, their use, and for a few the day they left."""
    won = np.flatnonzero(made["is_won"] & (made["close"] < DAYS))
    account, first = np.unique(made["account"][won], return_index=True)
    since = made["close"][won][first]
    leaves = np.where(rng.random(len(account)) < 0.12, since + rng.uniform(200, 700, len(account)), np.inf)
    health = rng.normal(0, 1, len(account)) - 1.2 * np.isfinite(leaves) + 0.3 * (accounts["segment"][account] == MID_MARKET)
    turn = np.repeat(np.arange(len(account)), 12)
    at = since[turn] + 60 + 91 * np.tile(np.arange(12), len(account)) + rng.uniform(0, 30, len(turn))
    kept = (at < DAYS) & (at < leaves[turn])
    turn, at = turn[kept], at[kept]
    usage = np.clip(62 + 14 * health[turn] + rng.normal(0, 6, len(turn)), 3, 100).round()
    asked = rng.random(len(turn)) < 0.4
    score = np.clip(np.round(8.0 + 1.4 * health[turn] + rng.normal(0, 1.2, len(turn))), 0, 10)
    said = np.array(SAID_NPS, dtype=object)[np.digitize(score, [6.5, 8.5])]
    theme = np.array(["Support", "", "Ease of use"], dtype=object)[np.digitize(score, [6.5, 8.5])]
    gone = np.flatnonzero(leaves < DAYS)
    nothing = np.full(len(turn), "", dtype=object)
    return [
        _rows(at, account[turn], None, "usage", usage, nothing, nothing),
        _rows(at[asked] + 0.1, account[turn][asked], None, "nps", score[asked], theme[asked], said[asked]),
        _rows(leaves[gone], account[gone], None, "churn", np.full(len(gone), np.nan),
              np.full(len(gone), "Low use", dtype=object), ["Contract not renewed."] * len(gone)),
    ]  # fmt: skip


def _rows(
    at: np.ndarray, account: np.ndarray, deal: np.ndarray | None, kind: object, score: np.ndarray, theme: object,
    comment: object,
) -> Rows:  # fmt: skip
    count = len(at)
    return {
        "at": np.minimum(at, DAYS - 0.5),
        "account": account,
        "deal": np.full(count, -1) if deal is None else deal,
        "kind": np.full(count, kind, dtype=object) if isinstance(kind, str) else np.asarray(kind, dtype=object),
        "score": score,
        "theme": np.asarray(theme, dtype=object),
        "comment": np.asarray(comment, dtype=object),
    }
