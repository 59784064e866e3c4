"""Where the header of a table stands in the records, and what stands above it."""

import re
from collections.abc import Callable, Mapping, Sequence

from dashboard.intake import spans
from dashboard.intake.column import SPACES
from dashboard.intake.model import Refused
from dashboard.intake.split import Records

DEEPEST_HEADER = 60
PERIOD = re.compile(r"(?i)report (start|end|period)|date (range|generated)|time period|zeitraum|période|reporting period")
FIGURE = re.compile(r"[-+(]?[^\w\s]?\s?\d[\d.,' %)-]*|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|\S+@\S+\.\S+")

Known = Callable[[Sequence[str]], int]


def clean(cell: str) -> str:
    """A header without line ends, doubled spaces and marks."""
    return re.sub(r"\s+", " ", cell.strip(SPACES))


def is_blank(row: Sequence[str]) -> bool:
    """Whether no cell holds anything."""
    return not any(cell.strip(SPACES) for cell in row)


def filled(row: Sequence[str]) -> list[str]:
    """The cells that hold something."""
    return [cell.strip(SPACES) for cell in row if cell.strip(SPACES)]


def header_at(records: Records, known: Known, header_row: int | None) -> int:
    """The record that names the columns: told, else the first with as many known names as any, or half as many."""
    if header_row is not None:
        if header_row not in records.lines or is_blank(records.rows[records.lines.index(header_row)]):
            raise Refused(f"Line {header_row} holds no header.", header_row, "--header-row")
        return records.lines.index(header_row)
    head = [index for index, row in enumerate(records.rows[:DEEPEST_HEADER]) if not is_blank(row) and not is_remark(row)]
    names = {index: 0 if is_figured(records.rows[index], known) else known(records.rows[index]) for index in head}
    most = max(names.values(), default=0)
    best = next((index for index in head if names[index] and names[index] * 2 >= most), None)
    few = best is not None and (len(filled(records.rows[best])) <= 3 or has_figures(records.rows[best]))
    if best is not None and (names[best] >= 2 or (names[best] == 1 and few)):
        return lowest(best, names)
    first = head[0] if head else 0
    if head and len(filled(records.rows[first])) >= 2 and not has_figures(records.rows[first]):
        return first
    return refuse_headless(records, [records.rows[index] for index in head])


def lowest(best: int, names: Mapping[int, int]) -> int:
    """The last line of a header of several lines, which names more columns than the one above it."""
    while names.get(best + 1, 0) > names[best]:
        best += 1
    return best


def is_remark(row: Sequence[str]) -> bool:
    """Whether a line above the table begins with the mark of a remark; a column may be called “#”."""
    first = row[0].lstrip()
    return first.startswith(("# ", "#-", "//")) or (first.startswith("#") and len(filled(row)) == 1)


def refuse_headless(records: Records, rows: list[list[str]]) -> int:
    """Say what is missing: the data of the period, or the line of names."""
    if all(len(filled(row)) == 1 or PERIOD.search(row[0]) for row in rows) and any(PERIOD.search(row[0]) for row in rows):
        told = "; ".join(", ".join(filled(row)) for row in rows)
        raise Refused(f"The report holds its title lines and no rows: there is no data in its period ({told[:200]}).")
    raise Refused(
        "No line looks like a header. The first line of the table must name its columns, such as date, campaign, "
        "channel, cost; or opportunity_id, stage, amount, close_date. Say where it stands with --header-row.",
        records.lines[0] if records.lines else None,
        "--header-row",
    )


def has_figures(row: Sequence[str]) -> bool:
    """Whether a row holds a number, a date or an address, which no header does."""
    return any(FIGURE.fullmatch(cell) for cell in filled(row))


def is_figured(row: Sequence[str], known: Known) -> bool:
    """Whether a row holds figures as rows do; names of columns beside months or quarters, each once, do not count."""
    if not has_figures(row):
        return False
    cells = filled(row)
    periods = [cell for cell in cells if spans.worded(cell)]
    others = [cell for cell in cells if cell not in periods]
    return len(periods) < 2 or len(set(periods)) < len(periods) or not known(others) or has_figures(others)


def preamble(records: Records, at: int) -> list[str]:
    """The lines above the header; refused where they look like rows."""
    above = []
    for row, line in zip(records.rows[:at], records.lines[:at], strict=True):
        if len(filled(row)) >= 3 and has_figures(row) and not is_remark(row):
            raise Refused(
                f"Line {line} looks like a row, but stands above the header on line {records.lines[at]}. "
                "Say where the header stands with --header-row.",
                line,
                "--header-row",
            )
        if not is_blank(row):
            above.append(" ".join(filled(row)))
    return above


def refuse_duplicates(headers: Sequence[str], line: int) -> None:
    """Two columns of one name cannot be told apart."""
    seen: dict[str, int] = {}
    for place, header in enumerate(headers, start=1):
        key = header.casefold()
        if key and key in seen:
            raise Refused(
                f"Columns {seen[key]} and {place} have the same name (“{headers[seen[key] - 1]}”, “{header}”). "
                "Rename or remove one.",
                line,
            )
        seen[key] = place
