"""What is planted in an invented company: which kind, where, since when, how strong, and what money of a quarter it makes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

Keys = dict[str, np.ndarray]
Shares = Callable[[dict[str, str]], float]
Values = Mapping[str, Sequence[str]]
ALWAYS = -1
TIMES = {
    "win_rate_drop": 0.45,
    "win_rate_rise": 1.7,
    "winning_pocket": 1.8,
    "conversion_drop": 0.6,
    "stalled_stage": 2.2,
    "cycle_slower": 1.7,
    "slow_response": 2.6,
    "untouched_leads": 5.0,
    "low_acceptance": 0.5,
    "slippage": 2.0,
    "competitor_losses": 2.6,
    "feedback_theme": 2.4,
}
DIMENSIONS = {
    "win_rate_drop": ("region", "segment", "lead_source"),
    "win_rate_rise": ("region", "segment", "lead_source"),
    "winning_pocket": ("lead_source",),
    "conversion_drop": ("region", "segment"),
    "stalled_stage": ("region", "segment"),
    "cycle_slower": ("region", "segment"),
    "slow_response": ("region", "region+segment"),
    "untouched_leads": ("region", "region+segment"),
    "low_acceptance": ("channel",),
    "slippage": ("lead_source", "region"),
    "competitor_losses": ("region", "segment"),
    "feedback_theme": ("region", "segment"),
}
EACH = {"conversion_drop": "stage", "stalled_stage": "stage", "competitor_losses": "competitor", "feedback_theme": "theme"}
MAY_ALWAYS_BE = ("slow_response", "untouched_leads", "low_acceptance", "slippage", "competitor_losses", "feedback_theme")
NEEDED = {"feedback_theme": 0.22, "conversion_drop": 0.2, "low_acceptance": 0.12, "slow_response": 0.06, "untouched_leads": 0.06}
OUTCOMES = ("win_rate_drop", "win_rate_rise", "winning_pocket", "conversion_drop")
TOLD = ("coverage_gap", "untested_spend", "unattributed_spend", "budget_pacing", "data_problem")
STUDIED = ("channel_not_paying", "channel_unsaturated")
FOLLOWS = {
    "win_rate_drop": ("conversion_drop", "competitor_losses"),
    "conversion_drop": ("win_rate_drop",),
    "win_rate_rise": ("winning_pocket",),
    "winning_pocket": ("win_rate_rise",),
    "cycle_slower": ("stalled_stage",),
    "stalled_stage": ("cycle_slower",),
    "slow_response": ("untouched_leads",),
    "coverage_gap": ("win_rate_drop", "cycle_slower", "stalled_stage", "conversion_drop", "slippage"),
    "data_problem": ("unattributed_spend",),
    "untouched_leads": (),
}
"""A finding of this kind may be a true consequence of what is planted as one of those."""


@dataclass
class Planted:
    """One thing planted. since: its first week; ramp: weeks until it is felt in full; money: of a quarter, once it is known."""

    kind: str
    scope: dict[str, str]
    since: int = ALWAYS
    ramp: int = 0
    money: float | None = None
    each: str = field(init=False)

    def __post_init__(self) -> None:
        """Which key of the scope it tells apart."""
        self.each = EACH.get(self.kind, "")

    def strength(self, week: np.ndarray, keys: Keys) -> np.ndarray:
        """How fully each row feels it, 0 to 1; what it tells apart is the maker's own matter."""
        inside = np.ones(len(week), bool)
        for name, value in self.scope.items():
            if name != self.each:
                inside &= keys[name] == value
        come = np.clip((week - self.since) / self.ramp, 0, 1) if self.ramp else np.ones(len(week))
        return np.where(inside & (week >= self.since), come, 0.0)

    @property
    def times(self) -> float:
        """By what the figure is multiplied where it is felt in full."""
        return TIMES[self.kind]

    def lasts(self, weeks: int) -> int:
        """Full weeks it has been felt, a year at most."""
        return min(52, weeks if self.since == ALWAYS else weeks - self.since)


def chosen(random: np.random.Generator, values: Values, share: Shares, weeks: int, first: str) -> list[Planted]:
    """Three to six things, `first` among them where the company can have it; each of them in its own place."""
    others = [kind for kind in (*TIMES, *TOLD) if kind != first]
    kinds = [first, *random.choice(others, int(random.integers(2, 6)), replace=False).tolist()]
    plants: list[Planted] = []
    for kind in kinds:
        one = _told(random, kind, values) if kind in (*TOLD, *STUDIED) else _counted(random, kind, values, share, weeks, plants)
        plants += [one] if one else []
    return plants


def _told(random: np.random.Generator, kind: str, values: Values) -> Planted:
    if kind == "coverage_gap":
        return Planted(kind, {"segment": str(random.choice(values["segment"]))})
    if kind == "budget_pacing":
        return Planted(kind, {"campaign": str(random.choice(values["campaign"]))})
    if kind == "data_problem":
        return Planted(
            kind, {"theme": str(random.choice(["Won deals without an amount", "Open deals whose close date has passed"]))}
        )
    place = {"untested_spend": 0, "unattributed_spend": 1, "channel_not_paying": 2, "channel_unsaturated": 3}[kind]
    return Planted(kind, {"channel": values["channel"][place]})


def _counted(
    random: np.random.Generator, kind: str, values: Values, share: Shares, weeks: int, before: list[Planted]
) -> Planted | None:
    since = ALWAYS if kind == "winning_pocket" or (kind in MAY_ALWAYS_BE and random.random() < 0.5) else 0
    ramp = int(random.integers(6, 13)) if since == 0 and random.random() < 0.4 else 0
    since = weeks - int(random.integers(16, 36)) - ramp // 2 if since == 0 else since
    for scope in random.permutation(np.array(_scopes(kind, values), object)):
        if since == ALWAYS and set(scope) == {"segment"}:
            continue
        if share(scope) >= NEEDED.get(kind, 0.17) and not any(_clash(kind, scope, one) for one in before):
            each = EACH.get(kind)
            told = {each: str(random.choice(values[each]))} if each else {}
            return Planted(kind, {**scope, **told}, since, ramp)
    return None


def _scopes(kind: str, values: Values) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for names in (each.split("+") for each in DIMENSIONS[kind]):
        made: list[dict[str, str]] = [{}]
        for name in names:
            made = [{**one, name: str(value)} for one in made for value in values[name]]
        found += made
    return found


def _clash(kind: str, scope: dict[str, str], other: Planted) -> bool:
    """Two things of one nature in places that meet would hide one another."""
    families = (OUTCOMES, ("stalled_stage", "cycle_slower"), ("slow_response", "untouched_leads"))
    is_kin = kind == other.kind or any(kind in each and other.kind in each for each in families)
    return is_kin and any(kind in each for each in families)


def is_there(kind: str, scope: dict[str, str], plants: Sequence[Planted]) -> bool:
    """Whether a finding tells of something planted: it, a part, a whole that holds it, or what follows from it."""
    return any(
        (one.kind == kind or one.kind in FOLLOWS.get(kind, ())) and _meet(scope, one.scope, same=one.kind == kind) for one in plants
    )


def _meet(one: dict[str, str], other: dict[str, str], same: bool) -> bool:
    if same:
        return one.items() <= other.items() or other.items() <= one.items()
    return all(other[name] == value for name, value in one.items() if name in other)
