"""The pack as a PDF: pack.typ lays it out, and every word goes there as data."""

import json
from pathlib import Path
from typing import Any

from dashboard.meeting import svg
from dashboard.meeting.colours import LIGHT
from dashboard.meeting.document import Card, Document, Section, Table
from dashboard.meeting.exhibits import SIDES
from dashboard.paths import static_folder

_TEMPLATE = Path(__file__).with_name("pack.typ")


def pdf(document: Document) -> bytes:
    """The whole file."""
    import typst

    return typst.compile(
        _TEMPLATE,
        format="pdf",
        font_paths=[static_folder() / "print"],
        sys_inputs={"pack": json.dumps(_told(document), ensure_ascii=False)},
    )


def _told(document: Document) -> dict[str, Any]:
    demo = " · Demo company: invented data" if document.is_demo else ""
    return {
        "title": document.title,
        "footer": f"Tandem · {document.title}{demo} · {document.facts[0][1]}",
        "headline": document.headline,
        "beside": [line for line in document.beside if line],
        "numbers": [vars(one) for one in document.numbers],
        "base": document.base,
        "found": [_section(part) for part in document.found],
        "sections": [_section(part) for part in document.sections],
        "facts": [list(fact) for fact in document.facts],
        "colours": LIGHT,
    }


def _section(part: Section) -> dict[str, Any]:
    return {
        "title": part.title,
        "note": part.note,
        "cards": [_card(card) for card in part.cards],
        "table": _table(part.table) if part.table and part.table.rows else None,
        "chart": {"svg": svg.draw(part.chart, LIGHT), "alt": part.chart.says()} if part.chart else None,
        "empty": part.empty if part.is_empty else "",
    }


def _card(card: Card) -> dict[str, Any]:
    side = card.side if card.side in SIDES else "both"
    return {**vars(card), "side": {"key": side, "name": SIDES[side]}}


def _table(table: Table) -> dict[str, Any]:
    """Cells as text; numbers take the width they need, words share the rest by the length of what they say."""
    rows = table.shown()
    longest = [max(map(len, column)) for column in zip(table.labels, *rows, strict=True)]
    widths = [0 if is_right or most <= 14 else min(most, 90) ** 0.8 for most, is_right in zip(longest, table.is_right, strict=True)]
    return {"heads": table.labels, "rows": rows, "right": table.is_right, "widths": widths}
