"""A large text to a table: lines that are rows beyond doubt are cut all at once, every other line on its own."""

import csv
import io
import re
from array import array
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv

from dashboard import progress
from dashboard.intake import heading, shape
from dashboard.intake.grid import Grid
from dashboard.intake.heading import Known
from dashboard.intake.shape import Sheet
from dashboard.intake.split import Records, delimiter_of

LARGE = 1 << 20
HEAD, TAIL = 400, 1000
AT_ONCE = 1 << 22
CUT_AT_ONCE = 1 << 24
MOST_ODD = 0.2
TOLD = re.compile(r"(?i)\ufeff?\"?sep=")
TOP = 1 << 19
HANDS = 2
NEWLINE, QUOTE, ZERO = 10, 34, 48
ODD_STARTS = np.frombuffer(b"#/\t", np.uint8)


class Unsure(Exception):
    """The lines of this text cannot be taken one by one: read it the careful way."""


@dataclass(frozen=True)
class Lines:
    """The lines after the header: the byte each ends on, from which the next begins, and which need a closer look."""

    data: bytes
    first: int
    ends: np.ndarray
    odd: np.ndarray
    delimiter: str

    def __len__(self) -> int:
        return len(self.ends)

    def start(self, index: int) -> int:
        """The byte a line begins on."""
        return int(self.ends[index - 1]) + 1 if index else self.first

    def end(self, index: int) -> int:
        """The byte after a line's last, where its newline stands."""
        return int(self.ends[index])

    def cells(self, index: int) -> list[str]:
        """One line cut into cells, as the careful way would."""
        text = self.data[self.start(index) : self.end(index)].decode().removesuffix("\r")
        try:
            return next(csv.reader([text], delimiter=self.delimiter, strict=True), [])
        except csv.Error:
            raise Unsure from None


def find(data: bytes, known: Known, header_row: int | None) -> tuple[Sheet, str] | None:
    """The table in a text in UTF-8 whose records are lines, and its delimiter; None where the careful way must be taken.

    The answer equals that of `split` and `shape.find`.
    """
    try:
        return _find(data, known, header_row)
    except Unsure:
        return None


def _find(data: bytes, known: Known, header_row: int | None) -> tuple[Sheet, str]:
    top = data[: TOP * 4].decode(errors="ignore")[:TOP]
    if TOLD.match(top) or data.count(b"\r") != data.count(b"\r\n"):
        raise Unsure
    delimiter = delimiter_of(top, known)
    head, after = _head(top, delimiter)
    if header_row is not None and header_row > len(head.rows):
        raise Unsure
    sheet, at = shape.start(head, known, header_row)
    width = len(sheet.headers)
    if width < 2:
        raise Unsure
    lines = scan(data, after[at], delimiter, width)
    if len(lines.odd) > MOST_ODD * len(lines):
        raise Unsure
    footer = _footer(lines, width, known)
    header, first = head.rows[at], head.lines[at] + 1
    kept = _judge_odd(sheet, lines, footer, header, first, known)
    for index in range(footer, len(lines)):
        shape.skip_below(sheet, lines.cells(index), first + index)
    shape.tell_cut_off(sheet, not data.endswith((b"\n", b"\r")), first + len(lines) - 1)
    _fill(sheet, lines, footer, kept, first, width)
    return shape.without_blank_columns(sheet), delimiter


def _head(top: str, delimiter: str) -> tuple[Records, list[int]]:
    """The first lines as records, and the byte after each."""
    lines = io.StringIO(top, newline="\n").readlines()[:HEAD]
    rows, after, place = [], [], 0
    for line in lines:
        try:
            rows.append(next(csv.reader([line], delimiter=delimiter, strict=True), []))
        except csv.Error:
            raise Unsure from None
        place += len(line.encode())
        after.append(place)
    if len(lines) < HEAD:
        raise Unsure
    return Records(rows, list(range(1, len(rows) + 1)), delimiter), after


def scan(data: bytes, first: int, delimiter: str, width: int) -> Lines:
    """Find every line from a byte on, and those that are not plainly a row of so many cells."""
    ends, odd, lines = [], [], 0
    blocks = list(_blocks(data, first))
    with ThreadPoolExecutor(HANDS) as pool:
        scanned = pool.map(lambda block: _scan_block(data, block[0], block[1], ord(delimiter), width), blocks)
        for (low, _), (end, doubt) in zip(blocks, scanned, strict=True):
            progress.current().check()
            ends.append((end + low).astype(np.int32))
            odd.append(doubt + lines)
            lines += len(end)
    if not blocks:
        raise Unsure
    return Lines(data, first, np.concatenate(ends), np.concatenate(odd), delimiter)


