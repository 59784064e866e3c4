"""Columns of text, cut by the week in which an export would have shown them, and written as CSV."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from .clock import day, loaded, observed

Columns = dict[str, np.ndarray]
CUTS = np.array([day(when) + 1 for when in observed()])


@dataclass(frozen=True)
class DemoFile:
    """One file as an analyst would upload it: what it holds, when it was exported and when it was loaded."""

    name: str
    table: str
    data: bytes
    observed_on: date
    loaded_at: datetime


def set_of(days: np.ndarray) -> np.ndarray:
    """The number of the first export that shows an event; beyond the last for those still to come or unknown."""
    return np.searchsorted(CUTS, days, side="right")


def texts(values: np.ndarray | list, known: np.ndarray | None = None) -> np.ndarray:
    """Values as text, empty where not known."""
    written = np.array([str(value) for value in np.asarray(values).tolist()], dtype=object)
    return written if known is None else np.where(known, written, "")


def money(values: np.ndarray) -> np.ndarray:
    """Amounts with two decimals."""
    return np.array([f"{value:.2f}" for value in values.tolist()], dtype=object)


def rows_of(columns: Columns, rows: np.ndarray) -> Columns:
    """The chosen rows of every column."""
    return {name: np.asarray(column, dtype=object)[rows] for name, column in columns.items()}


def by_set(columns: Columns, sets: np.ndarray) -> dict[int, Columns]:
    """Rows of each export that has any."""
    return {number: rows_of(columns, np.flatnonzero(sets == number)) for number in sorted(set(sets.tolist())) if number < len(CUTS)}


def csv(columns: Columns) -> bytes:
    """UTF-8, comma, header first; quotes only where a column needs them."""
    written = [_quoted(np.asarray(column, dtype=object).tolist()) for column in columns.values()]
    lines = map(",".join, zip(*written, strict=True))
    return "\n".join([",".join(columns), *lines, ""]).encode()


def files(tables: dict[str, dict[int, Columns]]) -> tuple[DemoFile, ...]:
    """Every file in the order of loading: by export, then in the order of the tables."""
    made = []
    for number, when in enumerate(observed()):
        present = [table for table in tables if number in tables[table]]
        made += [
            DemoFile(f"{table}_{when}.csv", table, csv(tables[table][number]), when, loaded(when, minute))
            for minute, table in enumerate(present)
        ]
    return tuple(made)


def _quoted(values: list[str]) -> list[str]:
    together = "".join(values)
    if "," not in together and '"' not in together:
        return values
    return [f'"{value.replace(chr(34), chr(34) * 2)}"' if "," in value or '"' in value else value for value in values]
