"""The whole way: bytes in, typed rows and reasons out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pyarrow as pa

from dashboard import progress
from dashboard.format import count, listing
from dashboard.intake import (
    amounts,
    bulk,
    currencies,
    edits,
    formats,
    groups,
    mapping,
    outcomes,
    periods,
    products,
    recall,
    receive,
    recognise,
    returned,
    shape,
    totals,
    wide,
    workbook,
)
from dashboard.intake.answer import File, answer
from dashboard.intake.dates import ORDERS
from dashboard.intake.decode import decode, plain_notes
from dashboard.intake.mapping import Match
from dashboard.intake.model import Options, Reading, Refused, Step
from dashboard.intake.named import day_in_name
from dashboard.intake.numbers import MARKS
from dashboard.intake.shape import Sheet
from dashboard.intake.split import DELIMITERS, Records, split
from dashboard.intake.steps import after, done
from dashboard.intake.totals import Total
from dashboard.intake.values import Values, read_columns

NO_OPTIONS = Options()
SNAPSHOTS = "opportunities"


def read(
    data: bytes,
    name: str,
    options: Options = NO_OPTIONS,
    remembered: Mapping[str, dict[str, object]] | None = None,
    time_zone: str = "UTC",
) -> Reading:
    """A file's typed rows and rejects with reasons; `Refused` with one sentence where it cannot be read for sure.

    `remembered` holds, by `Reading.header_key`, the fields of Options confirmed for files with that header.
    """
    steps: list[Step] = []
    try:
        found = read_file(data, plain_name(name), options, remembered or {}, ZoneInfo(time_zone), steps)
        pa.default_memory_pool().release_unused()
        return found
    except progress.Cancelled:
        raise
    except Refused as refused:
        refused.steps = after(steps, refused)
        raise
    except Exception as error:
        raise unreadable(error, steps) from error


def unreadable(error: Exception, steps: Sequence[Step]) -> Refused:
    """The refusal of a file that nothing foresaw."""
    refused = Refused(
        f"Tandem could not read this file ({type(error).__name__}: {str(error)[:120]}). Save it as a plain CSV in "
        "UTF-8 and try again."
    )
    refused.steps = after(steps, refused)
    return refused


def plain_name(name: str) -> str:
    """The last part of a file's name, for people; it is never used as a path."""
    last = PurePosixPath(name.replace("\\", "/").replace("\x00", "")).name
    return "".join(sign for sign in last if sign.isprintable())[:200] or "file"


def read_file(
    data: bytes,
    file: str,
    options: Options,
    remembered: Mapping[str, dict[str, object]],
    zone: ZoneInfo,
    steps: list[Step] | None = None,
) -> Reading:
    """The steps in order; each is added to `steps` when it is done."""
    steps = [] if steps is None else steps
    progress.at("receive")
    refuse_unknown_words(options)
    sha256 = receive.digest(data)
    receive.kind(data)
    steps.append(done("receive", f"{file}, {len(data):,} bytes, sha256 {sha256[:12]}…"))
    progress.at("shape")
    told, options = options, recall.located(data, options, remembered)
    sheet, separator, notes = to_sheet(data, options, steps)
    applied = edits.apply(sheet, options.edits)
    told_by_file, sheet = returned.table_told(sheet), returned.without_marks(sheet)
    steps.append(done("shape", told_shape(sheet, separator, ())))
    header_key = mapping.header_key(sheet.headers)
    kept = remembered.get(header_key, {})
    options = recall.completed(options, kept)
    notes = [*recall.notes(options, kept), *notes]
    asked_for = File(file, sha256, len(data), header_key, options, recall.said(told, kept))
    sheet = wide.unpivot(sheet, file, options)
    options = replace(options, table=options.table or told_by_file or sheet.table or None)
    known = None if told_by_file else formats.find(sheet.headers, sheet.preamble)
    days = periods.named_days(sheet, zone)
    options = products.with_day_of_report(known, sheet, days, options)
    match = recognise.choose(sheet.headers, file, options, len(days) == 2, sheet.rows[:500], known)
    options = replace(options, constants={**match.constants, **options.constants})
    progress.at("read")
    found = totals.set_aside(sheet, match)
    groups.carry_down(sheet, match, found)
    steps[-1] = done("shape", told_shape(sheet, separator, found))
    steps.append(done("recognise", told_match(match, options)))
    amounts.ask(match, sheet, options)
    products.fill_first(match, sheet, options.mapping.values())
    values = read_columns(match, sheet.headers, sheet.rows, sheet.lines, options, zone, separator, days)
    currencies.settle(match, values, options, len(sheet.rows))
    outcomes.settle(match, sheet, values, options.stages)
    for row, reason in periods.judge(match, sheet, values, zone, options.mapping).items():
        event = match.contract.event
        values.faults.setdefault(row, []).append((values.cells[event].header, sheet.rows[row][match.places[event]], reason))
    own = match.format.notes if match.format else ()
    corrections = corrected(match, values, applied)
    notes += [*sheet.notes, *match.notes, *own, *mapping.suggestions(match), *values.notes]
    steps.append(done("read", "; ".join(f"{ours}: {text}" for ours, text in values.readings.items()) or "As written."))
    progress.at("check")
    reading = answer(asked_for, sheet, match, found, values, [*corrections, *notes], steps)
    is_seen = bool(told_by_file) or match.contract.name == SNAPSHOTS
    return replace(reading, corrections=tuple(corrections), observed_on=day_in_name(file) if is_seen else None)


