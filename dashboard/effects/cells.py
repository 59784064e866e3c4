"""Counts by week for the smallest groups there are, and every scope they roll up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

Scope = tuple[tuple[str, str], ...]
MEASURES = ("hits", "tries", "squares", "amount")


@dataclass(frozen=True)
class Cells:
    """Groups × weeks of what was counted; `keys[dimension]` has each group's value, the last week is the newest."""

    keys: dict[str, np.ndarray]
    hits: np.ndarray
    tries: np.ndarray
    squares: np.ndarray
    amount: np.ndarray

    @property
    def weeks(self) -> int:
        """How many weeks are counted."""
        return self.hits.shape[1]

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.hits)

    @cached_property
    def _totals(self) -> tuple[np.ndarray, np.ndarray]:
        hits, tries = (np.hstack([np.zeros((self.groups, 1)), part.cumsum(axis=1)]) for part in (self.hits, self.tries))
        return hits, tries

    def summed(self, last: np.ndarray | int, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Hits and tries of each group from `first` to `last` weeks ago: groups × as many spans as there are numbers."""
        start, stop = np.maximum(self.weeks - first, 0), np.broadcast_to(self.weeks - np.asarray(last), first.shape)
        hits, tries = (part[:, stop] - part[:, start] for part in self._totals)
        return hits, tries

    def only(self, rows: np.ndarray) -> "Cells":
        """The groups that are true in `rows`."""
        parts = [getattr(self, name)[rows] for name in MEASURES]
        return Cells({name: values[rows] for name, values in self.keys.items()}, *parts)


def cells(rows: Sequence[Mapping[str, Any]], dimensions: Sequence[str]) -> Cells:
    """Rows of a question (the dimensions, weeks_ago, hits, tries; squares and amount where it has them) as arrays.

    Weeks without a row are nought. A group whose value is missing is called by an empty text, and is no scope of its own.
    """
    names = [tuple(str(row[name] or "") for name in dimensions) for row in rows]
    groups = {name: place for place, name in enumerate(sorted(set(names)))}
    weeks = 1 + max(row["weeks_ago"] for row in rows)
    at = ([groups[name] for name in names], [weeks - 1 - row["weeks_ago"] for row in rows])
    sums = np.zeros((len(MEASURES), len(groups), weeks))
    for place, measure in enumerate(MEASURES):
        np.add.at(sums[place], at, [float(row.get(measure) or 0) for row in rows])
    keys = {name: np.array([group[place] for group in groups]) for place, name in enumerate(dimensions)}
    return Cells(keys, *sums)


def scopes(found: Cells, allowed: Sequence[Sequence[str]]) -> dict[Scope, np.ndarray]:
    """Each scope of the allowed dimensions with the groups in it; a scope that holds the groups of a shorter one is left out."""
    every: dict[Scope, np.ndarray] = {}
    seen: set[bytes] = set()
    for dimensions in sorted(allowed, key=len):
        values = list(zip(*(found.keys[name] for name in dimensions), strict=True)) if dimensions else [()] * found.groups
        for value in sorted(set(values)):
            if any(not part for part in value):
                continue
            rows = np.array([each == value for each in values])
            if rows.tobytes() not in seen:
                seen.add(rows.tobytes())
                every[tuple(zip(dimensions, map(str, value), strict=True))] = rows
    return every


def up_to_pairs(dimensions: Sequence[str]) -> list[tuple[str, ...]]:
    """No dimension, each alone, each two together."""
    return [(), *((name,) for name in dimensions), *combinations(dimensions, 2)]
