"""The answer: rows that load, rows that do not and why, and sums that add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.contracts import Contract
from dashboard.format import count, listing
from dashboard.intake import cents, check, totals
from dashboard.intake.column import SPACES
from dashboard.intake.mapping import Match
from dashboard.intake.model import Money, Options, Reading, Reject, Skip, Step
from dashboard.intake.shape import Sheet
from dashboard.intake.spelling import scale_of
from dashboard.intake.steps import done
from dashboard.intake.totals import Total
from dashboard.intake.values import ARROW, Values

WON_OR_LOST = ("won", "lost", "gewonnen", "verloren", "gagn", "perdu", "ganad", "perdid", "closed")


@dataclass(frozen=True)
class File:
    """What is known of the file as such."""

    name: str
    sha256: str
    size: int
    header_key: str
    options: Options
    said: Mapping[str, object]


def answer(
    file: File,
    sheet: Sheet,
    match: Match,
    found: list[Total],
    values: Values,
    notes: list[str],
    steps: list[Step],
) -> Reading:
    """Check the rows and put the answer together."""
    contract = match.contract
    check.fill_faults(contract, values, len(sheet.rows), match.constants)
    money_column = totals.money_name(match)
    amounts = values.arrays[money_column] if money_column else pa.array([], ARROW["money"])
    mark = values.marks.get(money_column)
    power = scale_of(values.cells[money_column].header) if money_column else 0
    notes += totals.compare(found, amounts, mark, power)
    unlabelled = blank_totals(contract, values, amounts, sheet, notes)
    checked = check.repeats(contract, values, sheet.rows, sheet.lines)
    rows = build(contract, values, sheet.lines, checked.good, notes)
    rejects = sorted([*sheet.rejects, *faults_told(values, sheet.lines)], key=lambda reject: reject.line)
    skips = list(sheet.skips)
    skips += [Skip(total.line, f"a total row: {total.label}", totals.amount(total.money, mark, power)) for total in found]
    skips += [Skip(line, f"a total: {label}", totals.amount(text, mark, power)) for line, label, text in sheet.beside]
    for row, reason in {**checked.repeats, **unlabelled}.items():
        amount = amounts[row].as_py() if money_column else None
        skips.append(Skip(sheet.lines[row], reason, None if amount is None else in_cents(amount)))
    skips.sort(key=lambda skip: skip.line)
    money = conserve(money_column, rows, amounts, checked, values, skips)
    rows_in = rows.num_rows + len({reject.line for reject in rejects}) + len(skips)
    notes += [*checked.notes, *about_rows(match, values, sheet, rows)]
    steps.append(done("check", told_check(rows.num_rows, rejects, skips, rows_in)))
    return Reading(
        table=contract.name,
        source=match.format.name if match.format else "file",
        file=file.name,
        sha256=file.sha256,
        size=file.size,
        rows=rows,
        columns=tuple(rows.column_names[1:]),
        mapping=dict(match.mapping),
        unused=match.unused,
        readings=values.readings,
        samples={cells.header: samples(cells.distinct) for cells in values.cells.values()},
        rejects=tuple(rejects),
        skips=tuple(skips),
        rows_in=rows_in,
        money=money,
        notes=tuple(dict.fromkeys(notes)),
        steps=tuple(steps),
        header_key=file.header_key,
        options=file.options,
        said=file.said,
    )


def samples(distinct: Sequence[str]) -> tuple[str, ...]:
    """The first few values of a column."""
    return tuple(value.strip(SPACES)[:80] for value in distinct[:20] if value.strip(SPACES))[:3]


def blank_totals(contract: Contract, values: Values, amounts: pa.Array, sheet: Sheet, notes: list[str]) -> dict[int, str]:
    """Rows that name nothing and hold exactly the sum of all others: totals without a label."""
    names = {name for either in contract.any_of for name in either}
    named = [values.arrays[name] for name in names if name in values.cells]
    if contract.lines != "add" or not named or len(amounts) < 3:
        return {}
    empty = np.logical_and.reduce([check.nulls(array) for array in named])
    found = np.flatnonzero(empty).tolist()
    stated = amounts[found[0]].as_py() if len(found) == 1 else None
    if stated is None:
        return {}
    row, rest = found[0], totals.added(amounts) - stated
    if stated != rest:
        return {}
    values.faults.pop(row, None)
    values.skipped.add(row)
    notes.append(f"Line {sheet.lines[row]} names nothing and holds the sum of all other rows, {rest:,.2f}: it is their total.")
    return {row: "a total row without a label; it matches the sum of the others"}


def build(contract: Contract, values: Values, lines: Sequence[int], good: np.ndarray, notes: list[str]) -> pa.Table:
    """The rows that load, typed as the contract says."""
    keep = None if good.all() else pa.array(good)
    columns: dict[str, pa.Array] = {"line": kept(pa.array(np.asarray(lines, dtype=np.int32)), keep)}
    for column in contract.columns:
        if column.name not in values.arrays:
            continue
        array = kept(values.arrays[column.name], keep)
        if column.type == "money":
            array, rounded = cents.to_cents(array, contract.lines == "add")
            if rounded:
                how = "so that the running total stays exact" if contract.lines == "add" else "to the nearest cent"
                notes.append(f"{column.name} has fractions of a cent; they were rounded {how}.")
        columns[column.name] = array
    return pa.table(columns)


def kept(array: pa.Array, keep: pa.Array | None) -> pa.Array:
    """The marked part of a column; the column itself where nothing is left out."""
    return array if keep is None else array.filter(keep)


def faults_told(values: Values, lines: Sequence[int]) -> list[Reject]:
    """Every fault of every row, with its line."""
    return [
        Reject(lines[row], header, text[:200], reason)
        for row, faults in sorted(values.faults.items())
        for header, text, reason in faults
    ]


def conserve(
    column: str,
    rows: pa.Table,
    amounts: pa.Array,
    checked: check.Checked,
    values: Values,
    skips: Sequence[Skip],
) -> Money | None:
    """The money loaded, rejected and skipped."""
    if not column:
        return None
    zero = Decimal("0.00")
    loaded = pc.sum(rows[column]).as_py() or zero
    rejected = sum((amounts[row].as_py() or zero for row in values.faults), zero)
    skipped = sum((skip.money for skip in skips if skip.money is not None), zero)
    return Money(column, loaded, in_cents(rejected), in_cents(skipped))


def in_cents(value: Decimal) -> Decimal:
    """Two decimals, unless that would lose something."""
    return value.quantize(cents.CENT) if value == value.quantize(cents.CENT) else value.normalize()


def about_rows(match: Match, values: Values, sheet: Sheet, rows: pa.Table) -> list[str]:
    """What an analyst should know about the table as a whole."""
    notes = []
    ragged = sum(reject.column == "" for reject in sheet.rejects)
    if ragged:
        notes.append(f"{count(ragged, 'row')} of another width than the header: their money cannot be read, so it is not counted.")
    if not rows.num_rows:
        notes.append("No row loads from this file.")
    if match.contract.name == "spend" and "cost" in rows.column_names:
        negative = pc.sum(pc.less(rows["cost"], 0)).as_py() or 0
        if negative:
            notes.append(f"{count(negative, 'row')} with negative cost: taken as refunds.")
    notes += about_key(match)
    if match.contract.name == "opportunities" and not {"is_won", "is_closed"} & set(rows.column_names):
        stages = {str(stage).lower() for stage in rows["stage"].unique().to_pylist()} if rows.num_rows else set()
        if stages and not any(word in stage for stage in stages for word in WON_OR_LOST):
            notes.append("No stage looks won or lost, and there is no is_won or is_closed column: every deal will count as open.")
    return notes


def about_key(match: Match) -> list[str]:
    """Say so where the file has no id and rows are told apart by what comes next."""
    first, *others = match.contract.keys
    used = next((names for names in others if all(name in match.places for name in names)), ())
    if len(first) > 1 or first[0] in match.places or not used:
        return []
    return [f"There is no {first[0]} in the file: rows are told apart by {listing(list(used))}."]


def told_check(loaded: int, rejects: Sequence[Reject], skips: Sequence[Skip], rows_in: int) -> str:
    """The count of rows, which adds up."""
    rejected = len({reject.line for reject in rejects})
    return f"{rows_in:,} in = {loaded:,} to load + {rejected:,} rejected + {len(skips):,} skipped."
