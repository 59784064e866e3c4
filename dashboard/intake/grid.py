"""The rows of a large file by column: each distinct cell once, and which row holds which."""

from array import array
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from functools import cached_property
from typing import overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

AT_ONCE = 1 << 13


class Grid(Sequence[list[str]]):
    """A sequence of rows that keeps them by column; a row is built only when it is asked for."""

    def __init__(self, columns: Sequence[pa.DictionaryArray]) -> None:
        self.columns = list(columns)

    def __len__(self) -> int:
        return len(self.columns[0])

    @overload
    def __getitem__(self, index: int) -> list[str]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[list[str]]: ...
    def __getitem__(self, index: int | slice) -> list[str] | Sequence[list[str]]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            columns = [column[start:stop].to_pylist()[::step] for column in self.columns]
            return [list(row) for row in zip(*columns, strict=True)]
        return [words[codes[index]] for words, codes in zip(self.words, self.codes, strict=True)]

    def __iter__(self) -> Iterator[list[str]]:
        for start in range(0, len(self), AT_ONCE):
            yield from self[start : start + AT_ONCE]

    @cached_property
    def words(self) -> list[list[str]]:
        """The distinct cells of each column, in the order they first stand in the file."""
        return [column.dictionary.to_pylist() for column in self.columns]

    @cached_property
    def codes(self) -> list[np.ndarray]:
        """Which distinct cell each row holds, by column."""
        return [column.indices.to_numpy(zero_copy_only=False) for column in self.columns]

    def without(self, rows: Sequence[int]) -> "Grid":
        """All rows but these."""
        keep = np.ones(len(self), dtype=bool)
        keep[list(rows)] = False
        return Grid([_kept(column, pa.array(keep)) for column in self.columns])


def _kept(column: pa.DictionaryArray, keep: pa.Array) -> pa.DictionaryArray:
    """Some rows of a column; its distinct cells are theirs only, in the order they first stand."""
    left = column.indices.filter(keep).dictionary_encode()
    return pa.DictionaryArray.from_arrays(left.indices, column.dictionary.take(left.dictionary))


Rows = Sequence[Sequence[str]]


def encoded(rows: Rows, place: int) -> tuple[list[str], np.ndarray]:
    """One column of the rows: its distinct cells, and which of them each row holds."""
    if isinstance(rows, Grid):
        return rows.words[place], rows.codes[place]
    column = pa.array([row[place] for row in rows], pa.string()).dictionary_encode()
    return column.dictionary.to_pylist(), column.indices.to_numpy(zero_copy_only=False)


def with_columns(rows: Rows, places: Sequence[int]) -> Rows:
    """The rows with only these columns."""
    if isinstance(rows, Grid):
        return Grid([rows.columns[place] for place in places])
    return [[row[place] for place in places] for row in rows]


def with_cells(rows: Rows, changed: Mapping[int, Mapping[int, str]]) -> Rows:
    """The rows with some cells written anew: by row, by place."""
    if not isinstance(rows, Grid):
        return [[changed.get(index, {}).get(place, cell) for place, cell in enumerate(row)] for index, row in enumerate(rows)]
    columns = list(rows.columns)
    for place in {place for cells in changed.values() for place in cells}:
        fresh = {row: cells[place] for row, cells in sorted(changed.items()) if place in cells}
        mask = np.zeros(len(rows), dtype=bool)
        mask[list(fresh)] = True
        words = columns[place].dictionary_decode()
        columns[place] = pc.replace_with_mask(words, pa.array(mask), pa.array(fresh.values(), pa.string())).dictionary_encode()
    return Grid(columns)


def with_row(rows: Rows, at: int, cells: Sequence[str]) -> Rows:
    """The rows with one more before the row at a place."""
    if not isinstance(rows, Grid):
        return [*rows[:at], list(cells), *rows[at:]]
    columns = [column.dictionary_decode() for column in rows.columns]
    pieces = [
        pa.concat_arrays([column[:at], pa.array([cell], pa.string()), column[at:]])
        for column, cell in zip(columns, cells, strict=True)
    ]
    return Grid([column.dictionary_encode() for column in pieces])


def without(rows: Rows, left_out: Sequence[int]) -> Rows:
    """All rows but these."""
    if isinstance(rows, Grid):
        return rows.without(left_out)
    gone = set(left_out)
    return [row for index, row in enumerate(rows) if index not in gone]


def without_lines(lines: Sequence[int], left_out: Sequence[int]) -> MutableSequence[int]:
    """The line of each row that stays."""
    return array("i", np.delete(np.asarray(lines, dtype=np.int32), left_out).tobytes())


def rows_with(rows: Rows, place: int, words: set[str]) -> list[int]:
    """The rows that hold one of these cells in a column."""
    if not isinstance(rows, Grid):
        return [index for index, row in enumerate(rows) if row[place] in words]
    found = [code for code, word in enumerate(rows.words[place]) if word in words]
    return np.flatnonzero(np.isin(rows.codes[place], found)).tolist()


def distinct_words(rows: Rows, place: int) -> set[str]:
    """The distinct cells of a column."""
    return set(rows.words[place]) if isinstance(rows, Grid) else {row[place] for row in rows}


def count_distinct(rows: Rows, among: np.ndarray) -> int:
    """How many different rows stand among those marked."""
    if not isinstance(rows, Grid):
        return len({tuple(row) for row, taken in zip(rows, among.tolist(), strict=True) if taken})
    whole = np.zeros(int(among.sum()), dtype=np.int64)
    kinds = 1
    for words, codes in zip(rows.words, rows.codes, strict=True):
        if kinds * max(len(words), 1) >= 1 << 62:
            whole = numbered(whole)
            kinds = int(whole.max(initial=0)) + 1
        whole = whole * len(words) + codes[among]
        kinds *= max(len(words), 1)
    whole.sort()
    return int((np.diff(whole) != 0).sum()) + bool(len(whole))


def numbered(values: np.ndarray) -> np.ndarray:
    """A number for each value, counted from 0, equal where the values are."""
    order = np.argsort(values)
    numbers = np.empty(len(values), dtype=np.int64)
    numbers[order] = np.concatenate([[0], np.cumsum(np.diff(values[order]) != 0)])[: len(values)]
    return numbers
