"""Visits to what no standing mart tells: another version or as-of date, whose marts are built as they are asked for."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import duckdb

from dashboard import catalog, schema

KEPT = 3


class Visit:
    """A cursor of its own at one version and as-of date; the marts it has built stand before today's."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, version: int, as_of: date | None) -> None:
        self.cursor = cursor
        self.turn = threading.Lock()
        self._built: set[str] = set()
        schema.set_clocks(cursor, version, as_of)

    def prepare(self, sql: str) -> None:
        """Build the staging views and marts that a statement reads and that do not stand yet."""
        for query in catalog.behind(sql):
            if query.stem not in self._built:
                kind = "table" if query.folder == "marts" else "view"
                self.cursor.execute(f"create or replace temp {kind} {query.stem} as {query.sql}")
                self._built.add(query.stem)


class Visits:
    """The last few visits, kept while somebody may come back."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, date | None], Visit] = OrderedDict()

    @contextmanager
    def at(self, version: int, as_of: date | None) -> Iterator[Visit]:
        """The visit to this version and day, for one reader at a time."""
        visit = self._place(version, as_of)
        with visit.turn:
            yield visit

    def forget(self) -> None:
        """Let every visit go."""
        with self._lock:
            for visit in self._kept.values():
                visit.cursor.close()
            self._kept.clear()

    def _place(self, version: int, as_of: date | None) -> Visit:
        with self._lock:
            visit = self._kept.pop((version, as_of), None) or Visit(self._connection.cursor(), version, as_of)
            self._kept[version, as_of] = visit
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)  # closes by itself when its last reader is done
            return visit