def _blocks(data: bytes, first: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole lines."""
    low = first
    while low < len(data):
        high = data.find(b"\n", min(low + AT_ONCE, len(data) - 1)) + 1 or len(data)
        yield low, high
        low = high


def _scan_block(data: bytes, low: int, high: int, delimiter: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Where each line of a stretch ends, and which of them are odd."""
    block = np.frombuffer(data, np.uint8, high - low, low)
    newline = block == NEWLINE
    marks = np.flatnonzero(newline | (block == delimiter))
    places = np.flatnonzero(newline[marks])
    end = marks[places]
    parts = np.diff(places, prepend=-1)
    if not newline[-1]:
        end = np.append(end, len(block))
        parts = np.append(parts, len(marks) - (places[-1] + 1 if len(places) else 0) + 1)
    begin = np.concatenate([[0], end[:-1] + 1])
    first = block[begin]
    odd = (parts != width) | (end - begin >= shape.LONGEST_CELL) | (first == delimiter) | np.isin(first, ODD_STARTS)
    if not _are_digits(first).all():
        odd |= ~np.logical_or.reduceat(_are_digits(block), begin)
    if data.find(b'"', low, high) >= 0:
        odd[np.searchsorted(end, np.flatnonzero(block == QUOTE))] = True
    return end, np.flatnonzero(odd)


def _are_digits(octets: np.ndarray) -> np.ndarray:
    return (octets - np.uint8(ZERO)) < 10


def _footer(lines: Lines, width: int, known: Known) -> int:
    """The first line below the table; the last lines tell, unless there are too many short ones."""
    from_line = max(len(lines) - TAIL, 0)
    rows = [lines.cells(index) for index in range(from_line, len(lines))]
    anchors = rows if not from_line else rows[: TAIL // 2]
    if from_line and not any(len(heading.filled(row)) >= min(3, width) for row in anchors):
        raise Unsure
    records = Records(rows, list(range(len(rows))), lines.delimiter)
    return from_line + shape.footer_from(records, 0, width, known)


def _judge_odd(sheet: Sheet, lines: Lines, footer: int, header: list[str], first: int, known: Known) -> dict[int, list[str] | None]:
    """Judge the odd lines in order, and each line after a blank one; says which are rows, and their cells."""
    odd = lines.odd[lines.odd < footer].tolist()
    cells = {index: lines.cells(index) for index in odd}
    kept: dict[int, list[str] | None] = {}
    waiting = iter([*odd, footer])
    following, index, after_blank = next(waiting), 0, False
    while (index := index if after_blank else following) < footer:
        if index == following:
            following = next(waiting)
        row = cells.get(index) or lines.cells(index)
        after_blank = shape.place(sheet, row, first + index, header, known, after_blank)
        kept[index] = next(iter(_taken(sheet)), None)
        index += 1
    return kept


def _taken(sheet: Sheet) -> list[list[str]]:
    """The row just taken, if any; the sheet gets its rows all at once in the end."""
    taken, sheet.rows = list(sheet.rows), []
    sheet.lines.clear()
    return taken  # type: ignore[return-value]


def _fill(sheet: Sheet, lines: Lines, footer: int, kept: dict[int, list[str] | None], first: int, width: int) -> None:
    """Cut the rows into columns, and give each its line."""
    body = b"".join(_pieces(lines, footer, kept)) if kept else memoryview(lines.data)[lines.first : lines.start(footer)]
    stays = np.ones(footer, dtype=bool)
    stays[[index for index, row in kept.items() if row is None]] = False
    numbers = np.flatnonzero(stays).astype(np.int32) + np.int32(first)
    sheet.rows = columns(body, width, lines.delimiter)
    if len(sheet.rows) != len(numbers):
        raise Unsure
    sheet.lines = array("i", numbers.tobytes())


def _pieces(lines: Lines, footer: int, kept: dict[int, list[str] | None]) -> Iterator[bytes | memoryview]:
    """The bytes of the rows: as they are, but for the lines that were judged."""
    whole = memoryview(lines.data)
    at = lines.first
    for index, row in kept.items():
        yield whole[at : lines.start(index)]
        if row is not None:
            yield _written(row, lines.delimiter)
        at = lines.start(index + 1)
    yield whole[at : lines.start(footer)]


def _written(row: Sequence[str], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(row)
    return text.getvalue().encode()


def columns(body: bytes | memoryview, width: int, delimiter: str) -> Grid:
    """Rows of so many cells, cut into columns of distinct cells."""
    names = [str(place) for place in range(width)]
    if not len(body) or body[:3] == b"\xef\xbb\xbf":
        raise Unsure
    cells = pa.dictionary(pa.int32(), pa.string())
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(body)),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=CUT_AT_ONCE),
            parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, cells), strings_can_be_null=False, null_values=[], check_utf8=False
            ),
        )
    except pa.ArrowException:
        raise Unsure from None
    whole = table.unify_dictionaries().combine_chunks()
    return Grid([column.chunk(0) for column in whole.columns])
