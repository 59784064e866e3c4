"""Files that wait on the Data page: their bytes, what the analyst corrected, how they read and what they would change."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.acts import again, readings
from dashboard.acts.load import Preview, preview
from dashboard.intake import Options, Reading, Refused, recall
from dashboard.intake.reading import table_of, to_sheet, unreadable
from dashboard.intake.receive import digest
from dashboard.intake.shape import Sheet
from dashboard.progress import Cancelled, Work
from dashboard.ui import door
from dashboard.warehouse import Warehouse

_FILES = "files that wait"


@dataclass
class Waiting:
    """One file, and everything said about it so far; nothing of it is saved."""

    name: str
    data: bytes
    options: Options = field(default_factory=Options)
    observed_on: date | None = None
    full_refresh: bool = False
    whole: bool = False
    overlap: str = ""
    stopped: str = ""
    revision: int = 0
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:8])
    work: Work[Any] | None = None
    then: Callable[[Callable[[], Any]], None] = lambda result: None
    _reading: Reading | Refused | None = None
    _preview: Preview | None = None
    _headers: tuple[str, ...] | None = None

    def correct(self, **options: Any) -> None:
        """Read the file another way from now on."""
        self.options = replace(self.options, **options)
        self.forget()

    def take_back(self, *names: str) -> None:
        """Read these fields as they are found in the file, whatever was said now or before."""
        nothing = Options()
        fields = {name: getattr(nothing, name) for name in names}
        self.correct(**fields, as_found=tuple({*self.options.as_found, *names}))

    def said(self) -> Options:
        """What is said of the file: now, and where it reads, before too."""
        reading = self.reading()
        return self.options if isinstance(reading, Refused) else reading.options

    def sheets(self) -> tuple[str, ...]:
        """The sheets that hold anything, where the file is a workbook that was read."""
        return next((step.candidates for step in self.reading().steps if step.name == "decode" and step.status == "done"), ())

    def forget(self) -> None:
        """Read and weigh the file again when it is next shown."""
        self.stop()
        self.revision += 1
        self.stopped, self._reading, self._preview, self._headers = "", None, None, None

    def stop(self) -> None:
        """Let go of what is being worked on."""
        if self.work is not None:
            self.work.progress.cancel()
            self.work = None

    def is_read(self) -> bool:
        """Whether it is known how the file reads."""
        return self._reading is not None

    def is_weighed(self, version: int) -> bool:
        """Whether it is known how the file reads, and what it would change at this version."""
        return isinstance(self._reading, Refused) or (self._preview is not None and self._preview.version == version)

    def weigh(self, own: Warehouse) -> tuple[Reading | Refused, Preview | None]:
        """How the file reads and what it would change; touches nothing of the session, so that any thread may do it."""
        reading = self._reading or _attempt(lambda: readings.read(own, self.data, self.name, self.options))
        if isinstance(reading, Refused):
            return reading, None
        return reading, preview(own, reading, self.observed_on, self.full_refresh, self.overlap)

    def settle(self, weighed: Callable[[], tuple[Reading | Refused, Preview | None]]) -> None:
        """Take over what weighing found."""
        self._reading, self._preview = weighed()

    def reading(self) -> Reading | Refused:
        """How the file reads, or why it does not."""
        if self._reading is None:
            self._reading = _attempt(lambda: readings.read(door.workspaces().own, self.data, self.name, self.options))
        return self._reading

    def preview(self) -> Preview:
        """What committing it now would do; only for a file that reads."""
        own = door.workspaces().own
        reading = self.reading()
        if isinstance(reading, Refused):
            raise reading
        if self._preview is None or self._preview.version != own.version:
            self._preview = preview(own, reading, self.observed_on, self.full_refresh, self.overlap)
        return self._preview

    def seen(self) -> Preview:
        """The preview last shown, though somebody may have written since."""
        return self._preview or self.preview()

    def currency(self) -> str:
        """The currency its effect is told in: the workspace's, else, in an empty one, the file's own."""
        reading = self.reading()
        if isinstance(reading, Refused) or "currency" not in reading.columns or not reading.rows.num_rows:
            return door.currency()
        if not door.workspaces().own.version:
            counts = reading.rows["currency"].value_counts().to_pylist()
            return max(counts, key=lambda each: each["counts"])["values"] or door.currency()
        return door.currency()

    def sheet(self) -> Sheet:
        """The table as it stands in the file, with what was corrected."""
        return table_of(self.data, self.said())

    def headers(self) -> tuple[str, ...]:
        """The names over the file's columns, also where the file does not read; empty where none are found."""
        if self._headers is None:
            found = _attempt(lambda: _headers(self.data, self.options))
            self._headers = () if isinstance(found, Refused) else found
        return self._headers


def _attempt(step: Callable[[], Any]) -> Any:
    try:
        return step()
    except Refused as refusal:
        return refusal
    except Cancelled:
        raise
    except Exception as error:
        return unreadable(error, ())


def _headers(data: bytes, options: Options) -> tuple[str, ...]:
    known = readings.known(door.workspaces().own)
    sheet, _, _ = to_sheet(data, recall.located(data, options, known), [])
    return tuple(sheet.headers)


def files() -> list[Waiting]:
    """The files that wait in this session, in the order they came."""
    return st.session_state.setdefault(_FILES, [])


def add(name: str, data: bytes) -> Waiting:
    """Let a file wait; the same bytes under the same name wait once. Mended rows go back into the file they are from."""
    mended = again.mended(door.workspaces().own, data) or _mended_here(data)
    if mended:
        return _wait_again(mended)
    known = next((file for file in files() if file.name == name and file.data == data), None)
    return known or _wait(Waiting(name, data))


def add_loaded(batch_id: str) -> None:
    """Let a loaded file wait again, read as it was, to mend what was set aside; nothing where its bytes are gone."""
    found = again.loaded(door.workspaces().own, batch_id)
    if found:
        _wait_again(found)


def _mended_here(data: bytes) -> again.Again | None:
    """The waiting file whose rejected rows came back mended."""
    hashes = {digest(file.data): file for file in files()}
    return again.mended_among(
        data,
        lambda name: (
            again.Again(file.name, file.data, file.options, file.observed_on, name) if (file := hashes.get(name)) else None
        ),
    )


def _wait_again(found: again.Again) -> Waiting:
    for file in files():
        if file.data == found.data:
            file.correct(edits=found.options.edits)
            return file
    return _wait(Waiting(found.file, found.data, found.options, found.observed_on))


def _wait(file: Waiting) -> Waiting:
    files().append(file)
    return file


def discard(file: Waiting) -> None:
    """Forget a file that waits."""
    file.stop()
    if file in files():
        files().remove(file)


def read_again() -> None:
    """Read every file that waits again: what is remembered has changed."""
    for file in files():
        file.forget()
