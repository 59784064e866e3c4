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
