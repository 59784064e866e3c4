"""The words both teams use: term, formula and sentence, read from data/glossary.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache

from dashboard.paths import data_folder


@dataclass(frozen=True)
class Term:
    """One word of the shared language."""

    term: str
    group: str
    formula: str
    sentence: str
    unit: str
    where: tuple[str, ...]
    model: str = ""


@cache
def glossary() -> dict[str, Term]:
    """Every term by name, in the order of the file."""
    read = tomllib.loads((data_folder() / "glossary.toml").read_text(encoding="utf-8"))["terms"]
    return {entry["term"]: Term(**{**entry, "where": tuple(entry["where"])}) for entry in read}


def models() -> dict[str, str]:
    """The thirteen attribution profiles: what each is called on screen, and its name in queries and on the command line."""
    return {term.term: term.model for term in glossary().values() if term.model}
