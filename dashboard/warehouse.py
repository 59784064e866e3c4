"""Opens a workspace's DuckDB file: raw tables, validity, versions, views and marts. One process owns the file."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard import progress, schema
from dashboard.visits import Visit, Visits

_HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "memory_limit": "1200MB",
}


class WarehouseBusy(RuntimeError):
    """Another process owns the file."""


class UnknownVersion(LookupError):
    """Nobody ever made this version."""


class CannotOpen(RuntimeError):
    """The file cannot be made or is not a database; the message is the sentence to show."""


@dataclass(frozen=True)
class Reader:
    """A cursor that sees one version and one as-of date."""

    cursor: duckdb.DuckDBPyConnection
    version: int
    as_of: date | None
    visit: Visit | None = None

    def execute(self, sql: str, parameters: Mapping[str, Any] | None = None) -> duckdb.DuckDBPyConnection:
        """Run a statement; on a visit the marts it reads are built first."""
        if self.visit:
            self.visit.prepare(sql)
        return self.cursor.execute(sql, parameters or {})


@dataclass(frozen=True)
class Writer:
    """A cursor inside the one write transaction; everything it does is this version."""

    cursor: duckdb.DuckDBPyConnection
    version: int
    at: datetime


def now() -> datetime:
    """The wall clock in UTC, without a zone, as the database stores it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


