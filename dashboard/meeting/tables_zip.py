"""Every answer of the pack as a CSV of exact values, in one archive, with a page that says what they rest on."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.intake.returned import safe
from dashboard.meeting.document import Document, Section

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same pack is the same file


def tables(document: Document) -> bytes:
    """The archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "about.csv", ["what", "words"], _about(document))
        for part in document.sections:
            if part.table and part.table.rows:
                _put(archive, f"pack/{_name(part)}.csv", part.table.labels, part.table.rows)
        for one in document.answers:
            _put(archive, f"answers/{one.question.replace('/', '_')}.csv", [head["name"] for head in one.columns], one.rows)
    return data.getvalue()


def _about(document: Document) -> list[tuple[str, str]]:
    numbers = [(one.label, " ".join(filter(None, (one.value, one.change)))) for one in document.numbers]
    beside = [("", line) for line in document.beside if line]
    return [("Meeting", document.title), ("", document.headline), *beside, *numbers, *document.facts]


def _name(part: Section) -> str:
    return part.title.lower().replace(" ", "_")


def _put(archive: zipfile.ZipFile, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([safe(value) for value in row] for row in rows)
    archive.writestr(zipfile.ZipInfo(name, _MOMENT), text.getvalue().encode("utf-8-sig"))
