"""Files that nobody here wrote; where their folder is absent these tests skip and say so."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def peers() -> Path:
    """The folder of files that others wrote."""
    root = Path(__file__).parents[2]
    folder = Path(os.environ.get("TANDEM_PEERS", root.parent / "shared" / "peers"))
    if not folder.is_dir():
        pytest.skip(f"no folder of outside files at {folder}; set TANDEM_PEERS")
    return folder
