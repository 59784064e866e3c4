"""Total rows: set aside, and used to check the sum of the rest."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.intake import grid, numbers
from dashboard.intake.column import SPACES, is_null
from dashboard.intake.labels import is_count, is_label
from dashboard.intake.mapping import Match
from dashboard.intake.shape import Sheet

GRAND = re.compile(r"(?i)\s*(grand\s|gesamt|eindtotaal|totals?\s*:?\s*$|total: (account|campaigns?)|overall|sum\b|summe)")
NAMES = ("id", "text", "email", "date", "time", "flag")


@dataclass(frozen=True)
class Total:
    """A total row of the file: its line, its label, and its money as it is written."""

    line: int
    label: str
    money: str
    rows_above: int
    why: str = ""


def set_aside(sheet: Sheet, match: Match) -> list[Total]:
    """Take the total rows out of the table."""
    why_differs = match.format.why_differs if match.format else (lambda label: None)
    suspects = labelled(sheet, why_differs)
    if not suspects:
        return []
    money = money_place(match)
    totals: list[Total] = []
    places: list[int] = []
    for index, label in sorted(suspects.items()):
        row = sheet.rows[index]
        if is_total(row, label, match):
            word = row[label]
            counts = is_count(word)
            amount = row[money] if money is not None and not counts else ""
            totals.append(Total(sheet.lines[index], word.strip(SPACES), amount, index - len(places), why_differs(word) or ""))
            places.append(index)
    if places:
        sheet.rows, sheet.lines = grid.without(sheet.rows, places), grid.without_lines(sheet.lines, places)
    return totals


def labelled(sheet: Sheet, why_differs: Callable[[str], str | None]) -> dict[int, int]:
    """Rows whose first, second or third cell reads like a total, and which cell that is; beside totals, rows of counts too."""
    found: dict[int, int] = {}
    counting: dict[int, int] = {}
    for place in range(min(3, len(sheet.headers))):
        words = {word for word in grid.distinct_words(sheet.rows, place) if is_label(word) or why_differs(word) is not None}
        if words:
            found = dict.fromkeys(grid.rows_with(sheet.rows, place, words), place) | found
    for place in range(len(sheet.headers) if found else 0):
        counts = {word for word in grid.distinct_words(sheet.rows, place) if is_count(word)}
        if counts:
            counting = dict.fromkeys(grid.rows_with(sheet.rows, place, counts), place) | counting
    return counting | found


def is_total(row: Sequence[str], label: int, match: Match) -> bool:
    """Whether a row with a label names nothing else that a row of the table names."""
    table = match.contract
    needed = {*table.required, *(name for key in table.keys for name in key), table.event}
    named = [
        place
        for name, place in match.places.items()
        if place != label and name in needed and name != "currency" and table.column(name).type in NAMES
    ]
    texts = [place for name, place in match.places.items() if name != "currency" and table.column(name).type in ("text", "id")]
    others = [place for place in texts if place != label]
    dated = [match.places[name] for name in table.required if name in match.places and name_is_dated(match, name)]
    if dated:
        return all(place == label or is_null(row[place]) for place in dated)
    empty = [place for place in (*named, *others) if says_nothing(row[place])]
    return len(empty) == len(named) + len(others)


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty, or one more label."""
    return is_null(cell) or is_label(cell) or is_count(cell)


def name_is_dated(match: Match, name: str) -> bool:
    """Whether a column holds dates."""
    return match.contract.column(name).type in ("date", "time")


def money_place(match: Match) -> int | None:
    """Where the first column of money stands in the file."""
    name = money_name(match)
    return match.places[name] if name else None


def money_name(match: Match) -> str:
    """The first column of money that the file gives."""
    return next((column.name for column in match.contract.columns if column.type == "money" and column.name in match.places), "")


def amount(text: str, mark: numbers.Mark | None, power: int = 0) -> Decimal | None:
    """The money written in one cell, where it can be read."""
    if mark is None or is_null(text):
        return None
    value = numbers.read([text], "money", "money", mark, power).values[0]
    return value if isinstance(value, Decimal) else None


def compare(totals: Sequence[Total], amounts: pa.Array, mark: numbers.Mark | None, power: int = 0) -> list[str]:
    """What each total says about the sum of the rows above it."""
    notes = []
    start = 0
    for total in totals:
        stated = amount(total.money, mark, power)
        if stated is None:
            continue
        whole, group = added(amounts), added(amounts[start : total.rows_above])
        nearer = whole if GRAND.match(total.label) or abs(stated - whole) <= abs(stated - group) else group
        notes.append(sentence(total, stated, nearer))
        start = total.rows_above
    return notes


def added(amounts: pa.Array) -> Decimal:
    """The sum of a column; nothing counts as none."""
    return pc.sum(amounts).as_py() or Decimal(0)


def sentence(total: Total, stated: Decimal, rows: Decimal) -> str:
    """Whether a total agrees with the rows, and by how much it differs."""
    if stated == rows:
        return f"The rows match the export's own total on line {total.line} (“{total.label}”), {stated:,.2f}."
    return (
        f"The export's total on line {total.line} (“{total.label}”) is {stated:,.2f}, the rows add up to {rows:,.2f}: "
        f"they differ by {stated - rows:,.2f}{f', and may: {total.why}' if total.why else ''}."
    )
