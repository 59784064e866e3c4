"""Formulas of a workbook whose results were never stored: their cells look empty, and are not."""

import io
import re
import zipfile
from posixpath import join, normpath
from xml.etree import ElementTree

from dashboard.intake.model import Refused

CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def refuse_without_values(data: bytes, sheet: str) -> None:
    """Refuse a sheet that holds a formula without a result; a result of no letters is one."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        path = path_of(book, sheet)
        found = CELL.finditer(book.read(path)) if path else ()
        for cell in found:
            if b't="str"' not in cell.group(2):
                raise Refused(
                    f"Cell {cell.group(1).decode()} of sheet “{sheet}” holds a formula whose result was never stored. Open the "
                    "workbook in a spreadsheet, save it, and load it again."
                )


def path_of(book: zipfile.ZipFile, sheet: str) -> str:
    """Where a sheet stands in the archive; nothing where the workbook does not say."""
    try:
        named = ElementTree.fromstring(book.read("xl/workbook.xml")).iter()  # noqa: S314  (no entity is fetched; sizes are checked)
        ids = [one.get(RELATION) for one in named if one.tag.endswith("}sheet") and one.get("name") == sheet]
        links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels")).iter()  # noqa: S314
        targets = [one.get("Target", "") for one in links if ids and one.get("Id") == ids[0]]
    except (KeyError, ElementTree.ParseError):
        return ""
    path = normpath(join("xl", targets[0])).lstrip("/") if targets else ""
    return path if path in book.namelist() else ""
