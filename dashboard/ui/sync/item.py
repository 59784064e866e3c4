"""The question on the table: what both sides know, and discuss → decide → promise in one place."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

import streamlit as st

from dashboard.acts.record import new_id
from dashboard.format import count, day, show
from dashboard.library import ask
from dashboard.meeting.checks import check_for, checkable, tells_from
from dashboard.ui import door
from dashboard.ui.form import Form, form
from dashboard.ui.found import evidence
from dashboard.ui.layout import section
from dashboard.ui.me import me, side_of
from dashboard.ui.sync import room
from dashboard.ui.sync.agenda import said_html
from dashboard.ui.sync.promises import due_cards
from dashboard.ui.text import markup
from dashboard.warehouse import now

TWO_WEEKS = timedelta(days=14)
NO_NUMBER = "No number"
SUREST = 0.99
_OUTCOMES = {"decided": "Save and next", "carried": "Carry over", "parked": "Park"}
_KINDS: dict[str, Literal["primary", "secondary"]] = {"decided": "primary", "carried": "secondary", "parked": "secondary"}
_WORDS = {"carried": "Carried over to the next meeting.", "parked": "Parked: it comes back when somebody adds it again."}


def on_table(held: Mapping[str, Any], item: Mapping[str, Any]) -> None:
    """What is known of the question: promises that are due, the finding's facts, and what each side noted before."""
    if item["kind"] == "finding":
        _facts(item)
    if item["kind"] == "promises":
        due_cards(held["meeting_date"])
    with section("What each side knows", "facts, not faults"):
        said = door.answer("meeting/said", meeting_date=held["meeting_date"]).records()
        st.html(said_html([row for row in said if row["item_id"] == item["item_id"]], {}))
        if room.may_write() and not st.session_state.get("presenter"):
            with st.popover("Add a note", key="note-on-item"):
                form(_note(held, item), f"note-{item['item_id']}")


def _facts(item: Mapping[str, Any]) -> None:
    rows = door.answer("findings/all", only_kind=None, only_side=None).records()
    for row in (one for one in rows if one["finding_id"] == item["finding_id"]):
        since = f"Since {day(row['since'])}. " if row["since"] else ""
        share = min(row["confidence"], SUREST)
        sure = f"{show(share, 'percent')} sure that it is no noise; about one finding in ten is."
        seen = f" First found on {day(row['first_found'])}, found {count(row['times_found'], 'time')}."
        with section("What the data say", "the finding, and how sure it is"):
            st.html(f"<p class='t-loaded'>{markup(since + sure + seen)}</p>")
            evidence(row)


def _note(held: Mapping[str, Any], item: Mapping[str, Any]) -> Form:
    def fixed() -> dict[str, Any]:
        who = {"note_id": new_id("NOT"), "written_at": now(), "written_by": me().name, "side": me().team}
        return who | {"about_kind": "item", "about_id": item["item_id"], "meeting_date": held["meeting_date"]}

    return Form("notes", ["note"], {"note": "What should the other side know?"}, fixed=fixed, button="Add", said="Added.")


def decide(held: Mapping[str, Any], item: Mapping[str, Any], items: list[dict[str, Any]]) -> None:
    """Decision and promise, prefilled as far as it can be; one press saves both and goes on."""
    with section("Decide", _so_far(item)):
        if not room.may_write():
            st.html('<p class="t-soft">Say who you are first: “Who are you?” stands at the top right.</p>')
            return
        with st.form(f"decide-{item['item_id']}", border=False, enter_to_submit=False):
            _widgets(held, item)
            with st.container(horizontal=True, gap="small"):
                for outcome, label in _OUTCOMES.items():
                    st.form_submit_button(label, type=_KINDS[outcome], on_click=_save, args=(held, item, items, outcome))


def _so_far(item: Mapping[str, Any]) -> str:
    return f"already {item['outcome']}; what you add is kept beside it" if item["outcome"] else ""


def _widgets(held: Mapping[str, Any], item: Mapping[str, Any]) -> None:
    key = item["item_id"]
    names, guess = _people(item)
    titles = [NO_NUMBER, *(found.title for found in checkable().values())]
    at = next((place for place, name in enumerate(checkable(), start=1) if name == check_for(item["finding_id"] or "")), 0)
    ours = "We look into it and decide on what we find." if item["kind"] == "finding" else ""
    theirs = "Find out why, and say what it takes." if item["kind"] == "finding" else ""
    st.text_area("Decision", ours, key=f"decision-{key}", height=70, placeholder="What do we do, and until when?")
    st.text_area("Promise", theirs, key=f"promise-{key}", height=70, placeholder="What will be done; empty where nobody promises.")
    left, right = st.columns(2)
    left.selectbox("Who leads it", names, guess, key=f"owner-{key}", accept_new_options=True, placeholder="A name")
    right.selectbox("Helper, other team", names, None, key=f"helper-{key}", accept_new_options=True, placeholder="A name")
    left.date_input("Due", held["meeting_date"] + TWO_WEEKS, key=f"due-{key}", format="YYYY-MM-DD")
    right.selectbox("Moves soon", titles, at, key=f"check-{key}", help="The number that should move within weeks.")
    right.number_input("to", None, None, None, key=f"target-{key}", help="The number it should reach; a fifth better where empty.")
    left.checkbox("First time leading this", key=f"first-{key}")


