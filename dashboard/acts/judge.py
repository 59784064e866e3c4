"""Make a study of what is known, or find the one made of the same inputs, and keep its figures; it makes no version."""

import threading
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard import studies
from dashboard.catalog import query
from dashboard.library import answer
from dashboard.warehouse import Reader, Warehouse, now

if TYPE_CHECKING:
    from dashboard.effects.foresee import Foreseen
    from dashboard.effects.study import Study

KIND = "spend"
STUDY = "dashboard.effects.study:spend_study"
THOROUGH = "thorough"
SCOPE = "evidence/scope"
INPUTS = {
    "deals": "evidence/deals_by_week",
    "spend": "evidence/spend_by_week",
    "touched": "evidence/touched_by_channel",
    "ends": "evidence/deal_ends",
    "tests": "evidence/lift_tests",
}
ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Judged:
    """Which run answers, what its kind is called, and whether it had to be made."""

    run_id: str
    kind: str
    is_new: bool


def judge(
    warehouse: Warehouse,
    version: int | None = None,
    as_of: date | None = None,
    window: tuple[date | None, date | None] = (None, None),
    thorough: bool = False,
    progress: studies.Progress | None = None,
) -> Judged:
    """The study at a version and as-of date, over the usual window or another; `thorough` adds the checks that fit again.

    Raises StudyFailed where it comes to no result.
    """
    with ONE_AT_A_TIME:
        with warehouse.reading(version, as_of) as reader:
            inputs = _inputs(reader, window)
            at, day = reader.version, reader.as_of
        kind = " ".join([KIND, *(str(one or "") for one in window)]).strip()
        run_id = studies.key(kind, [inputs, THOROUGH])
        if not thorough and not is_kept(warehouse, run_id):
            run_id = studies.key(kind, inputs)
        is_new = not is_kept(warehouse, run_id)
        study = studies.run(STUDY, {**inputs, THOROUGH: thorough}, progress) if is_new else None
        with warehouse.keeping() as cursor:
            if study:
                _keep(cursor, run_id, kind, study, next(iter(inputs["scope"]), {}))
            note_use(cursor, run_id, kind, at, day)
        return Judged(run_id, kind, is_new)


def _inputs(reader: Reader, window: tuple[date | None, date | None]) -> dict[str, list[dict[str, Any]]]:
    scope = answer(reader, SCOPE, dict(zip(("from", "to"), window, strict=True))).records()
    bounds = {name: scope[0][f"window_{name}"] if scope else None for name in ("from", "to")}
    given = {name: {each.name: bounds[each.name] for each in query(question).parameters} for name, question in INPUTS.items()}
    found = {name: answer(reader, question, given[name]).records() if scope else [] for name, question in INPUTS.items()}
    return {"scope": scope, **found}


def is_due(warehouse: Warehouse, kind: str = KIND) -> bool:
    """Whether no study of the kind was made yet of the newest version."""
    with warehouse.reading() as reader:
        found = reader.cursor.execute("select is_current from stg_study_use where kind = $kind", {"kind": kind}).fetchone()
    return not found or not found[0]


def is_kept(warehouse: Warehouse, run_id: str) -> bool:
    """Whether a study of exactly these inputs is kept."""
    with warehouse.bookkeeping() as cursor:
        return bool(cursor.execute("select 1 from study_runs where run_id = $run_id", {"run_id": run_id}).fetchall())


def _keep(cursor: duckdb.DuckDBPyConnection, run_id: str, kind: str, study: "Study", scope: dict[str, Any]) -> None:
    keep_run(cursor, run_id, kind, study, (scope.get("window_from"), scope.get("window_to")))
    rows = {
        "study_figures": study.figures,
        "study_words": study.words,
        "study_curves": study.curves,
        "study_checks": [(place, *check) for place, check in enumerate(study.checks, start=1)],
    }
    for table, found in rows.items():
        if found:
            slots = ", ".join("?" * (len(found[0]) + 1))
            cursor.executemany(f"insert into {table} values ({slots})", [(run_id, *row) for row in found])  # noqa: S608


def keep_run(
    cursor: duckdb.DuckDBPyConnection, run_id: str, kind: str, study: "Study | Foreseen", window: tuple[date | None, date | None]
) -> None:
    """Keep that a study was made, how long it took and over which days."""
    run = (run_id, kind, now(), study.seconds, study.cpu_seconds, *window)
    cursor.execute("insert into study_runs values (?, ?, ?, ?, ?, ?, ?)", run)


def note_use(cursor: duckdb.DuckDBPyConnection, run_id: str, kind: str, version: int, day: date | None) -> None:
    """Remember which study answers at a version and day."""
    use = {"kind": kind, "version": version, "day": day, "run_id": run_id, "moment": now()}
    cursor.execute(
        "delete from study_uses where kind = $kind and version = $version and as_of is not distinct from $day",
        {name: use[name] for name in ("kind", "version", "day")},
    )
    cursor.execute("insert into study_uses values ($kind, $version, $day, $run_id, $moment)", use)
