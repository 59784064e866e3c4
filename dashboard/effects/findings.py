"""The study of findings: what every detector's question counted in, findings with money, since when and confidence out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.effects.discover import Found, Search, fields, search_all

RATE = 0.1


def findings_study(inputs: Mapping[str, Any], progress: Callable[[float, str], None]) -> list[Found]:
    """`inputs`: searches, a list of Search as mappings, each with its `rows`. At most one finding in ten is noise."""
    grounds = []
    searches: Sequence[Mapping[str, Any]] = inputs["searches"]
    for place, given in enumerate(searches):
        progress(place / len(searches), f"Looking for {given['kind']}")
        told = {name: value for name, value in given.items() if name != "rows"}
        grounds += fields(Search(**told), given["rows"])
    return search_all(grounds, RATE)
