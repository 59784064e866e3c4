"""Files in: drop them, see what each would change, correct how it is read, then load it or let it go."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.acts import load, undo
from dashboard.acts.people import NotAllowed
from dashboard.format import count
from dashboard.intake import Refused
from dashboard.intake.folder import ENDINGS, is_hidden
from dashboard.ui import door, waiting, working
from dashboard.ui.corrections import for_a_page
from dashboard.ui.effect import what_it_changes
from dashboard.ui.layout import section, two
from dashboard.ui.mapping import how_we_read_it
from dashboard.ui.rejects import need_you
from dashboard.ui.routine import unlike_before
from dashboard.ui.steps import as_said_before, eight_steps, steps_of
from dashboard.ui.text import plain, prose_markdown
from dashboard.ui.upload_words import headline, loaded_sentence, under_headline
from dashboard.ui.waiting import Waiting
from dashboard.ui.waiting_list import in_view, list_files, look_at

_OUTCOME, _DROPS, _TAKEN, _QUEUE = "what loading did", "drops", "files taken", "files to load"


def drop_zone() -> None:
    """One place for every kind of file, and what the last load did."""
    _outcome()
    key = f"drop-{st.session_state.setdefault(_DROPS, 0)}"
    with section("Bring files in", "any export, as many as you like; nothing is saved before you say so"):
        words = "CSV or XLSX exports: deals, spend, leads, touches…"
        st.file_uploader(words, accept_multiple_files=True, key=key, on_change=_take, args=(key,))
        with st.expander("A whole folder", key=f"folder-{key}"):
            st.file_uploader(
                "Every CSV and XLSX file in the folder and the folders in it",
                type=[ending.removeprefix(".") for ending in ENDINGS],
                accept_multiple_files="directory",
                key=f"{key}-folder",
                on_change=_take,
                args=(f"{key}-folder",),
            )


def previews() -> bool:
    """Every file that waits, one in full; False where none does."""
    files = waiting.files()
    if not files or door.scene().workspace != "own":
        return False
    shown = next((file for file in files if file.work), None) or in_view(files)
    if working.holds(shown, _cancelled):
        return True
    if len(files) > 1:
        list_files(files, shown, _load_all)
    _in_full(shown)
    return True


def _in_full(shown: Waiting) -> None:
    """One file: what it would change, its eight steps, and the rows that need somebody."""
    with st.spinner("Reading the file and weighing what it would change…", show_time=True):
        reading = shown.reading()
        found = None if isinstance(reading, Refused) else shown.preview()
    if found is None:
        st.title(prose_markdown(f"{plain(shown.name)} cannot be read as it is."), anchor=False)
        with section("How far it was read", "nothing was saved"):
            eight_steps(shown, steps_of(reading))
            _buttons(shown, None)
        return
    st.title(headline(found, shown.currency()), anchor=False)
    st.markdown(f":gray[{plain(under_headline(found))}]")
    unlike_before(found)
    _stopped(shown)
    _overlap(shown, found)
    with two() as (left, right):
        with left, section("How we read it", "eight steps, each yours to correct"):
            as_said_before(shown, found.reading)
            eight_steps(shown, found.steps, found.reading.table)
        with right, section("What it changes"):
            what_it_changes(found, shown.currency())
            _buttons(shown, found)
    with section("Its columns", "choose another in “Ours” where one is read wrong"):
        how_we_read_it(shown, found.reading)
    need_you(shown, found.reading)


def _take(key: str) -> None:
    """The files dropped wait from now on, in the company's own workspace; the browser may send a drop twice."""
    taken = st.session_state.setdefault(_TAKEN, set())
    fresh = [file for file in st.session_state[key] or [] if file.file_id not in taken]
    if not fresh:
        return
    taken.update(file.file_id for file in fresh)
    taken_in = [waiting.add(file.name, file.getvalue()) for file in sorted(fresh, key=_name) if not is_hidden(Path(file.name))]
    if len(taken_in) == 1:
        look_at(taken_in[0])
    st.session_state[_DROPS] += 1
    st.session_state.pop(_OUTCOME, None)
    if door.scene().workspace != "own":
        door.look_at(workspace="own")
        _say("The demo company stays as it is: your files go to a workspace of your own, which you are looking at now.")


def _name(file: Any) -> str:
    return str(file.name)


def _buttons(file: Waiting, found: load.Preview | None) -> None:
    with st.container(horizontal=True, gap="small"):
        if found and not found.already and not found.overlap and (found.rows_loaded or found.vanished):
            words = f"Load {count(found.rows_loaded, 'row')}" if found.rows_loaded else "Load it"
            st.button(words, type="primary", key=f"load-{file.id}", on_click=_load, args=(file, found))
        elif found and not found.already and not found.overlap and found.reading.rows.num_rows:
            st.button("Load it as a snapshot", key=f"load-{file.id}", on_click=_load, args=(file, found))
        st.button("Discard", key=f"discard-{file.id}", on_click=waiting.discard, args=(file,))


