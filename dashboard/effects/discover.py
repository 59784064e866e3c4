"""Which scopes stand out, how sure that is, and which of them another one explains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from dashboard.effects.cells import Cells, Scope, cells, scopes, up_to_pairs
from dashboard.effects.contrast import RECENT, Contrast, against_past, against_peers
from dashboard.effects.shrink import DRAWS, mixture, posterior_draws
from dashboard.effects.trend import shown, trend

QUARTER_WEEKS = 13
QUARTER_DAYS = 91
LEAST_GAP = 0.2
CHOSEN = 1.4
WEIGHTS = (3.0, 3.0, 0.4)
WORTH_ERROR = 0.15
EVEN = np.array([0.05, 0.5, 0.95])


@dataclass(frozen=True)
class Search:
    """How a detector looks: its family of numbers, which way is news, against what, in which scopes, and what it tells apart."""

    kind: str
    family: str
    worse: str
    against: tuple[str, ...]
    dimensions: tuple[str, ...]
    each: str = ""
    must: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """One scope as tested: by what, and what came out."""

    search: Search
    scope: Scope
    against: str
    contrast: Contrast
    p: float

    @property
    def weight(self) -> float:
        """Wide scopes are few and likelier to be true: they get more of the bound (Genovese, Roeder and Wasserman 2006).

        What every scope of the kind has to name makes none of them narrower.
        """
        named = len(self.scope) - bool(self.search.each) - len(self.search.must)
        return WEIGHTS[min(max(named, 0), 2)]


@dataclass(frozen=True)
class Found:
    """One finding: where, how things are now, were before and are elsewhere, money a quarter, since how many weeks, how sure.

    `trend` is how it went over the last year, `usual` what it stands against; `side` who can act, where
    that differs by scope; `of` what kind of money `now` is.
    """

    kind: str
    scope: dict[str, str]
    now: float | None
    before: float | None
    elsewhere: float | None
    low: float
    mid: float
    high: float
    weeks: int | None
    confidence: float
    per_quarter: float | None = None
    usual: float | None = None
    side: str = ""
    of: str = ""
    trend: tuple[float | None, ...] = ()


@dataclass
class Field:
    """The groups of one detector (of one value of `each`), and which finding has claimed which group."""

    search: Search
    cells: Cells
    fixed: Scope
    every: dict[Scope, np.ndarray]
    noise: float
    labels: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is claimed yet."""
        self.labels = np.zeros(self.cells.groups, int)

    def tests(self, wanted: Sequence[Scope] | None = None) -> list[Candidate]:
        """Every test of these scopes (all when absent) with the claims made so far."""
        every = self.every if wanted is None else wanted
        return [one for scope in every for one in self._of(scope)]

    def _of(self, scope: Scope) -> list[Candidate]:
        rows, search = self.every[scope], self.search
        found = []
        for against in search.against:
            if against == "peers" and (rows.all() or not scope):
                continue
            found += [each] if (each := self.tested(against, scope, rows)) else []
        return found

    def tested(self, against: str, scope: Scope, rows: np.ndarray) -> Candidate | None:
        """These groups under the name of a scope, where there is enough to go by."""
        contrast = self._contrast(against, scope, rows)
        if contrast is None:
            return None
        p = contrast.p_high if self.search.worse == "high" else contrast.p_low
        return Candidate(self.search, self.fixed + scope, against, contrast, p)

    def rows(self, one: Candidate) -> np.ndarray:
        """The groups of a scope tested here."""
        return self.every[one.scope[len(self.fixed) :]]

    def sharp(self, one: Candidate) -> Candidate:
        """The same scope with the week it began told from the weeks around the one tested; p stays that of the test."""
        scope, weeks = one.scope[len(self.fixed) :], one.contrast.weeks
        starts = range(max(weeks * 2 // 3, 6), min(weeks * 3 // 2, 60) + 1)
        contrast = self._contrast(one.against, scope, self.every[scope], starts)
        return replace(one, contrast=contrast) if contrast else one

    def _contrast(self, against: str, scope: Scope, rows: np.ndarray, starts: Sequence[int] = ()) -> Contrast | None:
        inside = dict(scope)
        if against == "past":
            strata = self._strata(self.search.within)
            return against_past(self.cells, rows, self.search.family, self.noise, self.labels, strata, starts or RECENT)
        strata = self._strata([name for name in self.cells.keys if name not in inside or name in self.search.within])
        return against_peers(self.cells, rows, self.search.family, self.noise, self.labels, strata, starts or (13, 26, 52))

    def _strata(self, names: Sequence[str]) -> np.ndarray:
        if not names:
            return np.zeros(self.cells.groups, int)
        return np.unique(np.stack([self.cells.keys[name] for name in names]), axis=1, return_inverse=True)[1]


def fields(search: Search, rows: Sequence[Mapping[str, Any]]) -> list[Field]:
    """The ground a detector looks over: one field, or one for each value of `each`."""
    if not rows:
        return []
    whole = cells(rows, [*([search.each] if search.each else []), *search.dimensions])
    noise = _noise(whole) if search.family == "time" else 1.0
    allowed = [names for names in up_to_pairs(search.dimensions) if set(search.must) <= set(names)]
    if not search.each:
        return [Field(search, whole, (), scopes(whole, allowed), noise)]
    parts = []
    for value in sorted(set(whole.keys[search.each]) - {""}):
        part = whole.only(whole.keys[search.each] == value)
        parts.append(Field(search, part, ((search.each, str(value)),), scopes(part, allowed), noise))
    return parts


def _noise(whole: Cells) -> float:
    """Variance of one logarithm within its group."""
    tries = whole.tries.sum(axis=1)
    within = whole.squares.sum(axis=1) - whole.hits.sum(axis=1) ** 2 / np.maximum(tries, 1)
    return max(float(within.sum() / max(tries.sum() - len(tries), 1)), 1e-3)


def threshold(found: Sequence[float], tests: int, rate: float) -> float:
    """The largest p that may be shown so that at most `rate` of what is shown is false (Benjamini and Hochberg 1995).

    `found` are those left once the wider have absorbed the narrower, of so many tests: what is shown is what is counted.
    """
    p = np.sort(np.asarray(found, float))
    fits = np.flatnonzero(p <= rate * np.arange(1, len(p) + 1) / max(tests, 1))
    return float(p[fits[-1]]) if len(fits) else 0.0


def pick(ground: Field, tests: Sequence[Candidate], limit: float) -> list[Candidate]:
    """The strongest scope first; each one taken is what the others are compared within from then on."""
    taken: list[Candidate] = []
    left = [each for each in tests if _is_shown(each, limit)]
    while left:
        best = max(left, key=lambda each: (abs(each.contrast.z), -len(each.scope)))
        taken.append(ground.sharp(best))
        scope = best.scope[len(ground.fixed) :]
        ground.labels = np.where(ground.every[scope], len(taken), ground.labels)
        again = sorted({each.scope[len(ground.fixed) :] for each in left} - {each.scope[len(ground.fixed) :] for each in taken})
        left = [each for each in ground.tests(again) if _is_shown(each, limit)]
    return taken


def standing(ground: Field, taken: Sequence[Candidate], limit: float) -> list[Candidate]:
    """What is still so without the narrower ones taken: one bad region makes the whole company look worse."""
    return [one for one in taken if _stands(ground, one, taken, limit)]


def _stands(ground: Field, one: Candidate, taken: Sequence[Candidate], limit: float) -> bool:
    rows, parts = ground.rows(one), [ground.rows(other) for other in taken]
    inner = [part for part in parts if (part <= rows).all() and (part < rows).any()]
    if not inner:
        return True
    rest = rows & ~np.any(inner, axis=0)
    left = ground.tested(one.against, one.scope[len(ground.fixed) :], rest)
    return left is not None and _is_shown(left, limit)


def _is_shown(one: Candidate, limit: float) -> bool:
    """Sure enough, in the direction that is news, and large enough to be worth a leader's minute."""
    contrast = one.contrast
    is_news = contrast.gap > 0 if one.search.worse == "high" else contrast.gap < 0
    base = 1.0 if one.search.family == "time" else max(abs(contrast.now), abs(contrast.now - contrast.gap))
    return one.p / one.weight <= limit and is_news and abs(contrast.gap) >= LEAST_GAP * base


def measure(
    one: Candidate, ground: Field, prior: tuple[np.ndarray, np.ndarray], confidence: float, random: np.random.Generator
) -> Found:
    """A candidate as a finding: its gap shrunk, times what it is taken from in a quarter.

    Scope and start were chosen because they stand out, so the error of the gap is CHOSEN times what it would be.
    """
    contrast, rows = one.contrast, ground.rows(one)
    amount = ground.cells.amount[rows][:, -contrast.weeks :].sum(axis=0)
    base = _base_draws(amount, random)
    drawn = posterior_draws(contrast.gap, contrast.gap_error, prior, random)
    gap = _share(one, np.abs(drawn + (CHOSEN - 1) * (drawn - drawn.mean())))
    low, mid, high = np.quantile(gap * base, EVEN).tolist()
    weeks = contrast.weeks if one.against == "past" else None
    now, before, elsewhere = (shown(one.search.family, value) for value in (contrast.now, contrast.before, contrast.elsewhere))
    tries = contrast.tries / contrast.weeks * QUARTER_WEEKS
    return Found(
        kind=one.search.kind,
        scope=dict(one.scope),
        now=now,
        before=before,
        elsewhere=elsewhere,
        low=low,
        mid=mid,
        high=high,
        weeks=weeks,
        confidence=confidence,
        per_quarter=tries,
        usual=before if one.against == "past" else elsewhere,
        trend=trend(ground.cells, rows, one.search.family),
    )


def _share(one: Candidate, gap: np.ndarray) -> np.ndarray:
    """What share of the base a gap is: itself, what would have left at the usual rate, or the extra days of a quarter."""
    contrast, family = one.contrast, one.search.family
    if family == "rate":
        return gap / np.maximum(gap + contrast.now, 1e-12)
    if family == "time":
        return np.minimum(np.exp(contrast.now) * (1 - np.exp(-gap)) / QUARTER_DAYS, 1)
    return np.minimum(gap, 1)


def _base_draws(weekly: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Draws of what a quarter usually holds, as sure as its weeks agree; what one deal or lead is worth is itself an estimate."""
    mean = weekly.mean()
    error = weekly.std(ddof=1) / len(weekly) ** 0.5 if len(weekly) > 1 else mean
    worth = random.lognormal(0.0, WORTH_ERROR, DRAWS)
    return np.maximum(random.normal(mean, error, DRAWS), 0.0) * worth * QUARTER_WEEKS


def measured(
    grounds: Sequence[Field],
    tests: Sequence[Sequence[Candidate]],
    taken: Sequence[Sequence[Candidate]],
    random: np.random.Generator,
) -> list[Found]:
    """What was taken on every ground as findings; small groups are shrunk by all tests of their kind."""
    found = []
    for ground, candidates in zip(grounds, taken, strict=True):
        if not candidates:
            continue
        kin = [
            each.contrast
            for other, of in zip(grounds, tests, strict=True)
            if other.search.kind == ground.search.kind
            for each in of
        ]
        prior = mixture(np.array([each.gap for each in kin]), np.array([each.gap_error for each in kin]))
        found += [measure(one, ground, prior, 1 - one.p, random) for one in candidates]
    return found
