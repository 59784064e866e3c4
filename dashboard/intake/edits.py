"""Cells that somebody corrected: put into the table before its values are read, and told one by one."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.intake import grid, numbers, totals
from dashboard.intake.model import Edit, Refused
from dashboard.intake.shape import Sheet

_LONGEST_TOLD = 60


@dataclass(frozen=True)
class Applied:
    """One cell before and after."""

    edit: Edit
    before: str

    @property
    def sentence(self) -> str:
        """What was corrected, and by whom."""
        by = f", corrected by {self.edit.by}" if self.edit.by else ""
        return f"line {self.edit.line}, {self.edit.column}: “{_short(self.before)}” → “{_short(self.edit.value)}”{by}"


def apply(sheet: Sheet, edits: Sequence[Edit]) -> list[Applied]:
    """Write the corrected cells into the table; a row of another width becomes one of the table's width."""
    applied: list[Applied] = []
    changed: dict[int, dict[int, str]] = {}
    for line in dict.fromkeys(edit.line for edit in edits if edit.line in sheet.ragged):
        _take_in(sheet, line)
    rows_of = {line: row for row, line in enumerate(sheet.lines)} if edits else {}
    for edit in edits:
        row, place = _place_of(sheet, rows_of, edit)
        before = changed.get(row, {}).get(place, sheet.rows[row][place])
        changed.setdefault(row, {})[place] = edit.value
        if before != edit.value:
            applied.append(Applied(edit, before))
    if changed:
        sheet.rows = grid.with_cells(sheet.rows, changed)
    return applied


def rows_at(sheet: Sheet, lines: Sequence[int]) -> dict[int, list[str]]:
    """The cells of some lines as they stand in the table, rows of another width laid over its columns."""
    wanted = set(lines)
    found = {line: list(sheet.rows[row]) for row, line in enumerate(sheet.lines) if line in wanted}
    found |= {line: laid_over(row, len(sheet.headers)) for line, row in sheet.ragged.items() if line in wanted}
    return dict(sorted(found.items()))


def laid_over(row: Sequence[str], width: int) -> list[str]:
    """A row of another width over so many columns: what is missing is empty, what is too much stands in the last."""
    head, rest = list(row[: width - 1]), [cell for cell in row[width - 1 :] if cell.strip()]
    return [*head, *[""] * (width - 1 - len(head)), ",".join(rest)]


def told(applied: Sequence[Applied], money_header: str, mark: numbers.Mark | None) -> list[str]:
    """A sentence a correction, and what they do to the money of the file."""
    sentences = [one.sentence for one in applied]
    money = [one for one in applied if one.edit.column == money_header]
    if money:
        added = sum((_read(one.edit.value, mark) - _read(one.before, mark) for one in money), Decimal(0))
        sentences.append(f"These corrections change the {money_header} of the file by {added:+,.2f}.")
    return sentences


def _read(text: str, mark: numbers.Mark | None) -> Decimal:
    return totals.amount(text, mark) or Decimal(0)


def _take_in(sheet: Sheet, line: int) -> None:
    at = bisect_left(sheet.lines, line)
    sheet.rows = grid.with_row(sheet.rows, at, laid_over(sheet.ragged.pop(line), len(sheet.headers)))
    sheet.lines = array("i", [*sheet.lines[:at], line, *sheet.lines[at:]])
    sheet.rejects = [reject for reject in sheet.rejects if reject.line != line]


def _place_of(sheet: Sheet, rows_of: dict[int, int], edit: Edit) -> tuple[int, int]:
    if edit.line not in rows_of or edit.column not in sheet.headers:
        raise Refused(f"There is no row on line {edit.line} with a column “{edit.column}” to correct.", edit.line)
    return rows_of[edit.line], sheet.headers.index(edit.column)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"
