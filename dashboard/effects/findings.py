"""The study of findings: what every detector's question counted in, findings with money, since when and confidence out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.effects.discover import Field, Found, Search, fields, measured, pick, standing, threshold
from dashboard.effects.told import FAMILIES, told

RATE = 0.1
BOUND = 0.07
LIKELY = 0.02


def findings_study(inputs: Mapping[str, Any], progress: Callable[[float, str], None]) -> list[Found]:
    """`inputs`: searches, a list of Search as mappings, each with its `rows`. At most one finding in ten is noise.

    The level used is stricter than RATE, for choosing among overlapping scopes costs some of it (measured by `make calibration`).
    Counted facts are certain and the figures of a study are as sure as it says: both take no part in the bound. All else is
    tested together.
    """
    grounds: list[Field] = []
    given: list[Found] = []
    searches: Sequence[Mapping[str, Any]] = inputs["searches"]
    for place, one in enumerate(searches):
        progress(place / len(searches), f"Looking for {one['kind']}")
        if one["family"] in FAMILIES:
            given += told(one["kind"], one["family"], one["rows"])
        else:
            search = {name: value for name, value in one.items() if name != "rows"}
            grounds += fields(Search(**search), one["rows"])
    return [*given, *_shown(grounds)]


def _shown(grounds: Sequence[Field]) -> list[Found]:
    tests = [ground.tests() for ground in grounds]
    picked = [pick(ground, of, LIKELY) for ground, of in zip(grounds, tests, strict=True)]
    held = [each.p / each.weight for of in picked for each in of]
    limit = threshold(held, sum(map(len, tests)), BOUND)
    taken = [[each for each in of if each.p / each.weight <= limit] for of in picked]
    taken = [standing(ground, of, limit) for ground, of in zip(grounds, taken, strict=True)]
    return measured(grounds, tests, taken, np.random.default_rng(7))
