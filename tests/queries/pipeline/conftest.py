"""A random company in three exports, in which everything about a deal may change."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.acts.load import commit
from dashboard.intake import Options, read
from dashboard.warehouse import Warehouse
from tests.random_company import RandomCompany


@pytest.fixture(scope="session")
def company(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Its deals are drawn anew for each export, so stages, amounts, dates, owners and currencies all move."""
    path = tmp_path_factory.mktemp("company") / "tandem.duckdb"
    path.write_bytes(empty_file.read_bytes())
    warehouse = Warehouse.open(path)
    with warehouse.bulk():
        for seed, month in ((1, 5), (2, 8), (3, 11)):
            for name, data in RandomCompany(seed).files().items():
                if seed == 1 or name == "opportunities":
                    commit(warehouse, read(data, f"{name}.csv", Options(table=name)), observed_on=date(2025, month, 1))
    yield warehouse
    warehouse.close()
