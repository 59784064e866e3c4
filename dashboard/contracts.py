"""What each table promises, read from data/contracts: DDL, templates, error sentences and Definitions derive."""

import csv
import io
import tomllib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from dashboard.paths import data_folder

DUCKDB_TYPES = {
    "id": "VARCHAR",
    "text": "VARCHAR",
    "email": "VARCHAR",
    "money": "DECIMAL(18,2)",
    "number": "DECIMAL(18,6)",
    "integer": "BIGINT",
    "date": "DATE",
    "time": "TIMESTAMP",
    "flag": "BOOLEAN",
}
UNITS = frozenset({"money", "count", "ratio", "percent", "days", "hours", "date", "time", "text", "flag"})
# Normalised headers that, as synonyms, fill a column of a known table but cannot tell which table a file is.
GENERIC_HEADERS = frozenset({"id", "recordid", "name", "title", "type", "status", "value", "amount", "source", "date"})
_KINDS = {
    "id": "an identifier",
    "text": "text",
    "email": "one e-mail address",
    "money": "an amount",
    "number": "a number",
    "integer": "a whole number",
    "date": "a date",
    "time": "a date, with or without a time,",
    "flag": "yes or no",
}


class UnknownTable(LookupError):
    """No contract has this name; the message suggests one that does."""


@dataclass(frozen=True)
class Column:
    """One column: what a cell may hold, what it means, what other tools call it.

    `surest`: headers that come before the column's own name; a row's value is the first that the row fills.
    """

    name: str
    type: str
    unit: str
    required: bool
    meaning: str
    example: str
    synonyms: tuple[str, ...] = ()
    surest: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    minimum: str = ""
    references: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """What the column is called, the surest first."""
        return (*self.surest, self.name, *self.synonyms)

    @property
    def duckdb_type(self) -> str:
        """The column's type in the warehouse."""
        return DUCKDB_TYPES[self.type]


@dataclass(frozen=True)
class Contract:
    """One table: its columns, its keys, and how a file of it is recognised."""

    place: int
    name: str
    title: str
    meaning: str
    source: str
    keys: tuple[tuple[str, ...], ...]
    any_of: tuple[tuple[str, ...], ...]
    lines: str
    event: str
    unlocks: str
    export: str
    recognise: tuple[str, ...]
    hints: tuple[str, ...]
    columns: tuple[Column, ...]
    before: tuple[str, ...] = ()

    @cached_property
    def headers(self) -> dict[str, str]:
        """Every normalised header known here, and its column; of a column the surest first, then its name, then its synonyms."""
        return {normalise(header): column.name for column in self.columns for header in column.headers}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns every row must fill."""
        return tuple(column.name for column in self.columns if column.required)

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)

    def ddl_columns(self) -> list[tuple[str, str]]:
        """Name and DuckDB type of each column, in order."""
        return [(column.name, column.duckdb_type) for column in self.columns]

    def template_csv(self) -> str:
        """A file to fill in: the header and one example row."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(column.name for column in self.columns)
        writer.writerow(column.example for column in self.columns)
        return text.getvalue()

    def fits(self, columns: Collection[str]) -> bool:
        """Whether a file with these columns can be this table."""
        return bool(self.recognise) and all(any(name in columns for name in either.split("|")) for either in self.recognise)

    def is_telling(self, header: str) -> bool:
        """Whether this header says something for a file being this table: a column's own name, or no generic word."""
        key = normalise(header)
        return key in self.headers and (key not in GENERIC_HEADERS or key == normalise(self.headers[key]))

    def hint_length(self, file_name: str) -> int:
        """How long the longest hint found in the file's name is; 0 where there is none."""
        name = normalise(file_name)
        return max((len(hint) for hint in map(normalise, self.hints) if hint in name), default=0)


@cache
def contracts() -> dict[str, Contract]:
    """Every contract by name, in the order the tables are listed to people."""
    read = (_read(path) for path in (data_folder() / "contracts").glob("*.toml"))
    return {contract.name: contract for contract in sorted(read, key=lambda contract: contract.place)}


def contract(name: str) -> Contract:
    """The contract of this table, or a sentence that suggests one."""
    if name in contracts():
        return contracts()[name]
    near = get_close_matches(name.lower(), contracts(), n=1)
    advice = f'did you mean "{near[0]}"?' if near else f"the tables are {', '.join(contracts())}."
    raise UnknownTable(f'There is no table "{name}"; {advice}')


@lru_cache(maxsize=4096)
def normalise(header: str) -> str:
    """A header as it is compared: lower case, without accents, spaces and punctuation."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", header.casefold()) if sign.isalnum())


def must_be(column: Column) -> str:
    """What a cell of this column must be, to follow the column's name in a sentence."""
    if column.allowed:
        return f"must be {_either(column.allowed)}"
    if column.type == "flag":
        return "must be yes or no"
    least = f", at least {column.minimum}" if column.minimum else ""
    return f"must be {_KINDS[column.type]} such as {column.example}{least}"


def is_required(column: Column) -> str:
    """What to say of a row that leaves a required column empty."""
    return f"{column.name} is empty, and every row needs it: {column.meaning[0].lower()}{column.meaning[1:]}"


def needs_one_of(names: Collection[str]) -> str:
    """What to say of a row that fills none of these columns."""
    return f"the row needs {_either(names)}"


def expected(table: Contract) -> str:
    """Which columns a file must have to be this table."""
    *most, last = [_either(either.split("|")) for either in table.recognise or table.required]
    return f"A file of {table.title.lower()} needs {'; '.join(most)}{'; and ' if most else ''}{last}."


def _either(names: Collection[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _read(path: Path) -> Contract:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    table["columns"] = [_build(Column, column) for column in table["columns"]]
    return _build(Contract, table)


def _build(kind: type, values: dict[str, Any]) -> Any:
    unknown = values.keys() - {field.name for field in fields(kind)}
    if unknown:
        raise ValueError(f"{values['name']}: unknown {', '.join(sorted(unknown))}")
    return kind(**{name: _frozen(value) for name, value in values.items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
