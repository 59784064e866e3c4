"""Records to a table: which lines below the header are rows of it, and which are set aside."""

import re
from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from dashboard.format import count
from dashboard.intake import grid
from dashboard.intake.column import SPACES
from dashboard.intake.heading import Known, clean, filled, has_figures, header_at, is_blank, preamble, refuse_duplicates
from dashboard.intake.labels import is_count, is_label
from dashboard.intake.model import Refused, Reject, Skip
from dashboard.intake.split import Records

MOST_COLUMNS = 500
LONGEST_CELL = 1 << 16
FOOTER = re.compile(
    r"(?i)copyright|confidential|generated|exported|©|\bfilters?\b|report|as of\b|rows? (in|returned)|page \d|grouped by"
)
DIGIT = re.compile(r"\d")


@dataclass
class Sheet:
    """A table as it stands in the file: full rows only, each with its line; the rest set aside."""

    headers: list[str]
    header_line: int
    rows: grid.Rows
    lines: MutableSequence[int]
    preamble: list[str] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beside: list[tuple[int, str, str]] = field(default_factory=list)  # line, label and money of totals taken out already
    table: str = ""  # the only table it can be, where its shape tells
    ragged: dict[int, list[str]] = field(default_factory=dict)  # by line, the cells of rows of another width

    def add(self, row: list[str], line: int) -> None:
        """One more row below the others; only while the rows are still a list."""
        cast(list, self.rows).append(row)
        self.lines.append(line)


def find(records: Records, known: Known, header_row: int | None, cut_off: bool) -> Sheet:
    """The table in the records, or a refusal that names the line."""
    sheet, at = start(records, known, header_row)
    sort_rows(sheet, records, at, known, cut_off)
    return without_blank_columns(sheet)


def start(records: Records, known: Known, header_row: int | None) -> tuple[Sheet, int]:
    """A table with its header and nothing below it yet, and the record that is the header."""
    at = header_at(records, known, header_row)
    headers = [clean(cell) for cell in records.rows[at]]
    if len(headers) > MOST_COLUMNS:
        raise Refused(f"The file has {len(headers):,} columns; Tandem reads up to {MOST_COLUMNS}. Export fewer.")
    refuse_duplicates(headers, records.lines[at])
    sheet = Sheet(headers, records.lines[at], [], [])
    sheet.preamble = preamble(records, at)
    if sheet.preamble:
        shown = " / ".join(sheet.preamble)[:300]
        sheet.notes.append(f"Skipped {count(len(sheet.preamble), 'line')} above the header: {shown}")
    return sheet, at


def sort_rows(sheet: Sheet, records: Records, at: int, known: Known, cut_off: bool) -> None:
    """Put each record after the header where it belongs: row, skip or reject."""
    footer = footer_from(records, at + 1, len(sheet.headers), known)
    after_blank = False
    for row, line in zip(records.rows[at + 1 : footer], records.lines[at + 1 : footer], strict=True):
        after_blank = place(sheet, row, line, records.rows[at], known, after_blank)
    for row, line in zip(records.rows[footer:], records.lines[footer:], strict=True):
        skip_below(sheet, row, line)
    tell_cut_off(sheet, cut_off, records.lines[-1])


def place(sheet: Sheet, row: list[str], line: int, header: list[str], known: Known, after_blank: bool) -> bool:
    """Put one record where it belongs; says whether it was blank."""
    if len(row) == len(header) and not after_blank and is_plain(row):
        sheet.add(row, line)
        return False
    return judge(sheet, row, line, header, known, after_blank)


def skip_below(sheet: Sheet, row: Sequence[str], line: int) -> None:
    """Set a line below the table aside."""
    told = "a blank row" if is_blank(row) else f"a line below the table: {' '.join(filled(row))[:120]}"
    sheet.skips.append(Skip(line, told))


def tell_cut_off(sheet: Sheet, cut_off: bool, last_line: int) -> None:
    """Say of a rejected last line without an end that the file looks cut off."""
    if cut_off and sheet.rejects and sheet.rejects[-1].line == last_line:
        last = sheet.rejects[-1]
        sheet.rejects[-1] = replace(last, reason=f"{last.reason}: the file looks cut off")


def is_plain(row: list[str]) -> bool:
    """Whether a row holds a figure and nothing that asks for a closer look."""
    text = "\t".join(row)
    return len(text) < LONGEST_CELL and not text.startswith(("#", "/", "\t")) and DIGIT.search(text) is not None


