"""Companies that tests share."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from dashboard.acts.build_demo import build_demo
from dashboard.warehouse import Warehouse


def demo_company(folder: Path) -> Warehouse:
    """The demo company in its smallest size, in a file of its own."""
    return Warehouse.open(shutil.copy(_demo_file(), folder / "demo.duckdb"))


_BUILT = tempfile.TemporaryDirectory(prefix="tandem-demo-")


@cache
def _demo_file() -> Path:
    path = Path(_BUILT.name) / "demo.duckdb"
    warehouse = Warehouse.open(path)
    build_demo(warehouse, size="tiny")
    warehouse.close()
    return path
