"""Build the demo company in its own file: its weekly files go through the same load as everybody's."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dashboard.acts.keep import folder as uploads_of
from dashboard.acts.load import commit
from dashboard.acts.people import LOCAL, Person, require
from dashboard.intake import Options, read
from dashboard.warehouse import Warehouse

ANALYST = Person("demo analyst")


class NotADemo(RuntimeError):
    """The demo company is built only into its own file."""


@dataclass(frozen=True)
class Built:
    """What stands in the demo file now."""

    company: str
    files: int
    rows: int
    version: int
    sentence: str


def build_demo(warehouse: Warehouse, seed: int = 7, size: str = "small", person: Person = LOCAL) -> Built:
    """Load the demo company's files, oldest first, and keep its true answers beside the file."""
    from dashboard.demo import company  # numpy and pandas: only when a demo is built

    require(person, "build demo")
    if warehouse.path.stem != "demo":
        raise NotADemo(f"{warehouse.path.name} is not a demo file: the demo company is built into demo.duckdb beside it.")
    made = company(seed, size)
    rows = 0
    with ThreadPoolExecutor(1) as ahead, warehouse.bulk():
        if warehouse.version:
            warehouse.empty(person.name)
        readings = ahead.map(lambda file: read(file.data, file.name, Options(table=file.table)), made.files)
        for file, reading in zip(made.files, readings, strict=True):
            batch = commit(warehouse, reading, file.data, ANALYST, observed_on=file.observed_on, at=file.loaded_at)
            rows += batch.rows_loaded
    truth_of(warehouse.path).write_text(json.dumps(made.truth, indent=1, default=str), encoding="utf-8")
    sentence = f"{made.name}: {len(made.files)} files, {rows:,} rows, in {warehouse.path}."
    return Built(made.name, len(made.files), rows, warehouse.version, sentence)


def ensure_demo(path: Path) -> Built | None:
    """Build the demo company where there is none yet; it appears whole or not at all."""
    if path.exists():
        return None
    site = path.parent / "demo.building"
    shutil.rmtree(site, ignore_errors=True)
    started = site / "demo.duckdb"
    warehouse = Warehouse.open(started)
    try:
        built = build_demo(warehouse)
    finally:
        warehouse.close()
    for finished in (uploads_of(started), truth_of(started), started):
        finished.replace(path.parent / finished.name)
    shutil.rmtree(site)
    return built


def truth_of(database: Path) -> Path:
    """Where the demo company's true answers are kept."""
    return database.with_suffix(".truth.json")
