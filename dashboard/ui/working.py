"""A large file is read, weighed and loaded in a thread of its own: the page shows its steps and a way to stop it."""

from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

import streamlit as st

from dashboard.progress import Cancelled, Work
from dashboard.ui import door
from dashboard.ui.text import plain
from dashboard.ui.waiting import Waiting

LARGE, LARGE_WHEN_PACKED = 8 << 20, 1 << 20
_PACKED = b"PK"
_EVERY = 0.5


def is_large(file: Waiting) -> bool:
    """Whether a file takes long enough to be worked on beside the page; a workbook is packed to a tenth of its text."""
    return len(file.data) >= (LARGE_WHEN_PACKED if file.data.startswith(_PACKED) else LARGE)


def start(file: Waiting, do: Callable[[], Any], then: Callable[[Callable[[], Any]], None]) -> None:
    """Work on a file beside the page; `then` takes what gives, or raises, what came of it."""
    file.work, file.then = Work(do), then


def holds(file: Waiting, cancelled: Callable[[Waiting], None]) -> bool:
    """Show the work on a large file and its Cancel button; False where the file is ready to be shown."""
    own = door.workspaces().own
    if file.work is None and is_large(file) and not file.is_weighed(own.version):
        start(file, partial(file.weigh, own), file.settle)
    if file.work is None:
        return False
    st.title(plain(file.name), anchor=False)
    if file.work.is_done:
        _end(file, file.work, cancelled)
    _watch(file)
    return True


def _end(file: Waiting, work: Work[Any], cancelled: Callable[[Waiting], None]) -> NoReturn:
    """Take over what came of the work, and build the page again."""
    file.work = None
    try:
        file.then(work.result)
    except Cancelled:
        cancelled(file)
    st.rerun()


@st.fragment(run_every=_EVERY)
def _watch(file: Waiting) -> None:
    """Where the work stands, looked at twice a second."""
    work = file.work
    if work is None or work.is_done:
        st.rerun()
    with st.container(key="card-working", border=True):
        words = work.progress.words or "Starting"
        st.progress(work.progress.share, text="Stopping…" if work.progress.is_stopped else f"{words}…")
        st.button("Cancel", key=f"cancel-{file.id}", on_click=work.progress.cancel, disabled=work.progress.is_stopped)
