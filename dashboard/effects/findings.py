"""The study of findings: what every detector's question counted in, findings with money, since when and confidence out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.effects.discover import Field, Found, Search, fields, measured, pick, threshold
from dashboard.effects.told import FAMILIES, told

RATE = 0.1
BOUND = 0.07
LIKELY = 0.02


def findings_study(inputs: Mapping[str, Any], progress: Callable[[float, str], None]) -> list[Found]:
    """`inputs`: searches, a list of Search as mappings, each with its `rows`. At most one finding in ten is noise.

    The level used is stricter than RATE, for choosing among overlapping scopes costs some of it (measured by `make calibration`).
    Counted facts are certain and take no part in the bound; everything else is tested together.
    """
    grounds: list[Field] = []
    given: list[tuple[float, Found]] = []
    searches: Sequence[Mapping[str, Any]] = inputs["searches"]
    for place, one in enumerate(searches):
        progress(place / len(searches), f"Looking for {one['kind']}")
        if one["family"] in FAMILIES:
            given += told(one["kind"], one["family"], one["rows"])
        else:
            search = {name: value for name, value in one.items() if name != "rows"}
            grounds += fields(Search(**search), one["rows"])
    return _shown(grounds, given)


def _shown(grounds: Sequence[Field], given: Sequence[tuple[float, Found]]) -> list[Found]:
    tests = [ground.tests() for ground in grounds]
    picked = [pick(ground, of, LIKELY) for ground, of in zip(grounds, tests, strict=True)]
    figures = [p for p, found in given if not found.confidence]
    held = [*(each.p / each.weight for of in picked for each in of), *figures]
    limit = threshold(held, sum(map(len, tests)) + len(figures), BOUND)
    certain = [found for _, found in given if found.confidence]
    sure = [replace(found, confidence=1 - p) for p, found in given if not found.confidence and p <= limit]
    taken = [[each for each in of if each.p / each.weight <= limit] for of in picked]
    return [*certain, *sure, *measured(grounds, tests, taken, np.random.default_rng(7))]
