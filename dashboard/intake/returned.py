"""Rows as a file that loads again: rejected ones to mend in a spreadsheet, and whole tables; and such a file when it comes back."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.intake import receive
from dashboard.intake.edits import rows_at
from dashboard.intake.grid import distinct_words
from dashboard.intake.model import Edit, Reject
from dashboard.intake.shape import Sheet

LINE, WHY, FILE = "Tandem line", "Tandem why", "Tandem file"
MARKS = (LINE, WHY, FILE)

TABLE = "Tandem table"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Returned:
    """Rejected rows that came back: the file they are from, by its hash, and their cells by line."""

    sha256: str
    rows: Mapping[int, Mapping[str, str]]


def is_marked(data: bytes) -> bool:
    """Whether a file may hold rejected rows that came back, told without reading it; `Refused` where it is no table."""
    if receive.kind(data) != "xlsx":
        return FILE.encode() in data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return any(FILE.encode() in book.read(part) for part in book.infolist() if part.filename.endswith(".xml"))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        return False


def to_csv(sheet: Sheet, rejects: Sequence[Reject], sha256: str) -> bytes:
    """The rejected rows in the file's own columns, with line, reasons and the file they are from."""
    reasons: dict[int, list[str]] = {}
    for reject in rejects:
        reasons.setdefault(reject.line, []).append(f"{reject.column}: {reject.reason}" if reject.column else reject.reason)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*map(safe, sheet.headers), *MARKS])
    for line, cells in rows_at(sheet, list(reasons)).items():
        writer.writerow([*map(safe, cells), line, safe("; ".join(reasons[line])), sha256])
    return text.getvalue().encode("utf-8-sig")


def safe(value: Any) -> Any:
    """A text for a CSV cell, so that no spreadsheet runs it as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def plain(cell: str) -> str:
    """A cell as it was before it was made safe."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def table_csv(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows of one of our tables, which say themselves which table they are."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*columns, TABLE])
    writer.writerows([*map(safe, row), table] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def table_told(sheet: Sheet) -> str | None:
    """Which table a file of ours says it is; None for any other file."""
    if TABLE not in sheet.headers or not len(sheet.rows):
        return None
    place = sheet.headers.index(TABLE)
    told = distinct_words(sheet.rows, place)
    return told.pop() if len(told) == 1 else None


def without_marks(sheet: Sheet) -> Sheet:
    """The table without the columns that we added, its cells as they were before they were made safe."""
    if TABLE not in sheet.headers and not set(MARKS) <= set(sheet.headers):
        return sheet
    kept = [place for place, header in enumerate(sheet.headers) if header not in (*MARKS, TABLE)]
    rows = [[plain(row[place]) for place in kept] for row in sheet.rows]
    return replace(sheet, headers=[plain(sheet.headers[place]) for place in kept], rows=rows)


def returned(sheet: Sheet) -> Returned | None:
    """What a file of rejected rows tells about the file they are from; None for any other file."""
    if not set(MARKS) <= set(sheet.headers):
        return None
    line, file = (sheet.headers.index(name) for name in (LINE, FILE))
    hashes = {row[file].strip() for row in sheet.rows}
    if len(hashes) != 1 or not all(row[line].strip().isdigit() for row in sheet.rows):
        return None
    kept = [place for place, header in enumerate(sheet.headers) if header not in MARKS]
    cells = {int(row[line]): {plain(sheet.headers[place]): plain(row[place]) for place in kept} for row in sheet.rows}
    return Returned(hashes.pop(), cells)


def as_edits(sheet: Sheet, mended: Returned, by: str) -> tuple[Edit, ...]:
    """The cells of the file that came back otherwise than they went."""
    return tuple(
        Edit(line, header, mended.rows[line][header], by)
        for line, cells in rows_at(sheet, list(mended.rows)).items()
        for header, cell in zip(sheet.headers, cells, strict=True)
        if header in mended.rows[line] and mended.rows[line][header] != plain(safe(cell))
    )
