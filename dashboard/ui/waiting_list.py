"""The files that wait, a line each: how far each is read, what it asks, and which one is open below."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.contracts import contract
from dashboard.format import count
from dashboard.intake import Reading, Refused, Step
from dashboard.intake.recall import FIELDS
from dashboard.intake.steps import NAMES
from dashboard.ui import waiting, working
from dashboard.ui.corrections import for_a_page
from dashboard.ui.layout import section
from dashboard.ui.steps import steps_of
from dashboard.ui.text import markup, plain
from dashboard.ui.waiting import Waiting

_OPEN = "file in view"
_MANY = 8
_SIGNS = {"done": "✓", "asked": "?", "refused": "!"}
_TOLD = {"done": "done", "asked": "asks", "refused": "refused"}


def look_at(file: Waiting) -> None:
    """Open this file below from now on."""
    st.session_state[_OPEN] = file.id


def in_view(files: Sequence[Waiting]) -> Waiting:
    """The open file: the one chosen, else the first that needs an answer, else the first; open until it is gone."""
    chosen = [file for file in files if file.id == st.session_state.get(_OPEN)]
    if not chosen:
        chosen = [file for file in files if _needs_somebody(file)] or list(files)
        look_at(chosen[0])
    return chosen[0]


def list_files(files: Sequence[Waiting], shown: Waiting, load_all: Callable[[], None]) -> None:
    """Every file with its eight steps in signs, the one that is open, and the way to load all of them."""
    with st.spinner(f"Reading {count(len(files), 'file')}…"):
        ordered = sorted(files, key=lambda file: not _needs_somebody(file))
    needing = sum(map(_needs_somebody, files))
    note = f"{needing} {'needs' if needing == 1 else 'need'} you; nothing is saved yet" if needing else "nothing is saved yet"
    with section(f"{count(len(files), 'file')} wait", note):
        with st.container(gap=None, height=340 if len(files) > _MANY else "content", key="waiting-files"):
            for file in ordered:
                _line(file, file is shown)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _load_all(len(files), needing, load_all)
            _same_columns(shown, files)
            st.button("Discard all", key="discard-all", on_click=_discard_all, help="None of them is saved.")


def _load_all(number: int, needing: int, load_all: Callable[[], None]) -> None:
    ready = number - needing
    some = "Load the one file that reads" if ready == 1 else f"Load the {ready} files that read"
    words = some if needing else f"Load all {number} files"
    if ready:
        told = "Each against what the one before left. A file that needs an answer keeps waiting."
        st.button(words, key="load-all", on_click=load_all, help=told)


def _discard_all() -> None:
    for file in list(waiting.files()):
        waiting.discard(file)


def _line(file: Waiting, is_open: bool) -> None:
    key = f"waits-{'open' if is_open else 'shut'}-{file.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=key):
        st.button(plain(file.name), key=f"open-{file.id}", type="tertiary", on_click=look_at, args=(file,))
        st.html(f'<p class="t-soft t-waits">{markup(_told(file))}</p>', width="stretch")
        st.html(_signs(steps_of(file.reading()) if _is_known(file) else ()), width="content")


def _needs_somebody(file: Waiting) -> bool:
    return _is_known(file) and isinstance(file.reading(), Refused)


def _is_known(file: Waiting) -> bool:
    """Whether it is known how the file reads, or found out at once; a large one is read when it is opened."""
    return file.is_read() or not working.is_large(file)


def _told(file: Waiting) -> str:
    """How a file reads, in a few words."""
    if not _is_known(file):
        return "A large file: it is read when you open it."
    reading = file.reading()
    if isinstance(reading, Refused):
        return for_a_page(reading.sentence)
    return ", ".join([contract(reading.table).title, count(reading.rows.num_rows, "row"), *_rejected(reading)])


def _rejected(reading: Reading) -> list[str]:
    number = reading.rows_rejected
    return [f"{number:,} {'needs' if number == 1 else 'need'} you"] if number else []


def _signs(steps: Sequence[Step]) -> str:
    """The eight steps as signs: done, asking, refused, or not reached yet."""
    reached = {step.name: step.status for step in steps}
    signs = "".join(
        f'<i class="t-{reached.get(name, "later")}">{_SIGNS.get(reached.get(name, ""), str(number))}</i>'
        for number, name in enumerate(NAMES, 1)
    )
    last = steps[-1] if steps else None
    said = f"{len(steps)} of {len(NAMES)} steps, the last one {_TOLD[last.status]}" if last else "not read yet"
    return f'<span class="t-signs" role="img" aria-label="{said}">{signs}</span>'


def _same_columns(file: Waiting, files: Sequence[Waiting]) -> None:
    """Say of the other files with these columns what was said of this one."""
    told = {name: getattr(file.options, name) for name in FIELDS if getattr(file.options, name)}
    headers = file.headers() if told else ()
    same = [other for other in files if headers and other is not file and _is_known(other) and other.headers() == headers]
    others = [other for other in same if any(getattr(other.options, name) != value for name, value in told.items())]
    if others:
        words = f"Read {count(len(others), 'more file')} with these columns the same way"
        st.button(words, key=f"same-{file.id}", on_click=_say_of, args=(others, told))


def _say_of(files: Sequence[Waiting], told: dict[str, object]) -> None:
    for file in files:
        file.correct(**told)
