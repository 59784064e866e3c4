"""What the exports of known products look like, read from data/formats: adding one is one file and its test."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.contracts import contract, normalise
from dashboard.intake.spelling import spellings
from dashboard.paths import data_folder

OUTCOMES = ("won", "lost", "open")


@dataclass(frozen=True)
class Headers:
    """The headers of an export in one language.

    `needs`: all must be there to recognise it, "a|b" means either. `above`: one of these must stand above the header.
    `columns`: ours to theirs, the surest first. `leave`: headers that are never used, whatever they are called like.
    `start`, `end`: headers of the first and last day a row covers. `outcome`: the header whose words tell won from lost.
    """

    language: str
    needs: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()

    def fit(self, names: Collection[str], above: str) -> bool:
        """Whether a header with these normalised names, below these lines, is such an export."""
        told = not self.above or any(phrase.casefold() in above for phrase in self.above)
        return told and all(any(normalise(name) in names for name in either.split("|")) for either in self.needs)

    def known(self) -> set[str]:
        """Every normalised header this language uses."""
        listed = [name for names in self.columns.values() for name in names]
        return {normalise(name) for name in (*listed, *self.leave, *self.start, *self.end, *self.outcome)}


@dataclass(frozen=True)
class Format:
    """One export of one product; its name is the source of the batches loaded from it.

    `unless`: headers that such an export never has. `constants`: columns it stands for without saying so. `values`: its
    words for ours, by column. `nulls`: words in text columns that mean nothing. `first_filled`: columns taken from the
    first of several headers that is filled in the row. `totals`: how its total rows begin, and why each may differ from
    the sum of the rows. `summed`: lines above the header that say each row covers more than a day. `outcome`: the words
    for won, lost and open. `advice`: what to do where a column is missing. `notes`: what to know of such a file.
    """

    name: str
    product: str
    title: str
    table: str
    headers: tuple[Headers, ...]
    unless: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    nulls: tuple[str, ...] = ()
    first_filled: tuple[str, ...] = ()
    totals: Mapping[str, str] = field(default_factory=dict)
    summed: tuple[str, ...] = ()
    outcome: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    advice: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def columns(self) -> dict[str, str]:
        """Every normalised header of every language and our column, the surest first; "" for those never used.

        A header that several languages share is as sure as where it is least so: “status” stands behind every “stage”.
        """
        found: dict[str, str] = {}
        places: dict[str, int] = {}
        for headers in self.headers:
            for ours, names in (*headers.columns.items(), ("", headers.leave)):
                for place, key in enumerate(map(normalise, names)):
                    found.setdefault(key, ours)
                    places[key] = max(place, places.get(key, 0))
        return {key: found[key] for key in sorted(found, key=lambda key: places[key])}

    def outcome_of(self, word: str) -> str:
        """What a stage or status means: won, lost, open, or nothing where the format does not know the word."""
        key = normalise(word)
        return next((name for name in OUTCOMES if key in map(normalise, self.outcome.get(name, ()))), "")

    def in_our_words(self, ours: str, cells: Sequence[str]) -> list[str]:
        """The cells of a column of text: nothing where the product means nothing, our word where it has its own."""
        nothing = {word.casefold() for word in self.nulls}
        known = {normalise(theirs): word for theirs, word in self.values.get(ours, {}).items()}
        plain = ["" if cell.strip().casefold() in nothing else cell for cell in cells]
        return [known.get(normalise(cell), cell) for cell in plain] if known else plain

    def why_differs(self, label: str) -> str | None:
        """For a cell that begins as a total row of this export does: why it may differ from the rows; else nothing."""
        key = label.strip().casefold()
        return next((why for start, why in self.totals.items() if key.startswith(start.casefold())), None)

    @property
    def told(self) -> str:
        """What it is, to stand in a sentence."""
        return f"an export of {self.product} ({self.title[0].lower()}{self.title[1:]})"

    @property
    def starts(self) -> set[str]:
        """Normalised headers of the first day a row covers."""
        return {normalise(name) for headers in self.headers for name in headers.start}

    @property
    def ends(self) -> set[str]:
        """Normalised headers of the last day a row covers."""
        return {normalise(name) for headers in self.headers for name in headers.end}


@cache
def formats() -> dict[str, Format]:
    """Every format by name."""
    read = (_read(path) for path in sorted((data_folder() / "formats").glob("*.toml")))
    return {found.name: found for found in read}


def find(headers: Sequence[str], preamble: Sequence[str] = ()) -> Format | None:
    """The format of a header and the lines above it; nothing where none fits, two fit alike, or the names are our own."""
    names = {key for header in headers for key, _ in spellings(header)}
    above = "\n".join(preamble).casefold()
    scores: dict[str, int] = {}
    for known in formats().values():
        if names & set(map(normalise, known.unless)):
            continue
        fitting = [one for one in known.headers if one.fit(names, above)]
        if fitting and not is_our_own(known, fitting, headers):
            scores[known.name] = max(len(names & one.known()) + len(one.needs) for one in fitting)
    best = [name for name, score in scores.items() if score == max(scores.values())]
    return formats()[best[0]] if len(best) == 1 else None


def is_our_own(known: Format, fitting: Sequence[Headers], headers: Sequence[str]) -> bool:
    """Whether all that speaks for a product is written exactly as our own columns are, as in a file from our template."""
    ours = {column.name for column in contract(known.table).columns}
    needed = {normalise(name) for one in fitting for either in one.needs for name in either.split("|")}
    return all(header in ours for header in headers if normalise(header) in needed)


@cache
def vocabulary() -> frozenset[str]:
    """Every header that some format knows."""
    return frozenset(key for known in formats().values() for headers in known.headers for key in headers.known())


@cache
def starts() -> frozenset[str]:
    """Every header that holds the first day a row covers, in some format."""
    return frozenset(key for known in formats().values() for key in known.starts)


@cache
def ends() -> frozenset[str]:
    """Every header that holds the last day a row covers, in some format."""
    return frozenset(key for known in formats().values() for key in known.ends)


def _read(path: Path) -> Format:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    values["headers"] = [_build(Headers, headers, path.name) for headers in values["headers"]]
    return _build(Format, values, path.name)


def _build(kind: type, values: dict[str, Any], file: str) -> Any:
    unknown = values.keys() - {one.name for one in fields(kind)}
    if unknown:
        raise ValueError(f"{file}: unknown {', '.join(sorted(unknown))}")
    return kind(**{name: _frozen(value) for name, value in values.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(value) if isinstance(value, list) else value
