"""Writes docs/tables.md and docs/questions.md from the contracts and the headers of the SQL files: `make docs`."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from dashboard.catalog import Query, queries
from dashboard.contracts import Column, Contract, contracts, must_be

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Written by `make docs`; change the source, not this page. -->"


def main() -> None:
    """Write both pages."""
    _write("tables.md", ["# Tables", "What a file may bring, from `data/contracts/`.", *map(_table, contracts().values())])
    folders = groupby(sorted(queries().values(), key=lambda query: query.name), key=lambda query: query.folder)
    parts = [part for folder, members in folders for part in _folder(folder, members)]
    _write("questions.md", ["# Questions", "Every number on every page, from the headers in `queries/`.", *parts])


def _write(name: str, parts: Iterable[str]) -> None:
    (DOCS / name).write_text("\n\n".join([MADE, *parts]) + "\n", encoding="utf-8")
    print(f"Wrote docs/{name}")


def _table(table: Contract) -> str:
    keys = "; else ".join(" + ".join(_part_of_key(column) for column in key) for key in table.keys)
    facts = [f"Key: {keys}."]
    facts += [f"Needs one of {', '.join(f'`{column}`' for column in columns)}." for columns in table.any_of]
    facts += [f"Export: {table.export}"] if table.export else []
    rows = [_row("column", "what it is", "must be", "also read as"), _row(*["---"] * 4), *map(_column, table.columns)]
    return "\n\n".join([f"## {table.title} (`{table.name}`)", table.meaning, " ".join(facts), "\n".join(rows)])


def _part_of_key(column: str) -> str:
    return f"`{column[:-1]}` (may be empty)" if column.endswith("?") else f"`{column}`"


def _column(column: Column) -> str:
    name = f"**`{column.name}`** (required)" if column.required else f"`{column.name}`"
    return _row(name, column.meaning, must_be(column).removeprefix("must be "), ", ".join(column.synonyms))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _folder(folder: str, members: Iterable[Query]) -> list[str]:
    return [f"## {folder}", *map(_question, members)]


def _question(query: Query) -> str:
    rows = [_row("column", "unit", "meaning"), _row(*["---"] * 3)]
    rows += [_row(f"`{column.name}`", column.unit, column.meaning) for column in query.columns]
    taken = ", ".join(f"`${parameter.name}`" for parameter in query.parameters)
    about = " ".join(part for part in (query.meaning, f"Takes {taken}." if taken else "") if part)
    heading = f"### [{query.title}](../queries/{query.name}.sql)"
    return "\n\n".join(part for part in (heading, about, "\n".join(rows)) if part)


if __name__ == "__main__":
    main()
