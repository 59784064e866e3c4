"""Make a study of what is known, or find the one made of the same inputs, and keep its figures; it makes no version."""

from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard import studies
from dashboard.acts.publish import Use, publish
from dashboard.acts.studied import ONE_AT_A_TIME, Judged, is_kept, keep_rows, keep_run, note_use
from dashboard.catalog import query
from dashboard.library import answer
from dashboard.warehouse import Reader, Warehouse

if TYPE_CHECKING:
    from dashboard.effects.study import Study

KIND = "spend"
STUDY = "dashboard.effects.study:spend_study"
THOROUGH = "thorough"
CONVERGENCE = "convergence"
DEALS, AMOUNT = OUTCOMES = ("deals", "amount")
SCOPE, REACH = "evidence/scope", "evidence/reach"
INPUTS = {
    "deals": "evidence/deals_by_week",
    "spend": "evidence/spend_by_week",
    "touched": "evidence/touched_by_channel",
    "ends": "evidence/deal_ends",
    "tests": "evidence/lift_tests",
    "notes": "evidence/noted_dates",
}
_DATA = ("deals", "spend", "touched", "ends")


def judge(
    warehouse: Warehouse,
    version: int | None = None,
    as_of: date | None = None,
    window: tuple[date | None, date | None] = (None, None),
    thorough: bool = False,
    progress: studies.Progress | None = None,
    outcome: str = DEALS,
) -> Judged:
    """The study at a version and as-of date, over the usual window or another; `thorough` adds the checks that fit again; outcome:
    what is explained of each week, its deals or their amount.

    Raises StudyFailed where it comes to no result.
    """
    with ONE_AT_A_TIME:
        kind = " ".join([KIND, *([outcome] if outcome != DEALS else []), *(str(one or "") for one in window)]).strip()
        if version is not None and (answered := _answered(warehouse, kind, version, as_of)):
            return Judged(answered, kind, False)
        with warehouse.reading(version, as_of) as reader:
            inputs = _inputs(reader, window, outcome)
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


def is_whole(warehouse: Warehouse) -> bool:
    """Whether the study that is shown has the checks that fit again, or none at all; a server stopped early leaves them out."""
    with warehouse.reading() as reader:
        found = reader.execute("select name from stg_study_checks where kind = $kind", {"kind": KIND}).fetchall()
    return not found or (CONVERGENCE,) in found


def _inputs(reader: Reader, window: tuple[date | None, date | None], outcome: str) -> dict[str, Any]:
    scope = answer(reader, SCOPE, dict(zip(("from", "to"), window, strict=True))).records()
    bounds = {name: scope[0][f"window_{name}"] if scope else None for name in ("from", "to")}
    given = {name: {each.name: bounds[each.name] for each in query(question).parameters} for name, question in INPUTS.items()}
    found = {name: answer(reader, question, given[name]).records() if scope else [] for name, question in INPUTS.items()}
    if not scope:
        found["reach"] = answer(reader, REACH, {}).records()
    return {"scope": scope, **found, **({"outcome": outcome} if outcome != DEALS else {})}


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
        "study_without": study.without,
    }
    for table, found in rows.items():
        keep_rows(cursor, table, run_id, found)
