"""The rooms of the house use only the rooms below them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_each_room_uses_only_the_rooms_below_it():
    linter = Path(sys.executable).parent / "lint-imports"
    ran = subprocess.run([str(linter), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_queries_and_data_hold_no_python():
    assert not [*(ROOT / "queries").rglob("*.py"), *(ROOT / "data").rglob("*.py")]


def test_a_view_knows_only_the_kit():
    for view in (ROOT / "dashboard" / "views").glob("*.py"):
        imports = [line for line in view.read_text(encoding="utf-8").splitlines() if line.startswith(("import ", "from "))]
        assert all(line.startswith("from dashboard.ui") for line in imports), f"{view.name}: {imports}"
        assert len(view.read_text(encoding="utf-8").splitlines()) <= 60, view.name
