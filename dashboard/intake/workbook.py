"""A workbook's sheet as rows of text, so that the same way follows as for a CSV."""

import io
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from dashboard.format import count
from dashboard.intake import formulas
from dashboard.intake.model import Refused


def cells(data: bytes, sheet: str | None) -> tuple[str, list[list[str]], list[str]]:
    """The sheet's name, its rows (first row = line 1), and what is worth telling."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
        hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
        name = chosen(grids, sheet, hidden)
        filled = fill_merged(grids[name], book.get_sheet_by_name(name).merged_cell_ranges or [])
    except (CalamineError, OSError, ValueError) as error:
        raise Refused(f"The workbook cannot be opened ({error}). Save it as CSV.") from None
    formulas.refuse_without_values(data, name)
    notes = [f"{count(filled, 'cell')} merged with the one above took its value."] if filled else []
    return name, [[text(value) for value in row] for row in grids[name]], notes


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


def chosen(grids: Mapping[str, Sequence[Sequence[object]]], sheet: str | None, hidden: Collection[str] = ()) -> str:
    """The sheet asked for, or the only one in sight that holds anything."""
    written = [name for name, rows in grids.items() if any(value != "" for row in rows for value in row)]
    filled = tuple(name for name in written if name not in hidden) or tuple(written)
    if sheet is not None:
        if sheet not in grids:
            raise Refused(f"The workbook has no sheet “{sheet}”; it has {', '.join(grids)}.", None, "--sheet", tuple(grids))
        return sheet
    if not filled:
        raise Refused("Every sheet of the workbook is empty.")
    if len(filled) > 1:
        raise Refused(
            f"The workbook has {len(filled)} sheets with data ({', '.join(filled)}). Say which with --sheet.",
            None,
            "--sheet",
            filled,
        )
    return filled[0]


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
