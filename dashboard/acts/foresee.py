"""Forecast a period from what is known, or find the forecast made of the same inputs, and keep its draws; it makes no version."""

from datetime import date
from typing import Any

from dashboard import studies
from dashboard.acts.studied import ONE_AT_A_TIME, Judged, is_kept, keep_rows, keep_run, note_use
from dashboard.library import answer
from dashboard.warehouse import Reader, Warehouse

KIND = "forecast"
STUDY = "dashboard.effects.foresee:period_study"
_SCOPE = "pipeline/forecast_scope"
_INPUTS = ("deals", "spells", "quarters")


class NothingAhead(ValueError):
    """The period cannot be forecast; the message says why and what to do."""


def foresee(
    warehouse: Warehouse,
    version: int | None = None,
    as_of: date | None = None,
    period: tuple[date | None, date | None] = (None, None),
    progress: studies.Progress | None = None,
) -> Judged:
    """The forecast at a version and as-of date, of the fiscal quarter or another period that has not ended.

    Raises NothingAhead where it has ended or no deal is loaded, StudyFailed where the study comes to no result.
    """
    with ONE_AT_A_TIME:
        with warehouse.reading(version, as_of) as reader:
            inputs = _inputs(reader, period)
            at, day = reader.version, reader.as_of
        kind = " ".join([KIND, *(str(one or "") for one in period)]).strip()
        run_id = studies.key(kind, inputs)
        is_new = not is_kept(warehouse, run_id)
        found = studies.run(STUDY, inputs, progress) if is_new else None
        with warehouse.keeping() as cursor:
            if found:
                scope = inputs["scope"][0]
                keep_run(cursor, run_id, kind, found, (scope["from_date"], scope["to_date"]))
                keep_rows(cursor, "study_words", run_id, [("", "thin", found.why_not)] if found.why_not else [])
                keep_rows(cursor, "study_draws", run_id, found.draws)
                keep_rows(cursor, "study_chances", run_id, found.chances)
            note_use(cursor, run_id, kind, at, day)
        return Judged(run_id, kind, is_new)


def _inputs(reader: Reader, period: tuple[date | None, date | None]) -> dict[str, list[dict[str, Any]]]:
    scope = answer(reader, _SCOPE, dict(zip(("from", "to"), period, strict=True))).records()
    if not scope:
        raise NothingAhead(_why(reader, period))
    return {"scope": scope} | {name: answer(reader, f"pipeline/forecast_{name}", {}).records() for name in _INPUTS}


def _why(reader: Reader, period: tuple[date | None, date | None]) -> str:
    if reader.as_of is None:
        return "No deals are loaded yet: a deals file lets the quarter be forecast."
    first, after = period
    if first and after and first >= after:
        return "--from stands after --to: give the earlier day first."
    return (
        f"The period ended before {reader.as_of}, the day the data reach: ask for one that ends later, or give an earlier --as-of."
    )
