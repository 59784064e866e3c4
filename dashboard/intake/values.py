"""Cells to typed columns: each column is judged whole, and each distinct value is read once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from dashboard.contracts import Column, must_be
from dashboard.format import listing
from dashboard.intake import dates, numbers, texts
from dashboard.intake.cents import MONEY
from dashboard.intake.column import SPACES, Parsed
from dashboard.intake.grid import Rows, encoded
from dashboard.intake.mapping import Match
from dashboard.intake.model import Options, Refused
from dashboard.intake.spelling import scale_of

ARROW = {
    "id": pa.string(),
    "text": pa.string(),
    "email": pa.string(),
    "money": pa.decimal128(38, 12),
    "number": pa.decimal128(18, 6),
    "integer": pa.int64(),
    "date": pa.date32(),
    "time": pa.timestamp("us"),
    "flag": pa.bool_(),
}
NUMERIC = ("money", "number", "integer")
DATED = ("date", "time")
STEPS = {"money": Decimal("1e-12"), "number": Decimal("1e-6")}


@dataclass
class Cells:
    """One column of the file: its distinct values, and which row holds which."""

    header: str
    column: Column
    distinct: list[str]
    codes: np.ndarray
    lines: Sequence[int]

    def line(self, index: int) -> int | None:
        """The first line that holds a distinct value."""
        at = np.flatnonzero(self.codes == index)
        return self.lines[at[0]] if len(at) else None

    def line_of(self, value: str) -> int | None:
        """The first line that holds a value as it is shown in a sentence."""
        return next((self.line(i) for i, cell in enumerate(self.distinct) if cell.strip(SPACES) == value), None)


@dataclass
class Values:
    """All columns, read: arrays as long as the file, and the faults of single cells."""

    arrays: dict[str, pa.Array] = field(default_factory=dict)
    cells: dict[str, Cells] = field(default_factory=dict)
    parsed: dict[str, Parsed] = field(default_factory=dict)
    faults: dict[int, list[tuple[str, str, str]]] = field(default_factory=dict)
    skipped: set[int] = field(default_factory=set)
    readings: dict[str, str] = field(default_factory=dict)
    marks: dict[str, numbers.Mark] = field(default_factory=dict)
    orders: dict[str, dates.Order] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_columns(
    match: Match,
    headers: Sequence[str],
    rows: Rows,
    lines: Sequence[int],
    options: Options,
    zone: ZoneInfo,
    separator: str,
    days: Sequence[date] = (),
) -> Values:
    """Every mapped column and every constant, typed."""
    values = Values()
    for ours, place in match.places.items():
        distinct, codes = encoded(rows, place)
        column = match.contract.column(ours)
        if match.format and column.type in ("text", "id"):
            distinct = match.format.in_our_words(ours, distinct)
        values.cells[ours] = Cells(headers[place], column, distinct, codes, lines)
    decide(values, options, separator, days)
    for ours, cells in values.cells.items():
        parsed = read_cells(cells, values, zone)
        settle(values, ours, cells, parsed)
    for ours, text in options.constants.items():
        values.arrays[ours] = constant(match.contract, ours, text, len(rows), options, zone)
    return values


def decide(values: Values, options: Options, separator: str, days: Sequence[date] = ()) -> None:
    """Choose the order of dates and the decimal marks, each column from itself, then from the title, then its neighbours."""
    dated = {name: dates.evidence(c.distinct) for name, c in values.cells.items() if c.column.type in DATED}
    figures = {name: numbers.evidence(c.distinct) for name, c in values.cells.items() if c.column.type in NUMERIC}
    all_dates = dates.Evidence(
        sum(own.day_first for own in dated.values()),
        sum(own.month_first for own in dated.values()),
        proof=next((own.proof for own in dated.values() if own.proof), ""),
    )
    sure = [own for name, own in figures.items() if values.cells[name].column.type != "integer"]
    all_figures = numbers.Evidence(
        sum(own.point for own in sure),
        sum(own.comma for own in sure),
        proof=next((own.proof for own in sure if own.proof), ""),
    )
    for name, own_dates in dated.items():
        cells = values.cells[name]
        line = cells.line_of(own_dates.year_doubt or own_dates.doubt or own_dates.proof)
        is_open = not options.dates or "dates" in options.recalled
        by_title = dates.order_within(cells.distinct, days) if own_dates.either and is_open else None
        if options.dates and is_open:
            dates.refuse_contradicted(cells.header, own_dates, options.dates, by_title, line)
        values.orders[name] = by_title or dates.decide(
            cells.header, own_dates, options.dates, all_dates, () if line is None else (line,)
        )
    for name, own in figures.items():
        cells = values.cells[name]
        if options.decimal and "decimal" in options.recalled and cells.column.type != "integer":
            numbers.refuse_contradicted(cells.header, own, options.decimal, cells.line_of(own.proof))
        values.marks[name] = numbers.decide(
            cells.header, cells.column.type, own, options.decimal, all_figures, cells.line_of(own.doubt), separator
        )


def read_cells(cells: Cells, values: Values, zone: ZoneInfo) -> Parsed:
    """The distinct values of one column, read by its type."""
    column = cells.column
    if column.type in DATED:
        return dates.read(cells.distinct, values.orders[column.name], zone, column.type == "time")
    if column.type in NUMERIC:
        parsed = numbers.read(cells.distinct, column.type, column.unit, values.marks[column.name], scale_of(cells.header))
        below_minimum(parsed, cells)
        return parsed
    return texts.read(cells.distinct, column)


def below_minimum(parsed: Parsed, cells: Cells) -> None:
    """Fault the values smaller than the contract allows."""
    if not cells.column.minimum:
        return
    least = Decimal(cells.column.minimum)
    for index, value in enumerate(parsed.values):
        if isinstance(value, Decimal) and value < least:
            parsed.faults[index] = f"“{cells.distinct[index].strip(SPACES)}”: {cells.column.name} {must_be(cells.column)}"


def settle(values: Values, ours: str, cells: Cells, parsed: Parsed) -> None:
    """Spread the distinct values over the rows, and note what was found."""
    values.parsed[ours] = parsed
    values.arrays[ours] = spread(cells, parsed, values.notes)
    if parsed.faults:
        bad = np.flatnonzero(np.isin(cells.codes, np.fromiter(parsed.faults, dtype=np.int64)))
        for row in bad.tolist():
            code = int(cells.codes[row])
            values.faults.setdefault(row, []).append((cells.header, cells.distinct[code], parsed.faults[code]))
    if parsed.sentence:
        values.readings[ours] = parsed.sentence
    values.notes += [f"“{cells.header}” {note}." for note in parsed.notes]
    if parsed.nulls:
        shown = listing([f"“{word}”" for word in dict.fromkeys(parsed.nulls)][:6])
        values.notes.append(f"{shown} in “{cells.header}” was read as nothing.")


def spread(cells: Cells, parsed: Parsed, notes: list[str]) -> pa.Array:
    """A typed array as long as the file."""
    kind = cells.column.type
    if not cells.distinct:
        return pa.array([], ARROW[kind])
    known = [None if index in parsed.faults else value for index, value in enumerate(parsed.values)]
    exact = MONEY if kind == "money" and parsed.decimals <= MONEY.scale else ARROW[kind]
    return pa.array(typed(known, parsed.decimals, cells, notes), exact).take(pa.array(cells.codes))


def typed(known: list[object], decimals: int, cells: Cells, notes: list[str]) -> list[object]:
    """Values in the form Arrow wants, rounding what is finer than the column holds."""
    kind = cells.column.type
    if kind == "integer":
        return [None if value is None else int(value) for value in known]  # type: ignore[call-overload]
    if kind not in STEPS or decimals <= -STEPS[kind].adjusted():
        return known
    notes.append(f"“{cells.header}” has more than {-STEPS[kind].adjusted()} decimals; they were rounded.")
    return [value.quantize(STEPS[kind], ROUND_HALF_EVEN) if isinstance(value, Decimal) else value for value in known]


def constant(contract: object, ours: str, text: str, length: int, options: Options, zone: ZoneInfo) -> pa.Array:
    """A column that the analyst gave one value."""
    try:
        column = contract.column(ours)  # type: ignore[attr-defined]
    except StopIteration:
        raise Refused(f"{contract.title} has no column “{ours}”.", None, "--set") from None  # type: ignore[attr-defined]
    cells = Cells(ours, column, [text], np.zeros(length, dtype=np.int64), ())
    held = Values(cells={ours: cells})
    decide(held, options, ",")
    parsed = read_cells(cells, held, zone)
    if parsed.faults:
        raise Refused(f"--set {ours}={text} cannot be: {parsed.faults[0]}.", None, "--set")
    return spread(cells, parsed, held.notes) if length else pa.array([], ARROW[column.type])
