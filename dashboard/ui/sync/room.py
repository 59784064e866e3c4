"""The room: which meeting it is, how much time is left, and what the other screen does meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.acts.close_meeting import NotClosable
from dashboard.acts.people import NotAllowed
from dashboard.acts.record import NotRecordable, record_all
from dashboard.format import count, day
from dashboard.ui import door
from dashboard.ui.found import still_looking
from dashboard.ui.me import is_known, me
from dashboard.ui.text import markup, plain
from dashboard.warehouse import now

REFUSALS = (NotRecordable, NotAllowed, NotClosable)
POLL_EVERY = 2
_SAID = "what the meeting did"
_CHOSEN = "meeting"


def choose_meeting() -> dict[str, Any] | None:
    """The meeting on screen, chosen among those held and the next one; None where there are no data to meet over."""
    days = {str(row["meeting_date"]): row for row in door.answer("meeting/days").records()}
    if not days:
        return None
    if st.session_state.get(_CHOSEN) not in days:
        asked = st.query_params.get("meeting", "")
        st.session_state[_CHOSEN] = asked if asked in days else next(iter(days))
    chosen = st.selectbox("Meeting of", list(days), key=_CHOSEN, format_func=lambda name: _named(days[name]), width=260)
    st.query_params["meeting"] = chosen
    return days[chosen]


def _named(row: Mapping[str, Any]) -> str:
    state = "closed" if row["closed_at"] else "running" if row["started_at"] else "next"
    return f"{row['meeting_date']:%a} {day(row['meeting_date'])}, {state}"


def may_write() -> bool:
    """Whether something may be written: the page stands in the present, and somebody said who is looking."""
    return door.scene().known_at is None and is_known()


def write(rows: Sequence[tuple[str, Mapping[str, Any]]], said: str = "") -> bool:
    """Write rows as one version under the name of who is looking; what came of it is said at the top of the page."""
    try:
        record_all(door.warehouse(), rows, me())
    except REFUSALS as refused:
        tell(str(refused))
        return False
    tell(said)
    return True


def tell(words: str) -> None:
    """Say this at the top of the page, once."""
    if words:
        st.session_state[_SAID] = words


def told() -> None:
    """What the last press did, once."""
    if words := st.session_state.pop(_SAID, ""):
        st.markdown(plain(words))


def put_on_table(meeting_date: date, item_id: str | None) -> None:
    """Show a question on every screen."""
    write([("meetings", {"meeting_date": meeting_date, "item_id": item_id})])


def begin(meeting_date: date, minutes: int, item_id: str | None) -> None:
    """Begin the meeting with its first question."""
    started = {"started_at": now(), "started_by": me().name, "minutes": minutes, "item_id": item_id}
    write(
        [("meetings", {"meeting_date": meeting_date, **started})], "The meeting runs: everyone who opens it sees the same question."
    )


def _is_old() -> bool:
    """Whether somebody wrote something since, or the findings that the page waits for were looked for."""
    now_at, drawn = door.warehouse(), door.scene()
    return now_at.version != drawn.version or (bool(still_looking()) and now_at.studies_kept != drawn.studies)


@st.fragment(run_every=POLL_EVERY)
def listen(started_at: Any, minutes: int) -> None:
    """The time that is left; and draw the page anew where somebody else wrote something."""
    if door.scene().known_at is None and _is_old():
        st.rerun()
    if started_at:
        left = minutes - int((now() - started_at).total_seconds() // 60)
        words = f"{left} of {count(minutes, 'minute')} left" if left >= 0 else f"{count(-left, 'minute')} over"
    else:
        words = f"{count(minutes, 'minute')} planned"
    st.html(f'<span class="t-pill">{markup(words)}</span>')
