"""Make a study of what is known, or find the one made of the same inputs, and keep its figures; it makes no version."""

import threading
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard import studies
from dashboard.acts.prune import prune
from dashboard.acts.publish import Use, publish
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
    "notes": "evidence/noted_dates",
}
_DATA = ("deals", "spend", "touched", "ends")
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
        kind = " ".join([KIND, *(str(one or "") for one in window)]).strip()
        if version is not None and (answered := _answered(warehouse, kind, version, as_of)):
            return Judged(answered, kind, False)
        with warehouse.reading(version, as_of) as reader:
            inputs = _inputs(reader, window)
            at, day = reader.version, reader.as_of
        run_id = studies.key(kind, [inputs, THOROUGH])
        if not thorough and not is_kept(warehouse, run_id):
            run_id = studies.key(kind, inputs)
        is_new = not is_kept(warehouse, run_id)
        study = studies.run(STUDY, {**inputs, THOROUGH: thorough}, progress) if is_new else None
        with warehouse.keeping() as cursor:
            if study:
                _keep(cursor, run_id, kind, study, inputs)
            note_use(cursor, run_id, kind, at, day)
            if kind == KIND:
                publish(cursor, Use(kind, at, day, run_id, _over(inputs)))
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
        return bool(
            cursor.execute(
                "select 1 from study_runs where run_id = $run_id and is_dropped is not true", {"run_id": run_id}
            ).fetchall()
        )


def _answered(warehouse: Warehouse, kind: str, version: int, as_of: date | None) -> str | None:
    """The run that answered for a version of the past at the time: what was said then stands."""
    with warehouse.reading(version, as_of) as reader, warehouse.bookkeeping() as cursor:
        if reader.version == warehouse.version:
            return None
        found = cursor.execute(
            "select run_id from study_uses where kind = $kind and version = $version and as_of is not distinct from $day",
            {"kind": kind, "version": reader.version, "day": reader.as_of},
        ).fetchone()
    return found[0] if found and is_kept(warehouse, found[0]) else None


def _over(inputs: dict[str, Any]) -> str:
    return ";".join(sorted(row["experiment_id"] for row in inputs["tests"]))


def _keep(cursor: duckdb.DuckDBPyConnection, run_id: str, kind: str, study: "Study", inputs: dict[str, Any]) -> None:
    scope: dict[str, Any] = next(iter(inputs["scope"]), {})
    data = studies.digest(*({**inputs, "scope": {**scope, "gross_margin": None}}[name] for name in ("scope", *_DATA)))
    made = (data, scope.get("gross_margin"), studies.method(), studies.digest(inputs["notes"]))
    keep_run(cursor, run_id, kind, study, (scope.get("window_from"), scope.get("window_to")), made)
    rows: dict[str, Any] = {
        "study_figures": [("", *row) for row in study.figures],
        "study_words": study.words,
        "study_curves": study.curves,
        "study_checks": [(place, *check) for place, check in enumerate(study.checks, start=1)],
        "study_regions": study.regions,
        "study_weeks": study.weeks,
    }
    for table, found in rows.items():
        if found:
            slots = ", ".join("?" * (len(found[0]) + 1))
            cursor.executemany(f"insert into {table} values ({slots})", [(run_id, *row) for row in found])  # noqa: S608


def keep_run(
    cursor: duckdb.DuckDBPyConnection,
    run_id: str,
    kind: str,
    study: "Study | Foreseen",
    window: tuple[date | None, date | None],
    made_of: tuple[Any, ...] = (None, None, None, None),
) -> None:
    """Keep that a study was made, how long it took and over which days; made_of: digests of its data, margin, method and notes."""
    run = (run_id, kind, now(), study.seconds, study.cpu_seconds, *window, *made_of, False)
    cursor.execute("insert or replace into study_runs values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", run)


def note_use(cursor: duckdb.DuckDBPyConnection, run_id: str, kind: str, version: int, day: date | None) -> None:
    """Remember which study answers at a version and day, and let go of those that nothing leans on any more."""
    use = {"kind": kind, "version": version, "day": day, "run_id": run_id, "moment": now()}
    cursor.execute(
        "delete from study_uses where kind = $kind and version = $version and as_of is not distinct from $day",
        {name: use[name] for name in ("kind", "version", "day")},
    )
    cursor.execute("insert into study_uses values ($kind, $version, $day, $run_id, $moment)", use)
    prune(cursor)