def corrected(match: Match, values: Values, applied: Sequence[edits.Applied]) -> list[str]:
    """What was corrected before the values were read, in sentences."""
    column = totals.money_name(match)
    return edits.told(applied, values.cells[column].header if column else "", values.marks.get(column))


def table_of(data: bytes, options: Options = NO_OPTIONS) -> Sheet:
    """The table as it stands in the file, with the corrected cells and before any value is read."""
    sheet, _, _ = to_sheet(data, options, [])
    edits.apply(sheet, options.edits)
    return sheet


def refuse_unknown_words(options: Options) -> None:
    """Dates and decimals are told in one of two words each."""
    for option, said, words in (("--dates", options.dates, ORDERS), ("--decimal", options.decimal, MARKS)):
        if said and said not in words:
            raise Refused(f"{option} is {' or '.join(words)}, not “{said}”.", None, option, tuple(words))
    for stage, outcome in options.stages.items():
        if outcome not in outcomes.WORDS:
            raise Refused(f"A stage means won, lost or open, not “{outcome}”: --stage '{stage}=won'.", None, "--stage")


def to_sheet(data: bytes, options: Options, steps: list[Step]) -> tuple[Sheet, str, list[str]]:
    """The table in a workbook or a text, the mark that parts its cells, and what is worth telling."""
    if receive.kind(data) == "xlsx":
        steps.append(done("decode", "A workbook."))
        names, rows, notes = workbook.cells(data, options.sheet)
        steps[-1] = done("decode", f"A workbook, sheet “{names[0]}”.", names)
        records = Records(rows, list(range(1, len(rows) + 1)), "sheet")
        return shape.find(records, mapping.known, options.header_row, False), "sheet", notes
    plain = plain_notes(data) if len(data) >= bulk.LARGE and not options.encoding else None
    if plain is not None:
        steps.append(done("decode", "utf-8 text."))
        if found := bulk.find(data, mapping.known, options.header_row):
            return *found, list(plain)
    decoded = decode(data, options.encoding)
    if plain is None:
        steps.append(done("decode", f"{decoded.encoding} text."))
    if plain is None and len(data) >= bulk.LARGE:
        found = bulk.find(decoded.text.encode(), mapping.known, options.header_row)
        if found:
            return *found, list(decoded.notes)
    records = split(decoded.text, mapping.known)
    sheet = shape.find(records, mapping.known, options.header_row, not decoded.text.endswith(("\n", "\r")))
    return sheet, records.delimiter, [*decoded.notes, *records.notes]


def told_shape(sheet: Sheet, delimiter: str, found: Sequence[Total]) -> str:
    """What the table looks like, in words."""
    parted = f"parted by {DELIMITERS.get(delimiter, delimiter)}" if delimiter != "sheet" else "from a sheet"
    extra = f", {count(len(found), 'total row')} set aside" if found else ""
    return (
        f"Header on line {sheet.header_line}, {count(len(sheet.headers), 'column')} {parted}, "
        f"{count(len(sheet.rows), 'row')}{extra}."
    )


def told_match(match: Match, options: Options) -> str:
    """Which table it is, and which columns are used."""
    used = [theirs if theirs == ours else f"{theirs} → {ours}" for theirs, ours in match.mapping.items()]
    used += [f"{ours} = {value}" for ours, value in options.constants.items()]
    left = f" Not used: {listing(list(match.unused))}." if match.unused else ""
    origin = f"{match.format.product}, {match.format.title}. " if match.format else ""
    return f"{origin}{match.contract.title} ({match.contract.name}): {listing(used)}.{left}"
