"""Companies that tests share."""

from pathlib import Path

import pytest

from dashboard import demo
from dashboard.acts.build_demo import build_demo
from dashboard.warehouse import Warehouse


def demo_company(folder: Path) -> Warehouse:
    """The demo company in its smallest size, in a file of its own."""
    if not hasattr(demo, "company"):
        pytest.skip("The demo company is not written yet.")
    warehouse = Warehouse.open(folder / "demo.duckdb")
    build_demo(warehouse, size="tiny")
    return warehouse
