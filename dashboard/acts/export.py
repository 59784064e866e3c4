"""Everything that counts, as one file for each load that stands; loaded again in their order they give the same state."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.acts.people import LOCAL, Person, require
from dashboard.contracts import contract
from dashboard.intake.returned import table_csv
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Exported:
    """How many files with how many rows stand in the folder."""

    folder: str
    files: int
    rows: int


class FolderInUse(FileExistsError):
    """The folder holds files already."""


def export(warehouse: Warehouse, folder: Path, person: Person = LOCAL) -> Exported:
    """Write the rows each live load gave, named by its place, its table and the day it shows. Raises NotAllowed, FolderInUse."""
    require(person, "export")
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderInUse(f"{folder} holds files already: name an empty folder.")
    rows = 0
    with warehouse.bookkeeping() as cursor:
        batches = cursor.execute("select batch_id, table_name, observed_on, columns from live_batches order by version").fetchall()
        for place, (batch_id, table, day, columns) in enumerate(batches, start=1):
            found = _rows(cursor, batch_id, table, columns)
            (folder / f"{place:05d}_{table}_{day}.csv").write_bytes(table_csv(table, columns, found))
            rows += len(found)
    return Exported(str(folder), len(batches), rows)


def _rows(cursor: duckdb.DuckDBPyConnection, batch_id: str, table: str, columns: list[str]) -> list[tuple]:
    """The rows a load gave, in order; of a table whose lines add up, those that still count."""
    names = ", ".join(f'"{name}"' for name in columns)
    source = f"live_{table}" if contract(table).lines == "add" else f"raw_{table}"
    return cursor.execute(
        f"select {names} from {source} where batch_id = $batch_id and not is_merged and not is_vanished order by line",
        {"batch_id": batch_id},
    ).fetchall()
