"""Measures the load of a large clean spend file beside DuckDB's bare typed read of the same file, each in a process of its own."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from dashboard import schema
from dashboard.acts.load import commit
from dashboard.intake import Options, read
from dashboard.warehouse import Warehouse

WRITE = """
copy (
    select
        date '2024-01-01' + cast(number % 1000 as integer) as date,
        ['Paid Search', 'Paid Social', 'Display', 'Events', 'Webinar'][1 + number % 5] as channel,
        'c' || lpad(cast(number // 1000 as varchar), 6, '0') as campaign_id,
        case
            when $bad > 0 and number % 100 < $bad then 'see below'
            else cast(cast((number * 7919 % 99991) / 100.0 as decimal(18, 2)) as varchar)
        end as cost,
        ['EMEA', 'AMER', 'APAC'][1 + number % 3] as region,
        number * 31 % 5003 as clicks
    from range($rows) as numbers (number)
) to '{path}' (header)
"""
BARE = """
create table spend as
select * from read_csv('{path}', columns = {{
    'date': 'date', 'channel': 'varchar', 'campaign_id': 'varchar', 'cost': 'decimal(18, 2)',
    'region': 'varchar', 'clicks': 'bigint'
}})
"""


@dataclass(frozen=True)
class Measured:
    """What one process took: seconds on the clock and of the processors, marts apart; its largest memory; what it loaded."""

    wall: float
    cpu: float
    marts: float
    peak: float
    rows: int
    money: str


def write(path: Path, rows: int, bad_percent: int = 0) -> Path:
    """A spend file of so many rows, so many in a hundred of which have no readable cost."""
    duckdb.execute(WRITE.format(path=path), {"rows": rows, "bad": bad_percent})
    return path


def measured(kind: str, path: Path) -> Measured:
    """Run one kind in a process of its own, so that its memory is its own."""
    words = [sys.executable, "-m", "tools.bench_load", kind, str(path)]
    ran = subprocess.run(words, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    return Measured(**json.loads(ran.stdout.splitlines()[-1]))


def _bare(path: Path) -> tuple[int, str]:
    with duckdb.connect() as connection:
        connection.execute(BARE.format(path=path))
        [(rows, money)] = connection.execute("select count(*), sum(cost) from spend").fetchall()
    return rows, str(money)


def _load(path: Path, warehouse: Warehouse) -> tuple[int, str]:
    data = path.read_bytes()
    batch = commit(warehouse, read(data, path.name, Options()), data)
    return batch.rows_loaded, str(batch.totals["cost"])


def _told(kind: str, path: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Warehouse.open(Path(folder) / "tandem.duckdb")
        told = _timed(partial(_bare, path) if kind == "bare" else partial(_load, path, warehouse))
        warehouse.close()
    return told


def _timed(work: Callable[[], tuple[int, str]]) -> dict[str, Any]:
    marts = _Marts()
    start, used = time.perf_counter(), time.process_time()
    rows, money = work()
    wall, cpu = time.perf_counter() - start - marts.wall, time.process_time() - used - marts.cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"wall": wall, "cpu": cpu, "marts": marts.wall, "peak": peak, "rows": rows, "money": money}


class _Marts:
    """The time that goes into building marts, taken where they are built."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0
        self._build = schema.build_marts
        setattr(schema, self._build.__name__, self._timed)

    def _timed(self, *arguments: Any) -> None:
        start, used = time.perf_counter(), time.process_time()
        self._build(*arguments)
        self.wall += time.perf_counter() - start
        self.cpu += time.process_time() - used


if __name__ == "__main__":
    print(json.dumps(_told(sys.argv[1], Path(sys.argv[2]))))
