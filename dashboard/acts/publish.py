"""Publish the words of a study: what stands at a version and day, since when, and why it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from dashboard.effects.published import Published

Cursor = duckdb.DuckDBPyConnection
_DEFINITIONS = ("definitions", "aliases", "channel_map")
_SETTINGS = ("settings",)


@dataclass(frozen=True)
class Use:
    """A run that answers for a kind of study at a version and as-of day; tests: the tests it knows to be over."""

    kind: str
    version: int
    day: date | None
    run_id: str
    tests: str


def publish(cursor: Cursor, use: Use) -> None:
    """Write the words that stand from this run on; what was published for the same version and day with the same chances stands."""
    found = _chances(cursor, use)
    if use.day is None or not found or _stands(cursor, use, found):
        return
    from dashboard.effects.published import publish as judged  # numpy: only when something is judged

    before, last = _before(cursor, use)
    changed = _changed(cursor, use, last) if last else []
    rows = []
    for (channel, measure), (chance, error) in found.items():
        now = judged(chance, error, before.get((channel, measure)), use.day, changed)
        rows.append((*_key(use), channel, measure, *_row(now), use.tests, now.reason))
    cursor.execute("delete from study_published where kind = ? and version = ? and as_of = ?", [use.kind, use.version, use.day])
    cursor.executemany("insert into study_published values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _key(use: Use) -> tuple:
    return use.kind, use.version, use.day, use.run_id


def _row(now: "Published") -> tuple:
    chance, error = (value if isfinite(value) else None for value in (now.word.probability, now.word.error))
    return now.word.word, chance, error, now.since, now.published_on


def _chances(cursor: Cursor, use: Use) -> dict[tuple[str, str], tuple[float | None, float | None]]:
    """Of the run's words, by channel and measure, the chance behind each and its error."""
    rows = cursor.execute(
        """
        select words.channel, words.measure, figures.mid, (figures.high - figures.low) / 2
        from study_words as words
        left join study_figures as figures
            on words.run_id = figures.run_id
            and words.channel = figures.channel
            and words.measure || '_chance' = figures.measure
        where words.run_id = $run_id and words.measure in ('drives', 'pays')
        """,
        {"run_id": use.run_id},
    ).fetchall()
    return {(channel, measure): (chance, error) for channel, measure, chance, error in rows}


def _stands(cursor: Cursor, use: Use, found: dict) -> bool:
    rows = cursor.execute(
        "select channel, measure, chance from study_published where kind = ? and version = ? and as_of = ?",
        [use.kind, use.version, use.day],
    ).fetchall()
    return {(channel, measure): chance for channel, measure, chance in rows} == {key: chance for key, (chance, _) in found.items()}


def _before(cursor: Cursor, use: Use) -> tuple[dict[tuple[str, str], "Published"], Use | None]:
    """The words published last, by channel and measure, and the run behind them."""
    from dashboard.effects.published import Published
    from dashboard.effects.verdict import Word

    rows = cursor.execute(
        """
        select version, as_of, run_id, tests, channel, measure, word, chance, error, since, published_on, reason
        from study_published
        where kind = $kind and version <= $version and as_of <= $day
        qualify dense_rank() over (order by as_of desc, version desc) = 1
        """,
        {"kind": use.kind, "version": use.version, "day": use.day},
    ).fetchall()
    nan = float("nan")
    words = {
        (channel, measure): Published(
            Word(word, nan if chance is None else chance, nan if error is None else error), since, published_on, reason
        )
        for *_, channel, measure, word, chance, error, since, published_on, reason in rows
    }
    return words, Use(use.kind, *rows[0][:4]) if rows else None


def _changed(cursor: Cursor, use: Use, last: Use) -> list[str]:
    """What differs between two runs: definition, setting, data, note, test, method."""
    runs = {
        run_id: rest
        for run_id, *rest in cursor.execute(
            "select run_id, data, margin, method, noted from study_runs where run_id in ($now, $then)",
            {"now": use.run_id, "then": last.run_id},
        ).fetchall()
    }
    now, then = runs[use.run_id], runs[last.run_id]
    written = _written_between(cursor, last.version, use.version)
    found = {
        "definition": now[1] != then[1] or (bool(written & set(_DEFINITIONS)) and now[0] != then[0]),
        "setting": bool(written & set(_SETTINGS)) and now[0] != then[0],
        "data": now[0] != then[0],
        "note": now[3] != then[3],
        "test": use.tests != last.tests,
        "method": now[2] != then[2],
    }
    return [name for name, differs in found.items() if differs]


def _written_between(cursor: Cursor, first: int, last: int) -> set[str]:
    """Tables that got or lost rows after one version, up to another."""
    rows: Sequence[tuple[str]] = cursor.execute(
        """
        select distinct batches.table_name
        from versions
        inner join batches on versions.batch_id = batches.batch_id
        where versions.version > $first and versions.version <= $last
        """,
        {"first": first, "last": last},
    ).fetchall()
    return {name for (name,) in rows}