class Warehouse:
    """One workspace: `Warehouse.open(path)`, `.reading()`, `.writing()`, `.close()`.

    While it `leaves_marts`, a write does not make them anew; who asks meanwhile waits for those that the question reads.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection
        self.lock = threading.RLock()
        self.leaves_marts = False
        self._clock: tuple[int, date | None] | None = None
        self._visits = Visits(connection)

    @classmethod
    def open(cls, path: Path | str) -> "Warehouse":
        """Open or create the file; raises WarehouseBusy when another process has it, CannotOpen when it is no database."""
        path = Path(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = duckdb.connect(str(path), config=_HARDENED)
        except OSError as error:
            raise CannotOpen(f"{path.parent} cannot be used for the database: {error.strerror}.") from None
        except duckdb.Error as error:
            if "lock" in str(error).lower():
                raise WarehouseBusy(f"{path} is in use by another process: stop it, or use its address.") from None
            raise CannotOpen(f"{path} cannot be opened as a database: {str(error).splitlines()[0]}") from None
        connection.execute("set lock_configuration = true")
        warehouse = cls(path, connection)
        warehouse._build()
        return warehouse

    def close(self) -> None:
        """Write everything to the file and let it go."""
        self._visits.forget()
        self._connection.close()

    @property
    def version(self) -> int:
        """The newest version; 0 for an empty workspace."""
        with self._connection.cursor() as cursor:
            return schema.newest_version(cursor)

    @property
    def studies_kept(self) -> int:
        """A number that grows with every study kept or used, by which kept answers are told apart."""
        with self._connection.cursor() as cursor:
            [(kept,)] = cursor.execute("select (select count(*) from study_runs) + (select count(*) from study_uses)").fetchall()
        return int(kept)

    @contextmanager
    def reading(self, version: int | None = None, as_of: date | None = None) -> Iterator[Reader]:
        """A cursor in one read transaction at a version (default: newest) and as-of date (default: after the last day).

        Raises UnknownVersion for a version that was never made.
        """
        with self._connection.cursor() as cursor:
            cursor.begin()
            newest = schema.newest_version(cursor)
            at = newest if version is None else version
            if not 0 <= at <= newest:
                raise UnknownVersion(f"There is no version {at}: the newest is {newest}.")
            usual = self._default_as_of(cursor, at)
            day = as_of or usual
            if day == usual and self._marts_stand_at(cursor, at):
                schema.set_clocks(cursor, at, day)
                yield Reader(cursor, at, day)
                return
            with self._visits.at(at, day) as visit:
                yield Reader(visit.cursor, at, day, visit)

    def ever_loaded(self, sha256: str) -> bool:
        """Whether a file of these bytes was ever loaded, undone since or not."""
        with self._connection.cursor() as cursor:
            return bool(cursor.execute("select 1 from batches where sha256 = $sha256 limit 1", {"sha256": sha256}).fetchall())

    @contextmanager
    def bookkeeping(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on batches and versions as they stand now; for acts, which ask about files and not about figures."""
        with self._connection.cursor() as cursor:
            cursor.begin()
            schema.set_clocks(cursor, schema.newest_version(cursor), None)
            yield cursor

    @contextmanager
    def writing(
        self, who: str, kind: str, sentence: str, batch_id: str = "", at: datetime | None = None, rehearse: bool = False
    ) -> Iterator[Writer]:
        """One transaction that makes one version; rolled back on an error, and always when it is a rehearsal."""
        with progress.turn(self.lock):
            cursor = self._connection.cursor()
            try:
                with progress.current().stopped_by(cursor.interrupt):
                    cursor.begin()
                    writer = Writer(cursor, schema.newest_version(cursor) + 1, at or now())
                    cursor.execute(
                        "insert into versions values ($version, $moment, $who, $kind, $batch_id, $sentence)",
                        {"version": writer.version, "moment": writer.at, "who": who, "kind": kind}
                        | {"batch_id": batch_id, "sentence": sentence},
                    )
                    schema.set_clocks(cursor, writer.version, None)
                    yield writer
                    if rehearse:
                        cursor.rollback()
                    else:
                        self._save(cursor, writer.version)
            except duckdb.InterruptException:
                _roll_back(cursor)
                raise progress.Cancelled from None
            except BaseException:
                _roll_back(cursor)
                raise
            finally:
                cursor.close()

    def _save(self, cursor: duckdb.DuckDBPyConnection, version: int) -> None:
        if self.leaves_marts:
            schema.build_lookups(cursor)
        else:
            progress.at("figures")
            schema.build_marts(cursor, version)
        with progress.current().finishing():
            cursor.commit()

    @contextmanager
    def keeping(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One transaction that makes no version: for what is worked out from the data and may be worked out again."""
        with self.lock, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                _roll_back(cursor)
                raise

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Many writes, one rebuilding of the marts at the end."""
        with self.lock:
            self.leaves_marts = True
            try:
                yield
            finally:
                self.leaves_marts = False
                self._rebuild()

    def empty(self, who: str) -> None:
        """Take every row out of the file, history included; the version counter goes on."""
        with self.writing(who, "empty", "Emptied the file") as writer:
            schema.empty_tables(writer.cursor, writer.version)
        self._visits.forget()

    def rehearsal(self, writer: Writer) -> Reader:
        """What a reader would see if the write were committed; only inside `writing(rehearse=True)`."""
        schema.build_lookups(writer.cursor)
        day = schema.last_day(writer.cursor, writer.version)
        return Reader(writer.cursor, writer.version, day, Visit(writer.cursor, writer.version, day))

    def _marts_stand_at(self, cursor: duckdb.DuckDBPyConnection, version: int) -> bool:
        return schema.fact(cursor, "marts_version") == str(version)

    def _default_as_of(self, cursor: duckdb.DuckDBPyConnection, version: int) -> date | None:
        if self._clock is None or self._clock[0] != version:
            self._clock = (version, schema.last_day(cursor, version))
        return self._clock[1]

    def _build(self) -> None:
        with self.lock, self._connection.cursor() as cursor:
            cursor.begin()
            schema.create_facts(cursor)
            if schema.fact(cursor, "recipe") != schema.recipe():
                schema.create_tables(cursor)
                schema.create_views(cursor)
                schema.forget_marts(cursor)
                schema.build_marts(cursor, schema.newest_version(cursor))
                schema.create_table_macros(cursor)
                schema.note_fact(cursor, "recipe", schema.recipe())
            cursor.commit()

    def _rebuild(self) -> None:
        with self._connection.cursor() as cursor:
            cursor.begin()
            schema.build_marts(cursor, schema.newest_version(cursor))
            cursor.commit()


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.rollback()
    except duckdb.Error:
        return


class Workspaces:
    """The two files a server owns: the company's own data and the demo company beside it."""

    def __init__(self, own: Path) -> None:
        self.paths = {"own": own, "demo": own.with_name("demo.duckdb")}
        self._open: dict[str, Warehouse] = {}
        self._lock = threading.Lock()

    def __getitem__(self, name: str) -> Warehouse:
        with self._lock:
            if name not in self._open:
                self._open[name] = Warehouse.open(self.paths[name])
            return self._open[name]

    @property
    def own(self) -> Warehouse:
        """The company's own workspace."""
        return self["own"]

    @property
    def demo(self) -> Warehouse:
        """The demo company."""
        return self["demo"]

    def close(self) -> None:
        """Close every file that was opened."""
        with self._lock:
            for warehouse in self._open.values():
                warehouse.close()
            self._open.clear()
