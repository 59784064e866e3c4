"""Look for findings in what is known, or take the study made of the same inputs, and keep them; it makes no version."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dashboard import studies
from dashboard.acts.found_words import SCOPE, finding_id, sentence
from dashboard.acts.studied import ONE_AT_A_TIME, is_kept, keep_rows, keep_run, note_use
from dashboard.detectors import detectors
from dashboard.effects.trend import SPAN_WEEKS
from dashboard.library import answer
from dashboard.warehouse import Reader, Warehouse

KIND = "findings"
STUDY = "dashboard.effects.findings:findings_study"


def find(
    warehouse: Warehouse, version: int | None = None, as_of: date | None = None, progress: studies.Progress | None = None
) -> bool:
    """Keep the findings of a version and as-of date; says whether they had to be looked for. Raises StudyFailed."""
    with ONE_AT_A_TIME:
        with warehouse.reading(version, as_of) as reader:
            inputs, currency = counted(reader), _currency(reader)
            at, day = reader.version, reader.as_of
        run_id = studies.key(KIND, [inputs, currency, str(day), repr(detectors())])
        is_new = not is_kept(warehouse, run_id)
        found = studies.run(STUDY, inputs, progress) if is_new else None
        with warehouse.keeping() as cursor:
            if found is not None:
                keep_run(cursor, run_id, KIND, None, (None, day))
                keep_rows(cursor, "study_findings", run_id, [_row(each, day, currency) for each in found])
                keep_rows(cursor, "study_trends", run_id, [row for each in found for row in _trend(each, day)])
            note_use(cursor, run_id, KIND, at, day)
        return is_new


def counted(reader: Reader) -> dict[str, Any]:
    """What the study of findings takes: every detector's search with the rows of its question."""
    every = detectors().values()
    rows = {name: answer(reader, name, {}).records() for name in sorted({each.question for each in every})}
    return {"searches": [each.search | {"rows": rows[each.question]} for each in every]}


def _currency(reader: Reader) -> str:
    return str(answer(reader, "data/currency", {}).first()["reporting_currency"])


def _row(found: Any, day: date | None, currency: str) -> tuple[object, ...]:
    detector = detectors()[found.kind]
    since = day - timedelta(weeks=found.weeks) if day and found.weeks else None
    return (
        finding_id(found.kind, found.scope),
        found.kind,
        detector.polarity,
        found.side or detector.side,
        *(found.scope.get(name) for name in SCOPE),
        sentence(detector, found, since, currency),
        found.low,
        found.mid,
        found.high,
        since,
        found.confidence,
        detector.question,
    )


def _trend(found: Any, day: date | None) -> Iterator[tuple[object, ...]]:
    if not day:
        return
    step = timedelta(weeks=SPAN_WEEKS)
    first = day - step * len(found.trend)
    for place, value in enumerate(found.trend):
        yield (finding_id(found.kind, found.scope), first + step * place, first + step * (place + 1), value, found.usual)
