"""What was loaded: newest first, each with its way back, confirmed in place."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.acts import again, undo
from dashboard.acts.people import LOCAL, NotAllowed
from dashboard.contracts import contract
from dashboard.format import count, short_day, show
from dashboard.intake.model import Reject
from dashboard.ui import door, waiting
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.rejects import rejects_name, rejects_table
from dashboard.ui.text import markup, plain

_NEWEST = 6
_ASKED, _SAID = "undo asked", "undo said"


def history() -> None:
    """The newest files with an Undo each, and all files behind a fold."""
    batches = door.answer("data/batches").records()
    with section("Loaded before", count(len(batches), "file") if batches else ""):
        if said := st.session_state.pop(_SAID, ""):
            st.markdown(plain(said))
        if not batches:
            st.html('<p class="t-soft">Nothing yet. Every file you load is listed here, and each can be taken back.</p>')
            return
        for batch in batches[:_NEWEST]:
            _row(batch)
        if len(batches) > _NEWEST:
            _all(batches)
        receipt("data/batches", part="history")


def _row(batch: dict[str, Any], place: str = "newest") -> None:
    batch_id = batch["batch_id"]
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"loaded-{place}-{batch['batch_id']}"
    ):
        words = f"{markup(batch['file_name'])} <span class='t-soft'>{markup(_told(batch))}</span>"
        st.html(f"<p class='t-loaded'>{words}</p>", width="stretch")
        if batch["status"] != "loaded":
            return
        if batch["rows_rejected"]:
            _rejected(batch, place)
        if st.session_state.get(_ASKED) == batch_id:
            st.button("Take it back", type="primary", key=f"undo-yes-{place}-{batch_id}", on_click=_undo, args=(batch_id,))
            st.button("Keep", key=f"undo-no-{place}-{batch_id}", on_click=_ask, args=("",))
        else:
            st.button("Undo", key=f"undo-{place}-{batch_id}", on_click=_ask, args=(batch_id,), help=_help(batch))


def _rejected(batch: dict[str, Any], place: str) -> None:
    """The rows of a loaded file that were set aside: as a file, or mended here by letting the file wait again."""
    batch_id = batch["batch_id"]
    with st.popover("Rejected", type="tertiary", key=f"rejects-{place}-{batch_id}", on_change="rerun") as fold:
        if not fold.open:
            return
        faults = door.answer("data/rejects", batch=batch_id).records()
        if not faults:
            st.html('<p class="t-soft">They were mended, and loaded with a later copy of the file.</p>')
            return
        rejects_table([Reject(fault["line"], fault["column_name"], fault["value"], fault["reason"]) for fault in faults])
        rows = again.rejected_rows(door.warehouse(), batch_id)
        if rows is None:
            st.html('<p class="t-soft">The file itself is no longer kept: load it again to mend them.</p>')
            return
        name = rejects_name(batch["file_name"])
        st.download_button("Download these rows", rows, name, "text/csv", key=f"get-{place}-{batch_id}", on_click="ignore")
        if door.scene().workspace == "own":
            st.button("Mend them here", key=f"mend-{place}-{batch_id}", on_click=waiting.add_loaded, args=(batch_id,))


def _told(batch: dict[str, Any]) -> str:
    who = [] if batch["loaded_by"] == LOCAL.name else [batch["loaded_by"]]
    words = [short_day(batch["loaded_at"]), *who, contract(batch["table_name"]).title, count(batch["rows_loaded"], "row")]
    if batch["rows_rejected"]:
        words.append(f"{batch['rows_rejected']:,} rejected")
    if batch["status"] != "loaded":
        words.append("taken back")
    return " · ".join(words)


def _help(batch: dict[str, Any]) -> str:
    return f"Take back {batch['batch_id']}: every figure is then as if the file had never been loaded. It can be loaded again."


def _all(batches: list[dict[str, Any]]) -> None:
    with st.expander("All files", key="all-files", on_change="rerun") as fold:
        if not fold.open:
            return
        shown = pd.DataFrame(
            {
                "File": [batch["file_name"] for batch in batches],
                "Loaded": [show(batch["loaded_at"], "time") for batch in batches],
                "By": [batch["loaded_by"] for batch in batches],
                "Kind": [contract(batch["table_name"]).title for batch in batches],
                "Rows": [batch["rows_loaded"] for batch in batches],
                "Rejected": [batch["rows_rejected"] for batch in batches],
                "Skipped": [batch["rows_skipped"] for batch in batches],
                "Status": [batch["status"] for batch in batches],
            }
        )
        event = st.dataframe(
            shown, hide_index=True, key="all-batches", on_select="rerun", selection_mode="single-row", height=320, alt="All files"
        )
        chosen = event.selection.rows
        if chosen and chosen[0] < len(batches):
            _row(batches[chosen[0]], "chosen")
        else:
            st.html('<p class="t-soft">Choose a file to take it back.</p>')


def _ask(batch_id: str) -> None:
    st.session_state[_ASKED] = batch_id


def _undo(batch_id: str) -> None:
    st.session_state[_ASKED] = ""
    try:
        undone = undo.undo(door.warehouse(), batch_id)
    except (undo.NothingToUndo, NotAllowed) as refused:
        st.session_state[_SAID] = str(refused)
        return
    st.session_state[_SAID] = f"{undone.file} was taken back: every figure is as it was without it."
