"""Visits to the past: the marts of a version and as-of date other than today's, built once and kept while they are looked at."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import duckdb

from dashboard import schema

KEPT = 3


class Visits:
    """The last few pasts somebody looked at, each on a cursor of its own whose temporary marts stand before today's."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, date | None], tuple[threading.Lock, duckdb.DuckDBPyConnection]] = OrderedDict()

    @contextmanager
    def at(self, version: int, as_of: date | None) -> Iterator[duckdb.DuckDBPyConnection]:
        """The cursor of this version and day, for one reader at a time; its marts are built on the first visit."""
        turn, cursor = self._place(version, as_of)
        with turn:
            if not schema.has_visit(cursor):
                schema.build_visit(cursor, version, as_of)
            yield cursor

    def forget(self) -> None:
        """Let every past go."""
        with self._lock:
            for _, cursor in self._kept.values():
                cursor.close()
            self._kept.clear()

    def _place(self, version: int, as_of: date | None) -> tuple[threading.Lock, duckdb.DuckDBPyConnection]:
        with self._lock:
            place = self._kept.pop((version, as_of), None) or (threading.Lock(), self._connection.cursor())
            self._kept[version, as_of] = place
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)  # closes by itself when its last reader is done
            return place
