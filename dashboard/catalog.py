"""Finds the .sql files of queries/ and reads what their headers promise."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from dashboard.paths import queries_folder

UNITS = ("money", "count", "ratio", "percent", "days", "hours", "date", "time", "text", "flag")
_FACTS = ("grain", "rows", "trend", "side", "better")
_FACT = re.compile(rf"^({'|'.join(_FACTS)}):\s*(.*)$")
_PARAMETER = re.compile(r"^\$(\w+)\s+(text\[\]|number\[\]|\w+)(\?)?\s+(.*)$")
_MACRO = re.compile(r"create or replace macro main\.(\w+)\([^)]*\) as table\n(.+?);\n", re.DOTALL)
_COLUMN = re.compile(rf"^(\w+)\s+({'|'.join(UNITS)})\s+(.*)$")


class UnknownQuestion(LookupError):
    """No file in queries/ has this name."""


class BadHeader(ValueError):
    """A .sql file's header breaks the grammar; the message names file and line."""


@dataclass(frozen=True)
class Parameter:
    """A value the caller binds: `$since date? First day counted.`"""

    name: str
    type: str
    is_optional: bool
    meaning: str


@dataclass(frozen=True)
class Column:
    """A column of the answer, with its unit and meaning."""

    name: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class Query:
    """One .sql file: its question, what it takes, what it answers, and its text."""

    name: str
    title: str
    meaning: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sql: str
    path: Path
    grain: tuple[str, ...] = ()
    rows: str = ""
    trend: str = ""
    side: str = "both"
    better: str = ""

    @property
    def folder(self) -> str:
        """The folder under queries/."""
        return self.name.split("/")[0]

    @property
    def stem(self) -> str:
        """The file's own name, which is the view's name for staging and marts."""
        return self.name.split("/")[1]

    @property
    def units(self) -> dict[str, str]:
        """Each column's unit."""
        return {column.name: column.unit for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)


def _header_lines(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line[2:].strip())
    return lines


def parse(name: str, text: str, path: Path) -> Query:
    """Read one file's header; raises BadHeader when it has no title."""
    lines = _header_lines(text)
    if not lines or not lines[0]:
        raise BadHeader(f"{path}:1 must start with '-- ' and a title.")
    facts: dict[str, str] = {}
    parameters, columns, prose = [], [], []
    for line in lines[1:]:
        if match := _FACT.match(line):
            facts[match[1]] = match[2]
        elif match := _PARAMETER.match(line):
            parameters.append(Parameter(match[1], match[2], bool(match[3]), match[4]))
        elif match := _COLUMN.match(line):
            columns.append(Column(match[1], match[2], match[3]))
        else:
            prose.append(line)
    return Query(
        name=name,
        title=lines[0],
        meaning=" ".join(line for line in prose if line),
        parameters=tuple(parameters),
        columns=tuple(columns),
        sql=text,
        path=path,
        grain=tuple(part.strip() for part in facts.get("grain", "").split(",") if part.strip()),
        rows=facts.get("rows", ""),
        trend=facts.get("trend", ""),
        side=facts.get("side", "both"),
        better=facts.get("better", ""),
    )


@cache
def queries() -> dict[str, Query]:
    """Every question, staging view and mart, by `folder/name`."""
    folder = queries_folder()
    found = {}
    for path in sorted(folder.glob("*/*.sql")):
        name = f"{path.parent.name}/{path.stem}"
        found[name] = parse(name, path.read_text(encoding="utf-8"), path)
    return found


def query(name: str) -> Query:
    """The query of this name; raises UnknownQuestion with near names."""
    from difflib import get_close_matches

    try:
        return queries()[name]
    except KeyError:
        near = get_close_matches(name, queries(), n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UnknownQuestion(f"There is no question called {name}.{hint}") from None


def table_macros_text() -> str:
    """The text of the table macros, which questions use as if they were marts with parameters."""
    return (queries_folder() / "table_macros.sql").read_text(encoding="utf-8")


@cache
def _table_macros() -> dict[str, str]:
    return dict(_MACRO.findall(table_macros_text()))


@cache
def upstream(sql: str) -> frozenset[str]:
    """Names of the tables and views a statement reads, also through table macros; its own CTEs left out."""
    with _parser().cursor() as cursor:
        [(text,)] = cursor.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchall()
    tree = json.loads(text)
    if tree.get("error"):
        raise BadHeader(tree.get("error_message", "This SQL cannot be read."))
    tables: set[str] = set()
    ctes: set[str] = set()
    _walk(tree, tables, ctes)
    return frozenset(tables - ctes)


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """An empty database that only parses."""
    return duckdb.connect(config={"threads": 1})


def _walk(node: object, tables: set[str], ctes: set[str]) -> None:
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            tables.add(node["table_name"])
        if node.get("type") == "TABLE_FUNCTION" and (macro := _table_macros().get(node["function"]["function_name"])):
            tables |= upstream(macro)
        if "cte_map" in node:
            ctes.update(entry["key"] for entry in node["cte_map"]["map"])
        for value in node.values():
            _walk(value, tables, ctes)
    elif isinstance(node, list):
        for value in node:
            _walk(value, tables, ctes)


def _in_order(chosen: Iterable[Query]) -> list[Query]:
    by_stem = {query.stem: query for query in chosen}
    graph = {stem: upstream(query.sql) & set(by_stem) for stem, query in by_stem.items()}
    return [by_stem[stem] for stem in TopologicalSorter(graph).static_order()]


@cache
def built() -> tuple[Query, ...]:
    """Staging views and marts in the order in which they can be created."""
    return tuple(_in_order(query for query in queries().values() if query.folder in ("staging", "marts")))


@cache
def marts() -> tuple[Query, ...]:
    """Marts in the order in which they can be built."""
    return tuple(query for query in built() if query.folder == "marts")


@cache
def behind(sql: str) -> tuple[Query, ...]:
    """Staging views and marts that a statement reads, by however many others, in the order in which they can be created."""
    needed = set(upstream(sql))
    for query in reversed(built()):
        if query.stem in needed:
            needed |= upstream(query.sql)
    return tuple(query for query in built() if query.stem in needed)


@cache
def sources() -> dict[str, frozenset[str]]:
    """What each staging view and mart reads in the end, by its stem: tables that no file of queries/ makes."""
    found: dict[str, frozenset[str]] = {}
    for query in built():
        read = upstream(query.sql)
        found[query.stem] = frozenset().union(*(found.get(name, {name}) for name in read))
    return found


@cache
def lookups() -> tuple[Query, ...]:
    """The marts that staging views read: they are built before anything else is asked."""
    read = set().union(*(upstream(query.sql) for query in built() if query.folder == "staging"))
    return tuple(query for query in marts() if query.stem in read)
