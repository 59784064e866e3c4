"""What leaders may choose together, read from data/definitions.toml: a term, its variants or its number, who signs."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dashboard.paths import data_folder


@dataclass(frozen=True)
class Effect:
    """A question by which a change is weighed; `each` names the column of a row per part."""

    label: str
    question: str
    column: str = "value"
    each: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Agreement:
    """A term both leaders sign; `takes` is percent, days or list where it takes no named variant."""

    term: str
    title: str
    asks: str
    counts: str
    signed_by: tuple[str, ...]
    dates: tuple[str, ...]
    effects: tuple[Effect, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    takes: str = ""
    least: float = 0
    most: float = 0

    def missing(self, variant: str, known: Mapping[str, Any]) -> str:
        """What the loaded data lack for a variant; empty where it can be computed."""
        need = self.needs.get(variant, "")
        return need if need and not known.get(need) else ""


@cache
def agreements() -> dict[str, Agreement]:
    """Every term that is signed, in the order of the file."""
    told = tomllib.loads((data_folder() / "definitions.toml").read_text(encoding="utf-8"))
    return {term: _agreement(term, **entry) for term, entry in told.items()}


def _agreement(term: str, effects: list[dict[str, Any]], signed_by: list[str], dates: list[str], **rest: Any) -> Agreement:
    weighed = tuple(Effect(parameters=one.pop("with", {}), **one) for one in effects)
    return Agreement(term, effects=weighed, signed_by=tuple(signed_by), dates=tuple(dates), **rest)