def judge(sheet: Sheet, row: list[str], line: int, header: list[str], known: Known, after_blank: bool) -> bool:
    """One record that needs a closer look; says whether it was blank."""
    width = len(header)
    if is_blank(row):
        sheet.skips.append(Skip(line, "a blank row"))
        return True
    cells = filled(row)
    if row[0].lstrip().startswith(("#", "//")) and len(row) != width and not is_error(row[0]):
        sheet.skips.append(Skip(line, f"a comment: {' '.join(cells)[:120]}"))
    elif [clean(cell) for cell in row] == sheet.headers:
        sheet.skips.append(Skip(line, "the header again"))
    elif is_second_header(row, cells, known, after_blank, width):
        raise Refused(f"Line {line} begins a second table ({', '.join(cells)[:120]}). Save each table in a file of its own.", line)
    else:
        keep(sheet, row, line, width)
    return False


def is_error(cell: str) -> bool:
    """Whether a cell is a spreadsheet's error word, such as #REF!."""
    return bool(re.fullmatch(r"#[A-Z0-9/]+[!?]?", cell.strip()))


def is_second_header(row: Sequence[str], cells: Sequence[str], known: Known, after_blank: bool, width: int) -> bool:
    """Whether a row names columns rather than fills them."""
    names = known(row) if len(cells) >= 2 and not has_figures(row) else 0
    if names < 2:
        return False
    if after_blank or len(row) != width:
        return names * 2 > len(cells)
    return names >= 3 and names == len(cells)


def keep(sheet: Sheet, row: list[str], line: int, width: int) -> None:
    """Take a row of the right width; reject another alone."""
    if len(row) > width and is_blank(row[width:]):
        row = row[:width]
    if len(row) != width:
        shown = sheet_delimited(row)
        sheet.ragged[line] = row
        sheet.rejects.append(Reject(line, "", shown, f"has {count(len(row), 'cell')} where the header has {width}"))
        return
    if any(len(cell) > LONGEST_CELL for cell in row):
        place = next(index for index, cell in enumerate(row) if len(cell) > LONGEST_CELL)
        size = f"{len(row[place]):,}"
        sheet.rejects.append(
            Reject(line, sheet.headers[place], row[place][:100], f"a cell of {size} characters; the most is 65,536")
        )
        return
    sheet.add(row, line)


def sheet_delimited(row: Sequence[str]) -> str:
    """A ragged row as one line of text."""
    return ", ".join(row)[:200]


def footer_from(records: Records, first: int, width: int, known: Known) -> int:
    """Where the lines below the table begin: short lines after a blank one, or lines that say what they are."""
    start = len(records.rows)
    for index in range(len(records.rows) - 1, first - 1, -1):
        row = records.rows[index]
        cells = filled(row)
        short = width > 2 and (len(cells) == 1 or (len(cells) == 2 and len(row) < width))
        if not cells:
            if start < len(records.rows) and any(filled(later) for later in records.rows[start:]):
                start = index
            continue
        if not short or known(row) >= 2:
            break
        stands_apart = len(row) < width and not has_figures(row) and follows_blank(records, index, first, width)
        if FOOTER.search(" ".join(cells)) or stands_apart:
            start = index
        else:
            break
    return start


def follows_blank(records: Records, index: int, first: int, width: int) -> bool:
    """Whether a run of short lines has a blank line above it."""
    while index > first:
        index -= 1
        cells = filled(records.rows[index])
        if not cells:
            return True
        if len(cells) > 2 or len(records.rows[index]) >= width > 1 < len(cells):
            return False
    return False


def is_beside_total(row: Sequence[str]) -> bool:
    """Whether a row begins with the label of a total or a count, whose figures may stand anywhere."""
    first = next(iter(filled(row)), "")
    return is_label(first) or is_count(first)


def without_blank_columns(sheet: Sheet) -> Sheet:
    """Drop columns that have neither name nor data; refuse data without a name."""
    unnamed = [place for place, header in enumerate(sheet.headers) if not header]
    if not unnamed:
        return sheet
    for place in unnamed:
        written = {word for word in grid.distinct_words(sheet.rows, place) if word.strip(SPACES)}
        for row in [row for row in grid.rows_with(sheet.rows, place, written) if not is_beside_total(sheet.rows[row])][:1]:
            raise Refused(
                f"Column {place + 1} has data (“{sheet.rows[row][place].strip(SPACES)[:60]}” on line {sheet.lines[row]}) but no "
                f"name in the header on line {sheet.header_line}. Name the column, or remove it.",
                sheet.lines[row],
            )
    kept = [place for place, header in enumerate(sheet.headers) if header]
    sheet.headers = [sheet.headers[place] for place in kept]
    sheet.rows = grid.with_columns(sheet.rows, kept)
    sheet.ragged = {line: [cell for place, cell in enumerate(row) if place not in unnamed] for line, row in sheet.ragged.items()}
    sheet.notes.append(f"Dropped {count(len(unnamed), 'empty column')} without a name.")
    return sheet
