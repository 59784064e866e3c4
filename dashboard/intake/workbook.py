"""A workbook's sheet as rows of text, so that the same way follows as for a CSV."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from dashboard import progress
from dashboard.format import count
from dashboard.intake import formulas
from dashboard.intake.model import Refused

_TELL_EVERY = 10_000
_UNPACKED = 0.8  # of the time a sheet takes


@dataclass(frozen=True)
class Told:
    """One of a workbook's sheets, and how far reading it has come."""

    name: str
    place: int
    of: int

    def begins(self) -> None:
        """The sheet is unpacked, which takes most of the time."""
        self._say("", 0.0)

    def rows(self, read: int, total: int) -> None:
        """So many of its rows are read."""
        self._say(f", row {read:,} of {total:,}", _UNPACKED + (1 - _UNPACKED) * read / total)

    def _say(self, more: str, done: float) -> None:
        words = f"Reading sheet {self.place + 1} of {self.of}, “{self.name}”{more}"
        progress.within("shape", words, (self.place + done) / self.of)


@dataclass(frozen=True)
class Book:
    """The names of all sheets, the cells of those read, those out of sight, and cells merged: ((top, left), (bottom, right))."""

    names: tuple[str, ...]
    grids: Mapping[str, list[list[Any]]]
    hidden: frozenset[str]
    merged: Mapping[str, Sequence[tuple[tuple[int, int], tuple[int, int]]]]

    @property
    def written(self) -> tuple[str, ...]:
        """The sheets in sight that hold anything; those out of sight where no other does."""
        names = [name for name, rows in self.grids.items() if any(value != "" for row in rows for value in row)]
        return tuple(name for name in names if name not in self.hidden) or tuple(names)

    @property
    def offered(self) -> tuple[str, ...]:
        """The sheets in sight that hold anything, or were not read."""
        left_out = {*self.grids, *self.hidden}.difference(self.written)
        return tuple(name for name in self.names if name not in left_out)


def opened(data: bytes, sheet_name: str | None = None) -> Book:
    """A workbook: the sheet asked for, else every sheet, one after the other."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        wanted = [sheet_name] if sheet_name in book.sheet_names else book.sheet_names
        grids, merged = {}, {}
        for place, name in enumerate(wanted):
            told = Told(name, place, len(wanted))
            told.begins()
            sheet = book.get_sheet_by_name(name)
            grids[name], merged[name] = _rows(sheet, told), sheet.merged_cell_ranges or []
        hidden = frozenset(one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible)
        return Book(tuple(book.sheet_names), grids, hidden, merged)
    except (CalamineError, OSError, ValueError) as error:
        raise Refused(f"The workbook cannot be opened ({error}). Save it as CSV.") from None


def _rows(sheet: CalamineSheet, told: Told) -> list[list[Any]]:
    """A sheet's rows from its first line and column on."""
    rows: list[list[Any]] = []
    if sheet.start is None or sheet.end is None:
        return rows
    left = [""] * sheet.start[1]
    for row in sheet.iter_rows():
        rows.append(left + row)
        if len(rows) % _TELL_EVERY == 0:
            told.rows(len(rows), sheet.end[0] + 1)
    return rows


def cells(data: bytes, sheet: str | None) -> tuple[tuple[str, ...], list[list[str]], list[str]]:
    """The sheet's name and then the others that hold anything, its rows (first row = line 1), and what is worth telling."""
    book = opened(data, sheet)
    name = chosen(book, sheet)
    filled = fill_merged(book.grids[name], book.merged[name])
    formulas.refuse_without_values(data, name)
    notes = [f"{count(filled, 'cell')} merged with the one above took its value."] if filled else []
    others = (other for other in book.offered if other != name)
    return (name, *others), [[text(value) for value in row] for row in book.grids[name]], notes


def fill_merged(rows: Sequence[list[Any]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    """Give cells merged downwards in one column the words or the day of the first; a figure would count twice and is not given."""
    filled = 0
    for (top, left), (bottom, right) in merged:
        if left != right or bottom >= len(rows) or not isinstance(rows[top][left], str | date):
            continue
        for row in rows[top + 1 : bottom + 1]:
            row[left] = rows[top][left]
        filled += bottom - top
    return filled


def chosen(book: Book, sheet: str | None) -> str:
    """The sheet asked for, or the only one in sight that holds anything."""
    grids, with_data = book.grids, book.written
    if sheet is not None:
        if sheet not in grids:
            raise Refused(f"The workbook has no sheet “{sheet}”; it has {', '.join(grids)}.", None, "--sheet", tuple(grids))
        return sheet
    if not with_data:
        raise Refused("Every sheet of the workbook is empty.")
    if len(with_data) > 1:
        raise Refused(
            f"The workbook has {len(with_data)} sheets with data ({', '.join(with_data)}). Say which with --sheet.",
            None,
            "--sheet",
            with_data,
        )
    return with_data[0]


def text(value: object) -> str:
    """A cell as the text a careful export would have written."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def number(value: float) -> str:
    """A number to the 15 digits a sheet keeps, never written so that its point looks like a thousands mark."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    short = f"{value:.15g}"
    whole, _, fraction = short.partition(".")
    return f"{whole}.{fraction}0" if len(fraction) == 3 and fraction.isdigit() else short
