"""A workbook's sheet as rows of text, so that the same way follows as for a CSV."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from dashboard.intake.model import Refused


def cells(data: bytes, sheet: str | None) -> tuple[str, list[list[str]]]:
    """The sheet's name and its rows, first row = line 1."""
    grids = opened(data)
    name = chosen(grids, sheet)
    return name, [[text(value) for value in row] for row in grids[name]]


def opened(data: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet's cells, by its name."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as error:
        raise Refused(f"The workbook cannot be opened ({error}). Save it as CSV.") from None


def sheets(data: bytes) -> tuple[str, ...]:
    """The sheets that hold anything."""
    return filled(opened(data))


def filled(grids: Mapping[str, Sequence[Sequence[object]]]) -> tuple[str, ...]:
    """The names of the sheets in which some cell holds something."""
    return tuple(name for name, rows in grids.items() if any(value != "" for row in rows for value in row))


def chosen(grids: Mapping[str, Sequence[Sequence[object]]], sheet: str | None) -> str:
    """The sheet asked for, or the only one that holds anything."""
    with_data = filled(grids)
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