def _stopped(file: Waiting) -> None:
    if not file.stopped:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="card-stopped", border=True):
        st.markdown(plain(for_a_page(file.stopped)), width="stretch")
        if file.full_refresh:
            st.button("It really is everything: load it", key=f"whole-{file.id}", on_click=_load_whole, args=(file,))


def _overlap(file: Waiting, found: load.Preview) -> None:
    """Replace or add: asked before anything can be loaded."""
    if not found.overlap:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="card-overlap", border=True):
        st.markdown(plain(for_a_page(found.overlap)), width="stretch")
        for answer, words in (("replace", "Replace what is there"), ("add", "Add to it")):
            st.button(words, key=f"overlap-{answer}-{file.id}", on_click=_say_overlap, args=(file, answer))


def _say_overlap(file: Waiting, answer: str) -> None:
    file.forget()
    file.overlap = answer


def _load_whole(file: Waiting) -> None:
    file.whole = True
    _load(file, file.seen())


def _load(file: Waiting, found: load.Preview) -> None:
    """Commit one file, if nobody wrote since this preview; a large one beside the page."""
    file.stopped = ""
    if working.is_large(file):
        working.start(file, _committing(file, found), partial(_loaded, file, found))
    else:
        _loaded(file, found, _committing(file, found))


def _committing(file: Waiting, found: load.Preview) -> Callable[[], load.Batch]:
    """What commits a file as it was last shown."""
    return partial(
        load.commit,
        door.workspaces().own,
        found.reading,
        file.data,
        observed_on=file.observed_on,
        full_refresh=file.full_refresh,
        whole=file.whole,
        expected_version=found.version,
        overlap=file.overlap,
        remember=True,
    )


def _loaded(file: Waiting, found: load.Preview, commit: Callable[[], load.Batch]) -> None:
    """Say what came of committing a file."""
    try:
        batch = commit()
    except load.Moved as moved:
        file.forget()
        file.stopped = str(moved)
        return
    except (load.MaybeFiltered, load.Overlapping, NotAllowed) as refused:
        file.stopped = str(refused)
        return
    waiting.discard(file)
    if batch.remembered:
        waiting.read_again()
    _say(loaded_sentence(batch, found, file.currency()), batch.batch_id)


def _load_all() -> None:
    """Commit every file that reads, one after the other, each against what the one before left."""
    st.session_state[_QUEUE] = list(waiting.files())
    _load_next(len(waiting.files()))


def _load_next(waited: int) -> None:
    """Go on with the files to load, of the many that waited, until one is large: that one is worked on beside the page."""
    queue: list[Waiting] = st.session_state[_QUEUE]
    while queue:
        file = queue.pop(0)
        if working.is_large(file):
            working.start(file, partial(file.weigh, door.workspaces().own), partial(_weighed_in_turn, file, waited))
            return
        if not isinstance(file.reading(), Refused):
            found = file.preview()
            _loaded(file, found, _committing(file, found))
    _tell_all(waited)


def _weighed_in_turn(file: Waiting, waited: int, weighed: Callable[[], Any]) -> None:
    """A large file that reads is loaded next."""
    file.settle(weighed)
    if isinstance(file.reading(), Refused):
        _load_next(waited)
    else:
        found = file.preview()
        working.start(file, _committing(file, found), partial(_loaded_in_turn, file, found, waited))


def _loaded_in_turn(file: Waiting, found: load.Preview, waited: int, commit: Callable[[], load.Batch]) -> None:
    _loaded(file, found, commit)
    _load_next(waited)


def _tell_all(waited: int) -> None:
    left = len(waiting.files())
    loaded = waited - left
    tail = f" {count(left, 'file')} still {'needs' if left == 1 else 'need'} an answer." if left else ""
    _say(f"{count(loaded, 'file')} loaded.{tail} Each can be taken back under “Loaded before”.")


def _cancelled(file: Waiting) -> None:
    """A file that was stopped while it was read waits no longer; one stopped while it was loaded can be loaded again."""
    st.session_state.pop(_QUEUE, None)
    if file.is_weighed(door.workspaces().own.version):
        file.stopped = "Cancelled: nothing of it was saved."
        return
    waiting.discard(file)
    _say(f"{file.name} was cancelled: nothing of it was saved.")


def _say(sentence: str, batch_id: str = "") -> None:
    st.session_state[_OUTCOME] = {"sentence": sentence, "batch_id": batch_id}


def _outcome() -> None:
    outcome: dict[str, Any] | None = st.session_state.get(_OUTCOME)
    if not outcome:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="card-outcome", border=True):
        st.markdown(plain(outcome["sentence"]), width="stretch")
        if outcome["batch_id"]:
            st.button("Undo", key="undo-last", on_click=_undo, args=(outcome["batch_id"],))


def _undo(batch_id: str) -> None:
    try:
        undone = undo.undo(door.workspaces().own, batch_id)
    except (undo.NothingToUndo, NotAllowed) as refused:
        _say(str(refused))
        return
    _say(f"{undone.file} was taken back: every figure is as it was without it.")
