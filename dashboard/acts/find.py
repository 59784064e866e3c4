"""Look for findings in what is known, or take the study made of the same inputs, and keep them; it makes no version."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb

from dashboard import studies
from dashboard.acts.found_words import SCOPE, finding_id, sentence
from dashboard.detectors import detectors
from dashboard.effects.trend import SPAN_WEEKS
from dashboard.library import answer
from dashboard.warehouse import Reader, Warehouse, now

KIND = "findings"
STUDY = "dashboard.effects.findings:findings_study"
_ONE_AT_A_TIME = threading.Lock()


def find(
    warehouse: Warehouse, version: int | None = None, as_of: date | None = None, progress: studies.Progress | None = None
) -> bool:
    """Keep the findings of a version and as-of date; says whether they had to be looked for. Raises StudyFailed."""
    with _ONE_AT_A_TIME:
        with warehouse.reading(version, as_of) as reader:
            inputs, currency = _inputs(reader), _currency(reader)
            at, day = reader.version, reader.as_of
        run_id = studies.key(KIND, [inputs, currency, str(day), repr(detectors())])
        is_new = not _is_kept(warehouse, run_id)
        found = studies.run(STUDY, inputs, progress) if is_new else None
        with warehouse.keeping() as cursor:
            if found is not None:
                _keep(cursor, run_id, day, [_row(run_id, each, day, currency) for each in found])
                _keep_rows(cursor, "study_trends", [row for each in found for row in _trend(run_id, each, day)])
            _note_use(cursor, run_id, at, day)
        return is_new


def is_due(warehouse: Warehouse) -> bool:
    """Whether nothing was looked for yet in the newest version."""
    with warehouse.reading() as reader:
        found = reader.cursor.execute("select is_current from stg_study_use where kind = $kind", {"kind": KIND}).fetchone()
    return not found or not found[0]


def _inputs(reader: Reader) -> dict[str, Any]:
    every = detectors().values()
    rows = {name: answer(reader, name, {}).records() for name in sorted({each.question for each in every})}
    return {"searches": [each.search | {"rows": rows[each.question]} for each in every]}


def _currency(reader: Reader) -> str:
    return str(answer(reader, "data/currency", {}).first()["reporting_currency"])


def _row(run_id: str, found: Any, day: date | None, currency: str) -> tuple[object, ...]:
    detector = detectors()[found.kind]
    since = day - timedelta(weeks=found.weeks) if day and found.weeks else None
    return (
        run_id,
        finding_id(found.kind, found.scope),
        found.kind,
        detector.polarity,
        detector.side,
        *(found.scope.get(name) for name in SCOPE),
        sentence(detector, found, since, currency),
        found.low,
        found.mid,
        found.high,
        since,
        found.confidence,
        detector.question,
    )


def _trend(run_id: str, found: Any, day: date | None) -> Iterator[tuple[object, ...]]:
    if not day:
        return
    step = timedelta(weeks=SPAN_WEEKS)
    first = day - step * len(found.trend)
    for place, value in enumerate(found.trend):
        yield (run_id, finding_id(found.kind, found.scope), first + step * place, first + step * (place + 1), value, found.usual)


def _is_kept(warehouse: Warehouse, run_id: str) -> bool:
    with warehouse.bookkeeping() as cursor:
        return bool(cursor.execute("select 1 from study_runs where run_id = $run_id", {"run_id": run_id}).fetchall())


def _keep(cursor: duckdb.DuckDBPyConnection, run_id: str, day: date | None, rows: list[tuple[object, ...]]) -> None:
    run = {"run_id": run_id, "kind": KIND, "made_at": now(), "to_date": day}
    cursor.execute("insert into study_runs (run_id, kind, made_at, to_date) values ($run_id, $kind, $made_at, $to_date)", run)
    _keep_rows(cursor, "study_findings", rows)


def _keep_rows(cursor: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        slots = ", ".join("?" * len(rows[0]))
        cursor.executemany(f"insert into {table} values ({slots})", rows)  # noqa: S608


def _note_use(cursor: duckdb.DuckDBPyConnection, run_id: str, version: int, day: date | None) -> None:
    use = {"kind": KIND, "version": version, "day": day, "run_id": run_id, "moment": now()}
    cursor.execute(
        "delete from study_uses where kind = $kind and version = $version and as_of is not distinct from $day",
        {name: use[name] for name in ("kind", "version", "day")},
    )
    cursor.execute(
        "insert into study_uses (kind, version, as_of, run_id, used_at) values ($kind, $version, $day, $run_id, $moment)", use
    )
