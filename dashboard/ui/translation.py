"""A change of words on its way: what it would touch, then Confirm or Leave it; afterwards what it did, and the way back."""

from decimal import Decimal

import streamlit as st

from dashboard.acts import undo
from dashboard.acts.load import Moved
from dashboard.acts.people import NotAllowed
from dashboard.acts.translate import Change, Row, Translated, Untranslatable, confirm, preview, told
from dashboard.format import count, show
from dashboard.ui import door
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup, plain
from dashboard.ui.upload_words import before_and_after

_PENDING, _SAID = "words to confirm", "what changing words did"


def propose(table: str, row: Row | None = None, gone: tuple[int, ...] = (), says: str = "") -> None:
    """Put a change before the person; nothing is saved."""
    st.session_state[_PENDING] = Change(table, (row,) if row else (), gone, says)
    st.session_state.pop(_SAID, None)


def is_open() -> bool:
    """Whether words may be changed here: not while the page looks back."""
    return door.scene().known_at is None


def pending() -> None:
    """The change that waits, with what it would touch; else what the last one did."""
    change: Change | None = st.session_state.get(_PENDING)
    if change is None:
        _outcome()
        return
    with section(f"{told(change)}: what would change", "nothing is saved yet"):
        try:
            found = preview(door.warehouse(), change)
        except Untranslatable as refused:
            st.markdown(plain(refused))
            st.button("Leave it", key="words-leave", on_click=_leave)
            return
        _touches(found)
        with st.container(horizontal=True, gap="small"):
            st.button("Confirm", type="primary", key="words-confirm", on_click=_confirm, args=(change, found.version))
            st.button("Leave it", key="words-leave", on_click=_leave)


def _touches(found: Translated) -> None:
    money = "" if found.amount is None else f", {show(found.amount, 'money', door.currency(), exact=True)}"
    facts = [("Rows it touches", f"{found.row_count:,}{money}")]
    moved = [effect for effect in found.effects if (effect.before or Decimal(0)) != (effect.after or Decimal(0))]
    facts += [(effect.metric, " → ".join(before_and_after(effect, door.currency()))) for effect in moved]
    body = "".join(
        f'<tr><th scope="row">{markup(name)}</th><td class="t-number">{markup(words)}</td></tr>' for name, words in facts
    )
    st.html(f'<table class="t-table t-facts"><tbody>{body}</tbody></table>')
    if not moved:
        st.html('<p class="t-soft">No headline number moves; joins and splits by these words do.</p>')


def _confirm(change: Change, version: int) -> None:
    try:
        batch_id = confirm(door.warehouse(), change, expected_version=version)
    except Moved as moved:
        st.session_state[_SAID] = (str(moved), "")
        return
    except (Untranslatable, NotAllowed) as refused:
        st.session_state[_SAID] = (str(refused), "")
        _leave()
        return
    _leave()
    st.session_state[_SAID] = (f"{told(change)}: confirmed, on every page from now on.", batch_id)


def _leave() -> None:
    st.session_state.pop(_PENDING, None)


def _outcome() -> None:
    sentence, batch_id = st.session_state.get(_SAID, ("", ""))
    if not sentence:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="card-words-said", border=True):
        st.markdown(plain(sentence), width="stretch")
        if batch_id:
            st.button("Undo", key="words-undo-last", on_click=_undo, args=(batch_id,))


def changes() -> None:
    """Every confirmation and file of words, newest first, each with its undo."""
    found = door.answer("data/word_changes").records()
    with section("Confirmed before", count(len(found), "change") if found else ""):
        if not found:
            st.html(
                '<p class="t-soft">Nothing yet. Each alias and rule you confirm is listed here, and each can be taken back.</p>'
            )
            return
        for row in found[:8]:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
                words = f"{markup(row['says'])} <span class='t-soft'>{markup(show(row['loaded_at'], 'time'))}</span>"
                st.html(f"<p class='t-loaded'>{words}</p>", width="stretch")
                if is_open():
                    st.button("Undo", key=f"words-undo-{row['batch_id']}", on_click=_undo, args=(row["batch_id"],))
        receipt("data/word_changes", part="words")


def _undo(batch_id: str) -> None:
    try:
        undone = undo.undo(door.warehouse(), batch_id)
    except (undo.NothingToUndo, NotAllowed) as refused:
        st.session_state[_SAID] = (str(refused), "")
        return
    st.session_state[_SAID] = (f"{undone.file} was taken back: every figure is as it was without it.", "")
