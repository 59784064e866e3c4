"""The pack as slides, 16:9: text as text, tables as tables, charts as charts that open in the presenter's own program."""

import io
import re
from typing import Any

from dashboard.meeting.colours import LIGHT
from dashboard.meeting.document import Card, Chart, Document, Section, Table
from dashboard.meeting.exhibits import SIDES

_WIDE, _HIGH, _EDGE = 13.333, 7.5, 0.6
_ROWS = 9
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LONGEST = 220


def pptx(document: Document) -> bytes:
    """The whole file."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    show.slide_width, show.slide_height = Inches(_WIDE), Inches(_HIGH)
    show.core_properties.title = _clean(document.title)
    deck = _Deck(show, document)
    deck.opening()
    deck.found()
    for part in document.sections:
        deck.section(part)
    deck.facts()
    data = io.BytesIO()
    show.save(data)
    return data.getvalue()


class _Deck:
    """Slides in order, each with its heading and footer."""

    def __init__(self, show: Any, document: Document) -> None:
        self._show = show
        self._document = document

    def opening(self) -> None:
        """The sentence, the verdict and the five numbers."""
        document = self._document
        slide = self._slide(document.title, size=16, colour="soft")
        self._words(slide, [document.headline], 1.15, 1.9, size=32, bold=True)
        self._words(slide, [line for line in document.beside if line], 3.05, 1.7, size=15, colour="soft")
        width = (_WIDE - 2 * _EDGE) / max(len(document.numbers), 1)
        for place, one in enumerate(document.numbers):
            left = _EDGE + place * width
            self._words(slide, [one.label], 5.2, 0.4, left, width - 0.1, size=13, colour="soft")
            self._words(slide, [one.value], 5.55, 0.5, left, width - 0.1, size=18, bold=True)
            self._words(slide, [one.change], 6.05, 0.4, left, width - 0.1, size=13, colour="soft")
        self._words(slide, [document.base], 6.5, 0.4, size=12, colour="soft")

    def found(self) -> None:
        """Opportunities beside problems."""
        slide = self._slide("Opportunities and problems")
        half = (_WIDE - 2 * _EDGE - 0.4) / 2
        for place, part in enumerate(self._document.found):
            left = _EDGE + place * (half + 0.4)
            self._words(slide, [part.title], 1.2, 0.4, left, half, size=18, bold=True)
            if part.is_empty:
                self._words(slide, [part.empty], 1.7, 0.5, left, half, size=14, colour="soft")
            for row, card in enumerate(part.cards):
                self._card(slide, card, 1.75 + 1.75 * row, left, half)

    def section(self, part: Section) -> None:
        """One slide, or several where a table is long."""
        if part.chart:
            self._chart(self._slide(part.title, part.note), part.chart)
        if part.table:
            self._tables(part, part.table)
        if part.is_empty:
            self._words(self._slide(part.title), [part.empty], 1.5, 1.0, size=20, colour="soft")

    def _tables(self, part: Section, table: Table) -> None:
        rows = table.shown()
        for first in range(0, len(rows), _ROWS):
            title = part.title if not first else f"{part.title}, continued"
            self._table(self._slide(title, part.note), table, rows[first : first + _ROWS])

    def facts(self) -> None:
        """What the numbers rest on."""
        slide = self._slide("What these numbers rest on")
        for place, (name, words) in enumerate(self._document.facts):
            top = 1.4 + 0.66 * place
            self._words(slide, [name], top, 0.5, _EDGE, 1.6, size=14, colour="soft")
            self._words(slide, [words], top, 0.6, _EDGE + 1.7, _WIDE - 2 * _EDGE - 1.7, size=14)

    def _slide(self, title: str, note: str = "", size: int = 26, colour: str = "text") -> Any:
        slide = self._show.slides.add_slide(self._show.slide_layouts[5])
        box = slide.shapes.title
        box.left, box.top, box.width, box.height = _inches(_EDGE, 0.45, _WIDE - 2 * _EDGE, 0.65)
        _write(box.text_frame, [title], size, size > 16, colour)
        if note:
            self._words(slide, [note], 1.02, 0.35, size=13, colour="soft")
        demo = " · Demo company: invented data" if self._document.is_demo else ""
        footer = f"Tandem · {self._document.title}{demo} · {self._document.facts[0][1]}"
        self._words(slide, [footer], _HIGH - 0.5, 0.3, size=10, colour="soft")
        return slide

    def _words(
        self,
        slide: Any,
        lines: list[str],
        top: float,
        height: float,
        left: float = _EDGE,
        width: float = _WIDE - 2 * _EDGE,
        size: int = 14,
        bold: bool = False,
        colour: str = "text",
    ) -> None:
        box = slide.shapes.add_textbox(*_inches(left, top, width, height))
        _write(box.text_frame, lines, size, bold, colour)

    def _card(self, slide: Any, card: Card, top: float, left: float, width: float) -> None:
        side = card.side if card.side in SIDES else "both"
        self._words(slide, [_short(card.sentence)], top, 0.9, left, width, size=14)
        self._words(slide, [f"{card.money}  {SIDES[side]} can act"], top + 0.78, 0.4, left, width, size=15, bold=True, colour=side)
        self._words(slide, [card.soft], top + 1.1, 0.35, left, width, size=11, colour="soft")

    def _table(self, slide: Any, table: Table, rows: list[list[str]]) -> None:
        place = _inches(_EDGE, 1.45, _WIDE - 2 * _EDGE, 0.4 * (len(rows) + 1))
        grid = slide.shapes.add_table(len(rows) + 1, len(table.labels), *place).table
        for column, share in zip(grid.columns, _shares([table.labels, *rows]), strict=True):
            column.width = int(place[2] * share)
        for at, cells in enumerate([table.labels, *rows]):
            for cell, words, is_right in zip(grid.rows[at].cells, cells, table.is_right, strict=True):
                _cell(cell, _short(words), is_right, is_head=at == 0)

    def _chart(self, slide: Any, chart: Chart) -> None:
        from dashboard.meeting.slide_charts import add

        add(slide, chart, _inches(_EDGE, 1.4, _WIDE - 2 * _EDGE, 5.4))


def _shares(lines: list[list[str]]) -> list[float]:
    """How wide each column is: room for its longest word, and more where it says more."""
    columns = [list(cells) for cells in zip(*lines, strict=True)]
    least = [0.2 + 0.11 * max(len(word) for cell in cells for word in (cell.split() or [""])) for cells in columns]
    wanted = [max(min(max(map(len, cells)), 60), 6) ** 0.7 for cells in columns]
    left = max(_WIDE - 2 * _EDGE - sum(least), 0.0)
    widths = [floor + left * more / sum(wanted) for floor, more in zip(least, wanted, strict=True)]
    return [width / sum(widths) for width in widths]


def _inches(*numbers: float) -> list[Any]:
    from pptx.util import Inches

    return [Inches(number) for number in numbers]


def _write(frame: Any, lines: list[str], size: int, bold: bool, colour: str, is_right: bool = False) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for place, line in enumerate(lines):
        part = frame.paragraphs[0] if not place else frame.add_paragraph()
        part.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
        run = part.add_run()
        run.text = _clean(line)
        run.font.name, run.font.size, run.font.bold = "Inter", Pt(size), bold
        run.font.color.rgb = rgb(colour)


def _cell(cell: Any, words: str, is_right: bool, is_head: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb("page" if is_head else "card")
    _write(cell.text_frame, [words], 12, is_head, "soft" if is_head else "text", is_right)


def rgb(name: str) -> Any:
    """A colour of the look as the format has it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(LIGHT.get(name, LIGHT["calm"]).lstrip("#").upper())


def _clean(words: str) -> str:
    return _UNSEEN.sub("", words)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
