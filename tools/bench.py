"""Measures what the house promises, beside its limit or a peer in the same run: `make bench`."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from dashboard.acts.build_demo import build_demo
from dashboard.catalog import Query, queries
from dashboard.library import BadParameter, answer, bind
from dashboard.warehouse import Warehouse, Workspaces

PAGES = ("this_week", "does_it_pay", "pipeline", "hand_off", "data", "definitions")


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, and what it is held against."""

    figure: str
    measured: str
    limit: str
    holds: bool


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        workspaces = Workspaces(Path(folder) / "tandem.duckdb")
        rows = [_demo(workspaces.demo), *_questions(workspaces.demo), *_reruns(workspaces)]
        workspaces.close()
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
    slowest: dict[str, float] = {}
    with warehouse.reading() as reader:
        window = dict(zip(("from", "to", "base_from", "base_to"), _quarter(warehouse), strict=True))
        for query in queries().values():
            if query.folder in ("staging", "marts", "checks"):
                continue
            values = _parameters(query, window)
            if values is not None:
                slowest[query.name] = median(_timed(partial(answer, reader, query.name, values)) for _ in range(5))
    ordered = sorted(slowest, key=slowest.__getitem__)
    worst = ordered[-1]
    p95 = slowest[ordered[int(len(ordered) * 0.95)]]
    return [
        Row(f"a question on marts, p95 of {len(ordered)}", f"{p95 * 1e3:.0f} ms", "50 ms", p95 < 0.05),
        Row(f"the slowest question ({worst})", f"{slowest[worst] * 1e3:.0f} ms", "50 ms", slowest[worst] < 0.05),
    ]


def _quarter(warehouse: Warehouse) -> tuple[date, ...]:
    with warehouse.reading() as reader:
        return answer(reader, "data/period", {"choice": "quarter_to_date"}).rows[0][:4]


def _parameters(query: Query, window: dict[str, date]) -> dict[str, Any] | None:
    usual = {"milestone": "won", "choice": "quarter_to_date", **window}
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
        app = AppTest.from_file("dashboard/app.py", default_timeout=120)
        app.query_params["workspace"] = "demo"
        app.switch_page(f"views/{page}.py")
        app.run()
        used = []
        for _ in range(5):
            start = time.process_time()
            app.run()
            used.append(time.process_time() - start)
        rows.append(Row(f"server CPU of a rerun: {page}", f"{median(used) * 1e3:.0f} ms", "300 ms", median(used) < 0.3))
    return rows


if __name__ == "__main__":
    main()
