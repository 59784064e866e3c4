"""The pack as plain data: what a file of it says, whatever its format. Text here is data; each format escapes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.format import show
from dashboard.meeting.pack import Kept

RIGHT = frozenset({"money", "count", "ratio", "percent", "days", "hours"})


@dataclass(frozen=True)
class Number:
    """One of the five numbers: what it is, its value, and its change against the days compared with."""

    label: str
    value: str
    change: str


@dataclass(frozen=True)
class Card:
    """A finding: the side that can act, what was found, the money, and what stands softer below."""

    side: str
    sentence: str
    money: str
    soft: str


@dataclass(frozen=True)
class Table:
    """Columns as (label, unit) and rows of values."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Any, ...], ...]
    currency: str

    @property
    def labels(self) -> list[str]:
        """The heads of the columns."""
        return [label for label, _ in self.columns]

    @property
    def is_right(self) -> list[bool]:
        """Which columns hold numbers, and stand at the right."""
        return [unit in RIGHT for _, unit in self.columns]

    def shown(self) -> list[list[str]]:
        """The cells as text; what is empty stays so where it is text."""
        return [[self._cell(value, unit) for value, (_, unit) in zip(row, self.columns, strict=True)] for row in self.rows]

    def _cell(self, value: Any, unit: str) -> str:
        return "" if value is None and unit == "text" else show(value, unit, self.currency)


@dataclass(frozen=True)
class Chart:
    """A waterfall, or bars with a mark each: places down or along, values in one unit, a side for the colour of each."""

    kind: str
    places: tuple[str, ...]
    values: tuple[float, ...]
    words: tuple[str, ...]
    sides: tuple[str, ...]
    unit: str
    name: str = "Value"
    marks: tuple[float | None, ...] = ()
    mark_name: str = ""

    def says(self) -> str:
        """The chart in words, for who cannot see it."""
        return "; ".join(f"{place}: {words}" for place, words in zip(self.places, self.words, strict=True))


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it; `empty` is said where nothing does."""

    title: str
    note: str = ""
    lines: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    empty: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below the heading."""
        return not (self.lines or self.cards or self.chart or (self.table and self.table.rows))


@dataclass(frozen=True)
class Document:
    """The pack of one meeting."""

    day: date
    title: str
    headline: str
    beside: tuple[str, ...]
    numbers: tuple[Number, ...]
    base: str
    found: tuple[Section, ...]
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, str], ...]
    is_demo: bool
    answers: tuple[Kept, ...]

    @property
    def stem(self) -> str:
        """What a file of it is called, without its ending."""
        return f"tandem-{self.day.isoformat()}"


def table(columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]], currency: str) -> Table:
    """A table from any sequences."""
    return Table(tuple(columns), tuple(tuple(row) for row in rows), currency)
