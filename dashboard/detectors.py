"""The detectors, read from data/detectors.toml: one line there is one kind of finding."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.paths import data_folder


@dataclass(frozen=True)
class Detector:
    """A kind of finding; `says` may name {who}, {now} and the keys of the scope, `unit` is how numbers in it are shown."""

    kind: str
    polarity: str
    side: str
    question: str
    family: str
    says: str
    worse: str = "high"
    against: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    unit: str = "percent"
    each: str = ""
    must: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def search(self) -> dict[str, object]:
        """What the statistics need to know of it."""
        names = ("kind", "family", "worse", "against", "dimensions", "each", "must", "within")
        return {name: getattr(self, name) for name in names}


@cache
def detectors() -> dict[str, Detector]:
    """Every detector by its kind."""
    told = tomllib.loads((data_folder() / "detectors.toml").read_text(encoding="utf-8"))
    return {kind: Detector(kind=kind, **{name: _fixed(value) for name, value in line.items()}) for kind, line in told.items()}


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
