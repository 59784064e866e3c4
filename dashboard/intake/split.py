"""Text to records: which mark parts the cells, where a quote ends, on which line each record begins."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.intake.model import Refused

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
LONGEST_HEAD = 400
csv.field_size_limit(1 << 30)


@dataclass(frozen=True)
class Records:
    """A file cut into cells: `lines[i]` is the physical line on which `rows[i]` begins."""

    rows: list[list[str]]
    lines: list[int]
    delimiter: str
    notes: tuple[str, ...] = ()


def split(text: str, known: Callable[[list[str]], int]) -> Records:
    """The records of a text; `known` counts the cells of a row that are names some contract knows."""
    told = re.match(r"(?i)\ufeff?\"?sep=(.)\"?[ ]*(\r\n|\r|\n|$)", text)
    if told:
        return cut(text[told.end() :], told.group(1), 1)
    return cut(text, delimiter_of(text, known), 0)


def delimiter_of(text: str, known: Callable[[list[str]], int]) -> str:
    """The mark under which the most names are known, then the one that cuts most evenly."""
    head = "".join(io.StringIO(text[: 1 << 19], newline="").readlines()[:LONGEST_HEAD])

    def score(mark: str) -> tuple[int, float, int]:
        rows = [row for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark) if any(row)]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            return max((known(row) for row in rows[:60]), default=0), 0.0, 0
        width, count = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] - 1), pair[0]))
        return max(known(row) for row in rows[:60]), count / len(rows), width

    return max(DELIMITERS, key=score)


def cut(text: str, delimiter: str, before: int) -> Records:
    """Cut by the ordinary rules; by backslash rules or by hand where those do not hold."""
    for escape in (None, "\\"):
        if escape and '\\"' not in text:
            continue
        try:
            records = by_csv(text, delimiter, before, escape)
        except csv.Error:
            continue
        refuse_swallowed_rows(records, text, before)
        notes = ('Quotes inside cells are written \\".',) if escape else ()
        return Records(records.rows, records.lines, delimiter, notes)
    return by_hand(text, delimiter, before)


def by_csv(text: str, delimiter: str, before: int, escape: str | None) -> Records:
    """Python's reader, strict, with the line each record begins on."""
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=delimiter, strict=True, doublequote=not escape, escapechar=escape)
    rows, lines, line = [], [], before + 1
    for row in reader:
        rows.append(row)
        lines.append(line)
        line = before + reader.line_num + 1
    return Records(rows, lines, delimiter)


def refuse_swallowed_rows(records: Records, text: str, before: int) -> None:
    """Refuse where one quoted cell holds lines that are whole rows by themselves."""
    if '"' not in text or len(records.rows) < 2:
        return
    physical = io.StringIO(text, newline="").readlines()
    width = Counter(map(len, records.rows)).most_common(1)[0][0]
    ends = [*records.lines[1:], before + len(physical) + 1]
    for start, end, row in zip(records.lines, ends, records.rows, strict=True):
        if end - start < 2 or width < 3:
            continue
        parts = physical[start - before - 1 : end - before - 1]
        if len(row) == width and all(part.count(records.delimiter) == width - 1 for part in parts):
            raise Refused(
                f"A quote opened on line {start} closes on line {end - 1}, and each line between looks like a whole "
                "row: a quote is missing. Mend the line, or export again.",
                start,
            )


def by_hand(text: str, delimiter: str, before: int) -> Records:
    """Cut where quotes stand astray: a quote inside a cell that does not end it is a letter like any other."""
    mark = re.escape(delimiter)
    plain = re.compile(rf"[^{mark}\r\n]*")
    closing = re.compile(rf'"(?={mark}|\r|\n|\Z)')
    rows, lines, row = [], [], []
    at, line, begun, end = 0, before + 1, before + 1, len(text)
    while at < end:
        if text[at] == '"':
            cell, at = quoted(text, at, closing, line)
            line += count_lines(cell)
        else:
            cell = plain.match(text, at).group()  # type: ignore[union-attr]
            at += len(cell)
        row.append(cell)
        if at < end and text[at] == delimiter:
            at += 1
            if at == end:
                row.append("")
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        rows.append(row if row != [""] else [])
        lines.append(begun)
        row, line = [], line + 1
        begun = line
    if row:
        rows.append(row)
        lines.append(begun)
    note = 'Holds quotes (") that stand astray; they were kept as letters.'
    return Records(rows, lines, delimiter, (note,))


def quoted(text: str, at: int, closing: re.Pattern[str], line: int) -> tuple[str, int]:
    """A quoted cell and the place after it; astray quotes and line ends in one cell cannot be told from a lost quote."""
    place = at + 1
    while True:
        found = closing.search(text, place)
        if not found:
            raise Refused(f"A quote opens on line {line} and never closes. Mend the line, or export again.", line)
        run = found.start()
        while run > at + 1 and text[run - 1] == '"':
            run -= 1
        if (found.start() - run) % 2 == 0:
            break
        place = found.end()
    cell = text[at + 1 : found.start()]
    astray = '"' in cell.replace('""', "")
    if astray and ("\n" in cell or "\r" in cell):
        raise Refused(f"A quote opens on line {line} and does not close there. Mend the line, or export again.", line)
    return cell.replace('""', '"'), found.end()


def count_lines(cell: str) -> int:
    """Line ends inside a cell."""
    return cell.count("\n") + cell.count("\r") - cell.count("\r\n")
