"""Total rows: set aside, and used to check the sum of the rest."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.intake import numbers
from dashboard.intake.column import SPACES, is_null
from dashboard.intake.mapping import Match
from dashboard.intake.shape import Sheet

LABEL = re.compile(
    r"(?i)\s*(grand\s+|sub-?\s?)?totals?\b.*|(summe|gesamt|gesamtsumme|insgesamt|zwischensumme|gesamtergebnis|totaal|eindtotaal"
    r"|subtotaal|totaux|sous-total|suma|somme|sum|all campaigns|overall)\b\s*:?.*"
)
INITIALS = frozenset("TtGgSsIiZzEeAaOo")
GRAND = re.compile(r"(?i)\s*(grand\s|gesamt|eindtotaal|totals?\s*:?\s*$|total: (account|campaigns?)|overall|sum\b|summe)")
COUNTS = frozenset(("count", "record count", "anzahl", "datensatzanzahl", "nombre", "aantal", "recuento", "avg", "average"))
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
    rows: list[list[str]] = []
    lines: list[int] = []
    for index, (row, line) in enumerate(zip(sheet.rows, sheet.lines, strict=True)):
        label = suspects.get(index)
        if label is not None and is_total(row, label, match):
            counts = row[label].strip(SPACES).casefold() in COUNTS
            amount = row[money] if money is not None and not counts else ""
            totals.append(Total(line, row[label].strip(SPACES), amount, len(rows), why_differs(row[label]) or ""))
        else:
            rows.append(row)
            lines.append(line)
    sheet.rows, sheet.lines = rows, lines
    return totals


def labelled(sheet: Sheet, why_differs: Callable[[str], str | None]) -> dict[int, int]:
    """Rows whose first, second or third cell reads like a total, and which cell that is."""
    found: dict[int, int] = {}
    counting: dict[int, int] = {}
    for place in range(min(3, len(sheet.headers))):
        words = {row[place] for row in sheet.rows}
        words = {word for word in words if is_label(word) or why_differs(word) is not None}
        if words:
            for index, row in enumerate(sheet.rows):
                if row[place] in words:
                    found.setdefault(index, place)
        if found:
            counting |= {index: place for index, row in enumerate(sheet.rows) if row[place].strip(SPACES).casefold() in COUNTS}
    return counting | found


def is_label(word: str) -> bool:
    """Whether a cell reads like the label of a total row, in any language."""
    return word.lstrip()[:1] in INITIALS and bool(LABEL.fullmatch(word))


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
    return is_null(cell) or is_label(cell) or cell.strip(SPACES).casefold() in COUNTS


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


def amount(text: str, mark: numbers.Mark | None, micros: bool = False) -> Decimal | None:
    """The money written in one cell, where it can be read."""
    if mark is None or is_null(text):
        return None
    value = numbers.read([text], "money", "money", mark, micros).values[0]
    return value if isinstance(value, Decimal) else None


def compare(totals: Sequence[Total], amounts: Sequence[Decimal | None], mark: numbers.Mark | None) -> list[str]:
    """What each total says about the sum of the rows above it."""
    notes = []
    start = 0
    for total in totals:
        stated = amount(total.money, mark)
        if stated is None:
            continue
        whole = sum((value for value in amounts if value is not None), Decimal(0))
        group = sum((value for value in amounts[start : total.rows_above] if value is not None), Decimal(0))
        nearer = whole if GRAND.match(total.label) or abs(stated - whole) <= abs(stated - group) else group
        notes.append(sentence(total, stated, nearer))
        start = total.rows_above
    return notes


def sentence(total: Total, stated: Decimal, rows: Decimal) -> str:
    """Whether a total agrees with the rows, and by how much it differs."""
    if stated == rows:
        return f"The rows match the export's own total on line {total.line} (“{total.label}”), {stated:,.2f}."
    return (
        f"The export's total on line {total.line} (“{total.label}”) is {stated:,.2f}, the rows add up to {rows:,.2f}: "
        f"they differ by {stated - rows:,.2f}{f', and may: {total.why}' if total.why else ''}."
    )
