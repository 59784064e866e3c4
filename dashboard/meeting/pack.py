"""The pack of a meeting: which questions it looks at, asked all at once, and kept so that they come back exactly.

Exports and the mail take the same list: (question, title).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dashboard.catalog import query
from dashboard.library import Answer, answer
from dashboard.warehouse import Reader, Warehouse

PACK = (
    ("pipeline/forecast", "Where the quarter lands"),
    ("week/opening", "Where the quarter stands"),
    ("week/won_against_target", "Won"),
    ("week/pipeline_created", "Pipeline created"),
    ("week/media_spend", "Media spend"),
    ("week/win_rate", "Win rate, by count"),
    ("week/sales_cycle", "Sales cycle, median"),
    ("evidence/verdict", "Does media spend drive revenue"),
    ("findings/all", "Opportunities and problems"),
    ("findings/opening", "Whether findings were looked for"),
    ("week/changes", "What changed in the last seven days"),
    ("pipeline/waterfall", "What moved in the pipeline"),
    ("pipeline/coverage", "Does the pipeline cover the target"),
    ("handoff/scoreboard", "Both sides of the hand-over"),
    ("meeting/agenda", "Agenda"),
    ("meeting/said", "What was said"),
    ("promises/list", "Promises"),
    ("promises/said_and_came", "What was said, and what happened"),
    ("data/freshness", "How fresh each source is"),
    ("data/currency", "Reporting currency"),
)
ADDITIVE = {"week/won_against_target": "won", "week/pipeline_created": "created", "week/media_spend": "spend"}


@dataclass(frozen=True)
class Kept:
    """An answer as a closed meeting keeps it."""

    title: str
    question: str
    parameters: dict[str, Any]
    columns: list[dict[str, str]]
    rows: list[list[Any]]
    known_at: int
    as_of: date | None

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, in order."""
        names = [column["name"] for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def units(self) -> dict[str, str]:
        """Each column's unit."""
        return {column["name"]: column["unit"] for column in self.columns}


def ask_pack(reader: Reader, meeting_date: date) -> list[tuple[str, Answer]]:
    """Every question of the pack with its title, all in one reading; none where nothing is loaded."""
    window = days(reader)
    given = {**window, "meeting_date": meeting_date}
    if not window:
        return []
    return [(title, answer(reader, name, _taken(name, given))) for name, title in PACK]


def days(reader: Reader) -> dict[str, date]:
    """The quarter to date and the days it is compared with; empty without data."""
    found = answer(reader, "data/period", {"choice": "quarter_to_date"})
    return {part: found.first()[f"{part}_date"] for part in ("from", "to", "base_from", "base_to")} if found.rows else {}


def _taken(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    names = {parameter.name for parameter in query(name).parameters}
    return {key: value for key, value in given.items() if key in names}


def keepable(warehouse: Warehouse, meeting_date: date) -> list[dict[str, Any]]:
    """The pack's answers as rows of meeting_answers."""
    with warehouse.reading() as reader:
        found = ask_pack(reader, meeting_date)
    return [_row(place, title, each) for place, (title, each) in enumerate(found, start=1)]


def seen(title: str, found: Answer) -> Kept:
    """An answer of now in the shape of a kept one."""
    rows = [list(row) for row in found.rows]
    return Kept(title, found.query.name, found.parameters, _heads(found), rows, found.version, found.as_of)


def _heads(found: Answer) -> list[dict[str, str]]:
    return [{"name": column.name, "unit": column.unit, "meaning": column.meaning} for column in found.query.columns]


def _row(place: int, title: str, found: Answer) -> dict[str, Any]:
    return {
        "position": place,
        "known_at": found.version,
        "as_of": found.as_of,
        "title": title,
        "question": found.query.name,
        "parameters": json.dumps({name: _coded(value) for name, value in found.parameters.items()}, ensure_ascii=False),
        "heads": json.dumps(_heads(found), ensure_ascii=False),
        "cells": json.dumps([[_coded(value) for value in row] for row in found.rows], ensure_ascii=False),
    }


def kept(record: Mapping[str, Any]) -> Kept:
    """A row of meeting/answers as it was asked: decimals to the last digit, days as days."""
    return Kept(
        title=record["title"],
        question=record["question"],
        parameters={name: _decoded(value) for name, value in json.loads(record["parameters"]).items()},
        columns=json.loads(record["heads"]),
        rows=[[_decoded(value) for value in row] for row in json.loads(record["cells"])],
        known_at=record["known_at"],
        as_of=record["as_of_date"],
    )


def _coded(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        return {"time": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _decoded(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    [(kind, text)] = value.items()
    return _READERS[kind](text)


_READERS: dict[str, Callable[[str], Any]] = {"decimal": Decimal, "time": datetime.fromisoformat, "date": date.fromisoformat}