def _people(item: Mapping[str, Any]) -> tuple[list[str], int | None]:
    """Names, those first who can act, and who is proposed: whoever leads the finding's region, where one does."""
    people = door.answer("data/people").records()
    region = json.loads(_scope(item) or "{}").get("region")
    leads = Counter(one["manager"] for one in people if region and one["region"] == region and one["manager"])
    ranked = sorted(people, key=lambda one: (-leads[one["person"]], item["side"] not in (one["side"], "both")))
    return [one["person"] for one in ranked], 0 if ranked and leads[ranked[0]["person"]] else None


def _scope(item: Mapping[str, Any]) -> str | None:
    """What the finding is about, for the promise's number."""
    found = [
        row
        for row in door.answer("findings/all", only_kind=None, only_side=None).records()
        if row["finding_id"] == item["finding_id"]
    ]
    about = {name: found[0][name] for name in ("region", "segment", "channel") if found and found[0][name]}
    return json.dumps(about, ensure_ascii=False) if about else None


def _save(held: Mapping[str, Any], item: Mapping[str, Any], items: list[dict[str, Any]], outcome: str) -> None:
    said = {name: st.session_state.get(f"{name}-{item['item_id']}") for name in _FIELDS}
    rows = _rows(held, item, outcome, said)
    if isinstance(rows, str):
        room.tell(rows)
        return
    others = _others(held["meeting_date"], item["item_id"])
    rows.append(("meetings", {"meeting_date": held["meeting_date"], "item_id": _next(items, item)}))
    beside = f" {others} answered it at the same time: both answers are kept." if others else ""
    if room.write(rows, (_WORDS.get(outcome, "Saved.") + beside)):
        for name in _FIELDS:
            st.session_state.pop(f"{name}-{item['item_id']}", None)


_FIELDS = ("decision", "promise", "owner", "helper", "due", "check", "target", "first")


def _rows(held: Mapping[str, Any], item: Mapping[str, Any], outcome: str, said: Mapping[str, Any]) -> list | str:
    """The rows to write, or the sentence that says what is missing."""
    words, promise = (str(said[name] or "").strip() for name in ("decision", "promise"))
    if outcome == "decided" and not (words or promise):
        return "Write what was decided or promised, carry it over, or park it; nothing was saved."
    if promise and not said["owner"]:
        return "Say who leads it: a promise needs a name. What you wrote is still there."
    decision = {
        "decision_id": new_id("DEC"),
        "decided_on": held["meeting_date"],
        "decided_at": now(),
        "question": item["question"],
        "decision": words or promise or ("Carried over" if outcome == "carried" else "Parked"),
        "outcome": outcome,
        "decided_by": me().name,
        "side": item["side"] or "both",
        "finding_id": item["finding_id"],
        "item_id": item["item_id"],
    }
    return [("decisions", decision), *([("actions", _promise(held, item, said, promise))] if promise else [])]


def _promise(held: Mapping[str, Any], item: Mapping[str, Any], said: Mapping[str, Any], words: str) -> dict[str, Any]:
    check = next((name for name, found in checkable().items() if found.title == said["check"]), None)
    return {
        "action_id": new_id("ACT"),
        "promised_on": held["meeting_date"],
        "promise": words,
        "owner": said["owner"],
        "helper": said["helper"],
        "side": side_of(said["owner"]) or item["side"],
        "due_date": said["due"],
        "leading_check": check,
        "leading_target": said["target"],
        "scope": _scope(item),
        "outcome_from": _tells_from(check, _scope(item), said["target"]),
        "is_first_time": bool(said["first"]),
        "status": "open",
        "finding_id": item["finding_id"],
        "item_id": item["item_id"],
        "meeting_date": held["meeting_date"],
    }


def _tells_from(check: str | None, scope: str | None, target: float | None) -> date | None:
    if not check:
        return None
    with door.warehouse().reading() as reader:
        return tells_from(reader, check, scope, target)


def _others(meeting_date: date, item_id: str) -> str:
    """Who answered the question since this screen was drawn."""
    seen = {row["said_id"] for row in door.answer("meeting/said", meeting_date=meeting_date).records()}
    newest = ask(door.warehouse(), "meeting/said", {"meeting_date": meeting_date}).records()
    fresh = [row for row in newest if row["item_id"] == item_id and row["said_id"] not in seen and row["kind"] != "noted"]
    return str(fresh[-1]["who"]) if fresh else ""


def _next(items: list[dict[str, Any]], item: Mapping[str, Any]) -> str | None:
    at = next(place for place, one in enumerate(items) if one["item_id"] == item["item_id"])
    left = [one["item_id"] for one in [*items[at + 1 :], *items[:at]] if one["outcome"] is None]
    return left[0] if left else None
