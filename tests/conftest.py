"""Tables in, tables out: a warehouse that loads text tables through the real way in and answers with text tables."""
# ruff: noqa: S608  (the views are named by the tests)

import csv
import io
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import intake
from dashboard.acts.load import Batch, commit
from dashboard.acts.record import record
from dashboard.acts.undo import undo
from dashboard.library import ask
from dashboard.warehouse import Warehouse
from tests.tables import Rows, table, told


class TextWarehouse:
    """The real warehouse, spoken to in text tables. Only the marts that somebody asks about are built."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.real = warehouse
        self.real.leaves_marts = True

    def load(self, name: str, text: str, observed_on: str | None = None, file: str | None = None, **options: Any) -> Batch:
        """Load a text table as a CSV file; `full_refresh=True` where it holds all there is."""
        how = {"full_refresh": options.pop("full_refresh", False), "whole": True}
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows(table(text))
        data = lines.getvalue().encode()
        reading = intake.read(data, file or f"{name}.csv", intake.Options(table=name, **options))
        day = date.fromisoformat(observed_on) if observed_on else None
        batch = commit(self.real, reading, observed_on=day, **how)
        assert not batch.rejects, batch.rejects
        return batch

    def record(self, name: str, **values: Any) -> None:
        """Write one row in the app."""
        record(self.real, name, values)

    def sign_margin(self, share: str) -> None:
        """The gross margin, signed by all three sides from the first day on."""
        who = {f"{side}_by": name for side, name in (("marketing", "Ana"), ("sales", "Moses"), ("finance", "Lee"))}
        self.record("definitions", term="gross_margin", variant="percent", valid_from="2000-01-01", parameters=share, **who)

    def undo(self, batch: Batch) -> None:
        """Take a load back."""
        undo(self.real, batch.batch_id)

    def ask(self, question: str, as_of: str | None = None, version: int | None = None, **parameters: Any) -> Rows:
        """A question's answer; write `from_` for a parameter called from."""
        given = {name.rstrip("_"): value for name, value in parameters.items()}
        answer = ask(self.real, question, given, version, date.fromisoformat(as_of) if as_of else None)
        return [list(answer.columns), *([told(value) for value in row] for row in answer.rows)]

    def look(self, view: str, columns: str, as_of: str | None = None, version: int | None = None) -> Rows:
        """Some columns of a staging view or mart, as the questions see it, sorted by those columns."""
        with self.real.reading(version, date.fromisoformat(as_of) if as_of else None) as reader:
            rows = reader.execute(f"select {', '.join(columns.split())} from {view} order by all").fetchall()
        return [columns.split(), *([told(value) for value in row] for row in rows)]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace, built once."""
    path = tmp_path_factory.mktemp("empty") / "tandem.duckdb"
    Warehouse.open(path).close()
    return path


@pytest.fixture
def warehouse(empty_file: Path, tmp_path: Path) -> Iterator[TextWarehouse]:
    """An empty workspace of the test's own."""
    path = shutil.copy(empty_file, tmp_path / "tandem.duckdb")
    real = Warehouse.open(path)
    yield TextWarehouse(real)
    real.close()


@pytest.fixture
def looked_at(warehouse: TextWarehouse) -> None:
    """The test's workspace is one that people look at: each write makes the marts anew."""
    warehouse.real.leaves_marts = False
