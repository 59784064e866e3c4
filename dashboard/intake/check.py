"""Rows against the contract: what must be filled, which keys repeat."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.contracts import Contract, is_required, needs_one_of
from dashboard.format import count
from dashboard.intake.column import SPACES
from dashboard.intake.grid import Rows, count_distinct, numbered
from dashboard.intake.values import Values

Key = tuple[int, tuple[object, ...]]  # which of the contract's keys, and its values


@dataclass
class Checked:
    """Which rows load; which repeat another and are left out; what is worth telling."""

    good: np.ndarray
    repeats: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def fill_faults(contract: Contract, values: Values, length: int, implied: Collection[str] = ()) -> None:
    """Fault the rows that leave a required column empty; `implied` columns, which the file does not give, name no row."""
    for name in contract.required:
        if name in values.arrays:
            rows = np.flatnonzero(nulls(values.arrays[name])).tolist()
            add_faults(values, rows, [name], is_required(contract.column(name)))
    for names in contract.any_of:
        given = [name for name in names if name in values.arrays and name not in implied] or [
            name for name in names if name in values.arrays
        ]
        empty = np.ones(length, dtype=bool)
        for name in given:
            empty &= nulls(values.arrays[name])
        add_faults(values, np.flatnonzero(empty).tolist(), given, needs_one_of(names))


def add_faults(values: Values, rows: Sequence[int], names: Sequence[str], reason: str) -> None:
    """Fault rows for empty columns, where the cell is not faulted already."""
    headers = [values.cells[name].header if name in values.cells else name for name in names]
    for row in rows:
        faults = values.faults.setdefault(row, [])
        if not any(fault[0] in headers for fault in faults):
            faults.append((" / ".join(headers), written(values, names[0], row) if len(names) == 1 else "", reason))


def nulls(array: pa.Array) -> np.ndarray:
    """Where a column is empty."""
    return np.asarray(array.is_null().to_numpy(zero_copy_only=False))


def written(values: Values, name: str, row: int) -> str:
    """A cell as it stands in the file."""
    cells = values.cells.get(name)
    return cells.distinct[int(cells.codes[row])].strip(SPACES) if cells else ""


def repeats(contract: Contract, values: Values, rows: Rows, lines: Sequence[int]) -> Checked:
    """Rows free of faults; repeats are kept where lines add up, else the last one of a key wins."""
    checked = Checked(np.ones(len(rows), dtype=bool))
    checked.good[[*values.faults, *values.skipped]] = False
    if contract.lines == "add":
        same = int(checked.good.sum()) - count_distinct(rows, checked.good)
        if same:
            checked.notes.append(
                f"{count(same, 'row')} repeat another row exactly; they were kept and add up. Check that they are meant."
            )
        return checked
    if not surely_unique(contract, values):
        last_wins(contract, values, lines, checked)
    return checked


def surely_unique(contract: Contract, values: Values) -> bool:
    """Whether the first key is one column, filled in every row and never twice the same."""
    name = contract.keys[0][0] if contract.keys else ""
    if not contract.keys or len(contract.keys[0]) > 1 or name not in values.arrays:
        return not contract.keys
    array = values.arrays[name]
    return not array.null_count and pc.count_distinct(array).as_py() == len(array)


def last_wins(contract: Contract, values: Values, lines: Sequence[int], checked: Checked) -> None:
    """Of rows with one key the last stays; an identical one before it is skipped, a different one rejected."""
    later: dict[Key, int] = {}
    rows = sharing_a_key(contract, values, checked.good)
    columns = {name: array.take(pa.array(rows)).to_pylist() for name, array in values.arrays.items()}
    for place in range(len(rows) - 1, -1, -1):
        key = key_of(contract, columns, place)
        if key is None:
            continue
        winner = later.setdefault(key, place)
        if winner == place:
            continue
        row, line = int(rows[place]), lines[int(rows[winner])]
        checked.good[row] = False
        if all(column[place] == column[winner] for column in columns.values()):
            checked.repeats[row] = f"the same as line {line} in the columns used"
        else:
            name = next(name for name in contract.keys[key[0]] if name in columns)
            header = values.cells[name].header if name in values.cells else name
            fault = (header, written(values, name, row), f"line {line} has the same key and comes later")
            values.faults.setdefault(row, []).append(fault)


def sharing_a_key(contract: Contract, values: Values, good: np.ndarray) -> np.ndarray:
    """The rows that may share their key with another row, in order; all others surely do not."""
    sharing = np.zeros(len(good), dtype=bool)
    left = good.copy()
    for names in contract.keys:
        given = [name for name in names if name in values.arrays]
        if not given:
            continue
        empty = np.logical_or.reduce([nulls(values.arrays[name]) for name in given])
        mine = left if names is contract.keys[-1] else left & ~empty
        if len(given) < len(names) and names is not contract.keys[-1]:
            continue
        group = codes_of([values.arrays[name] for name in given], mine)
        sharing[np.flatnonzero(mine)[np.bincount(group)[group] > 1]] = True
        left = left & ~mine
    return np.flatnonzero(sharing)


def codes_of(arrays: Sequence[pa.Array], among: np.ndarray) -> np.ndarray:
    """A number for each row marked, equal where the rows hold the same values; empty is a value too."""
    whole = np.zeros(int(among.sum()), dtype=np.int64)
    for array in arrays:
        encoded = array.filter(pa.array(among)).dictionary_encode(null_encoding="encode")
        codes = encoded.indices.to_numpy(zero_copy_only=False)
        whole = numbered(whole * max(len(encoded.dictionary), 1) + codes)
    return whole


def key_of(contract: Contract, columns: dict[str, list[object]], row: int) -> Key | None:
    """A row's key: the first of the contract's keys whose columns it all fills."""
    for place, names in enumerate(contract.keys):
        if any(name not in columns and len(names) == 1 for name in names):
            continue
        parts = tuple(columns[name][row] if name in columns else None for name in names)
        filled = [part is not None for part in parts]
        if all(filled) or (place == len(contract.keys) - 1 and any(filled) and len(names) > 3):
            return place, parts
    return None
