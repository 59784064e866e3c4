"""Measures what the house promises, beside its limit or a peer in the same run: `make bench`."""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from dashboard.acts.build_demo import build_demo
from dashboard.catalog import Query, queries
from dashboard.library import BadParameter, answer, bind
from dashboard.warehouse import Warehouse, Workspaces
from tools import bench_fit, bench_load

APP = Path(__file__).parent.parent / "dashboard" / "app.py"
PAGES = ("this_week", "does_it_pay", "credit", "pipeline", "hand_off", "data", "definitions")


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, and what it is held against."""

    figure: str
    measured: str
    limit: str
    holds: bool


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000, help="rows of the large spend file")
    parser.add_argument("--only", choices=["load", "fit"], help="only the rows about loading a large file, or about the fit")
    asked = parser.parse_args()
    loads = [] if asked.only == "fit" else _large_loads(asked.rows)
    fits = [] if asked.only == "load" else _fits()
    _print(loads + fits + ([] if asked.only else _company()))


def _fits() -> list[Row]:
    took = bench_fit.measured()
    what = f"{bench_fit.WEEKS} weeks × {bench_fit.REGIONS} regions × {bench_fit.CHANNELS} channels"
    return [_cpu(f"CPU of the main fit, {what}", took.main, 10), _cpu("CPU of its health checks that fit again", took.refits, 30)]


def _cpu(figure: str, seconds: float, limit: float) -> Row:
    return Row(figure, f"{seconds:.1f} s", f"{limit:g} s", seconds <= limit)


def _company() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        workspaces = Workspaces(Path(folder) / "tandem.duckdb")
        rows = [_demo(workspaces.demo), *_questions(workspaces.demo), *_reruns(workspaces)]
        workspaces.close()
    return rows


def _large_loads(rows: int) -> list[Row]:
    """A clean file's load beside DuckDB's bare read of it, a dirty one's and a smaller one's beside the clean one's."""
    with tempfile.TemporaryDirectory() as folder:
        clean, dirty, small = (Path(folder) / f"{name} spend.csv" for name in ("clean", "dirty", "small"))
        bench_load.write(clean, rows)
        bare, load = bench_load.measured("bare", clean), bench_load.measured("load", clean)
        if (load.rows, Decimal(load.money)) != (bare.rows, Decimal(bare.money)):
            raise SystemExit(f"Loaded {load.rows:,} rows of {load.money}; the file holds {bare.rows:,} of {bare.money}.")
        flawed = bench_load.measured("load", bench_load.write(dirty, rows, bad_percent=1))
        tenth = bench_load.measured("load", bench_load.write(small, rows // 10))
    what = f"of a clean spend file of {rows:,} rows"
    return [
        _times(f"load {what} / DuckDB's bare typed read", load.wall / bare.wall, 8),
        _times("the same in processor time", load.cpu / bare.cpu, 8),
        Row("marts after that load", f"{load.marts:.1f} s", "", True),
        Row("largest memory of that load, marts included", f"{load.peak:.2f} GB", "2 GB", load.peak <= 2),
        _times("the same with 1% bad rows / clean", flawed.cpu / load.cpu, 1.5),
        _times("the same / a tenth of its rows", load.cpu / tenth.cpu, 12),
    ]


def _times(figure: str, ratio: float, limit: float) -> Row:
    return Row(figure, f"{ratio:.1f} ×", f"{limit:g} ×", ratio <= limit)


def _print(rows: list[Row]) -> None:
    width = max(len(row.figure) for row in rows)
    print(f"{'figure':{width}}  {'measured':>22}  {'limit':>10}")
    for row in rows:
        print(f"{row.figure:{width}}  {row.measured:>22}  {row.limit:>10}  {'' if row.holds else 'over the limit'}")


def _demo(warehouse: Warehouse) -> Row:
    start = time.perf_counter()
    built = build_demo(warehouse)
    seconds = time.perf_counter() - start
    return Row(f"load the demo company: {built.files} files, {built.rows:,} rows", f"{seconds:.1f} s", "10 s", seconds < 10)


def _questions(warehouse: Warehouse) -> list[Row]:
    """Questions against their limit; those that list the rows behind a number are told apart, as they hand over whole tables."""
    with warehouse.reading() as reader:
        window = dict(zip(("from", "to", "base_from", "base_to"), _quarter(warehouse), strict=True))
        took: dict[str, float] = {}
        for query in queries().values():
            values = None if query.folder in ("staging", "marts", "checks") else _parameters(query, window)
            if values is not None:
                took[query.name] = median(_timed(partial(answer, reader, query.name, values)) for _ in range(5))
    listings = {query.rows for query in queries().values()}
    shown = sorted((name for name in took if name not in listings), key=took.__getitem__)
    p95, worst = shown[int(len(shown) * 0.95)], shown[-1]
    listing = max((name for name in took if name in listings), key=took.__getitem__)
    return [
        _limited(f"a question on marts, p95 of {len(shown)}", took[p95], 0.05),
        _limited(f"the slowest question ({worst})", took[worst], 0.05),
        Row(f"the slowest listing behind a number ({listing})", f"{took[listing] * 1e3:.0f} ms", "", True),
    ]


def _limited(figure: str, seconds: float, limit: float) -> Row:
    return Row(figure, f"{seconds * 1e3:.0f} ms", f"{limit * 1e3:.0f} ms", seconds < limit)


def _quarter(warehouse: Warehouse) -> tuple[date, ...]:
    with warehouse.reading() as reader:
        return answer(reader, "data/period", {"choice": "quarter_to_date"}).rows[0][:4]


def _parameters(query: Query, window: dict[str, date]) -> dict[str, Any] | None:
    usual = {"milestone": "won", "by": "channel", "choice": "quarter_to_date", **window}
    try:
        return bind(query, {each.name: usual[each.name] for each in query.parameters if each.name in usual})
    except BadParameter:
        return None


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _reruns(workspaces: Workspaces) -> list[Row]:
    from streamlit.testing.v1 import AppTest

    from dashboard import holder

    holder.running = workspaces
    rows = []
    for page in PAGES:
        app = AppTest.from_file(APP, default_timeout=120)
        app.query_params["workspace"] = "demo"
        app.switch_page(f"views/{page}.py")
        app.run()
        used = []
        for _ in range(5):
            start = time.process_time()
            app.run()
            used.append(time.process_time() - start)
        rows.append(_limited(f"server CPU of a rerun: {page}", median(used), 0.3))
    return rows


if __name__ == "__main__":
    main()
