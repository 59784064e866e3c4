"""What was said of files with the same header before: found again, laid under what is said now, and told."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.format import listing
from dashboard.intake import mapping, receive, workbook
from dashboard.intake.dates import ORDERS
from dashboard.intake.decode import decode
from dashboard.intake.heading import DEEPEST_HEADER, clean
from dashboard.intake.model import Options, Refused
from dashboard.intake.spelling import normal
from dashboard.intake.split import Records, split

Kept = Mapping[str, Any]
LOCATING = ("encoding", "sheet", "header_row")
OF_TABLE = ("mapping", "constants", "stages")
FIELDS = ("table", *OF_TABLE, "dates", "decimal", "currency", *LOCATING)
LONGEST_HEAD = 1 << 17


def located(data: bytes, options: Options, remembered: Mapping[str, Kept]) -> Options:
    """The encoding, sheet and header line said before, where the header they were said of stands in the file, and only one."""
    kept = {key: fields for key, fields in remembered.items() if any(fields.get(name) for name in LOCATING)}
    found = [trial for key, fields in kept.items() if (trial := tried(data, options, key, fields))]
    return found[0] if len(found) == 1 else options


def tried(data: bytes, options: Options, key: str, kept: Kept) -> Options | None:
    """Options under which the header remembered stands in the file; None where it does not, or nothing new is said."""
    fresh = {name: kept[name] for name in LOCATING if kept.get(name) and is_open(options, name)}
    if "encoding" in fresh and is_sure(data):
        del fresh["encoding"]
    if not fresh:
        return None
    trial = replace(options, **fresh, recalled=tuple(fresh))
    line = header_line(data, trial, key)
    if line is None:
        return None
    return replace(trial, header_row=line) if "header_row" in fresh else trial


def is_open(options: Options, name: str) -> bool:
    """Whether nothing is said of a field now, so that what was said before may count."""
    return not getattr(options, name) and name not in options.as_found


def is_sure(data: bytes) -> bool:
    """Whether the bytes prove their encoding by themselves; cp1252 is only ever a guess."""
    try:
        return receive.kind(data) == "text" and decode(data).encoding != "cp1252"
    except Refused:
        return False


def header_line(data: bytes, options: Options, key: str) -> int | None:
    """The line on which a header stands: the one remembered, where it stands there, else the first."""
    try:
        records = head(data, options)
    except Refused:
        return None
    pairs = zip(records.rows[:DEEPEST_HEADER], records.lines, strict=False)
    lines = [line for row, line in pairs if mapping.header_key([name for cell in row if (name := clean(cell))]) == key]
    if options.header_row in lines:
        return options.header_row
    is_told = options.header_row and "header_row" not in options.recalled
    return None if is_told else next(iter(lines), None)


def head(data: bytes, options: Options) -> Records:
    """The first lines of a file, cut into cells."""
    if receive.kind(data) == "xlsx":
        _, rows, _ = workbook.cells(data, options.sheet)
        return Records(rows, list(range(1, len(rows) + 1)), "sheet")
    text = decode(data, options.encoding).text
    if len(text) > LONGEST_HEAD:
        text = text[: text.rfind("\n", 0, LONGEST_HEAD) + 1]
    return split(text, mapping.known)


def completed(options: Options, kept: Kept) -> Options:
    """What is said now, and below it what was said of the values and columns of such files before."""
    fresh = {name: merged(options, name, kept) for name in FIELDS if name not in LOCATING}
    fresh = {name: value for name, value in fresh.items() if value and value != getattr(options, name)}
    return replace(options, **fresh, recalled=(*options.recalled, *fresh))


def said(options: Options, kept: Kept) -> dict[str, Any]:
    """All that was ever said of such files and not taken back: what a load remembers."""
    found = {name: merged(options, name, kept) for name in FIELDS}
    return {name: value for name, value in found.items() if value}


def merged(options: Options, name: str, kept: Kept) -> Any:
    """One field: as said now, else as said before."""
    told, before = getattr(options, name), kept.get(name)
    if name in options.as_found or not before:
        return told
    if name in OF_TABLE:
        return with_columns(told, before) if options.table in (None, kept.get("loaded_as", options.table)) else told
    return told or before


def with_columns(told: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """What was said of columns before, where nothing else is said now of the same."""
    names = set(map(normal, told))
    return {**{name: value for name, value in before.items() if normal(name) not in names}, **told}


def notes(options: Options, kept: Kept) -> list[str]:
    """That a file is read as somebody said before, and how to read it without."""
    if not options.recalled:
        return []
    words = in_words({name: getattr(options, name) for name in options.recalled})
    return [f"Read {kept.get('how', 'as said before')}: {words}. Say --as-found to read it without."]


def in_words(fields: Kept) -> str:
    """What was said, for people."""
    told = [_WORDS[name](fields[name]) for name in FIELDS if name in _WORDS and fields.get(name)]
    columns = fields.get("mapping") or {}
    told += [f"“{theirs}” is {ours}" if ours else f"“{theirs}” is not used" for theirs, ours in columns.items()]
    told += [f"“{stage}” means {outcome}" for stage, outcome in (fields.get("stages") or {}).items()]
    told += [f"{ours} is {value} in every row" for ours, value in (fields.get("constants") or {}).items()]
    return listing(told)


_WORDS = {
    "table": lambda name: f"the table is {name}",
    "dates": lambda order: f"dates {ORDERS.get(order, order)}",
    "decimal": lambda mark: f"decimal {mark}",
    "currency": lambda code: f"amounts in {code.upper()}",
    "encoding": lambda name: f"text in {name}",
    "sheet": lambda name: f"sheet “{name}”",
    "header_row": lambda line: f"header on line {line}",
}
