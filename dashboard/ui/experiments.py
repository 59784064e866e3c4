"""Tests of channels: what is planned and over, what each found, and what the next one could tell."""

from typing import Any

import streamlit as st

from dashboard.acts.people import NotAllowed
from dashboard.acts.read_out import use_readout
from dashboard.acts.record import NotRecordable, new_id, record
from dashboard.meeting.verdict import effect
from dashboard.ui import door
from dashboard.ui import experiment_words as words
from dashboard.ui.charts import chart
from dashboard.ui.choices import choose
from dashboard.ui.form import Form, form
from dashboard.ui.layout import section, two
from dashboard.ui.me import ask_who, me
from dashboard.ui.receipt import receipt
from dashboard.ui.tables import table
from dashboard.ui.text import fill, plain
from dashboard.ui.words import note, prose
from dashboard.ui.written import written

_LENGTHS = (4, 6, 8, 12, 16)
_SAID = "what the test did"
_ENTRY = ["channel", "design", "assignment", "start_date", "end_date", "treated", "control", "outcome"]
_ENTRY += ["lift", "standard_error", "hypothesis"]
_LABELS = {
    "start_date": "First day",
    "end_date": "Last day",
    "assignment": "Who was treated",
    "treated": "Regions treated",
    "control": "Regions kept as they were",
    "lift": "Lift (leave empty: Tandem reads it out)",
    "hypothesis": "What is expected",
}


def experiments() -> None:
    """The list of tests, the read-out of one, and the two ways to add one."""
    span = ("low", "lift", "high")
    badges = {"state": words.STATES, "kind": words.KINDS}
    table("evidence/test_list", words.TESTS, words.TEST, span=span, badges=badges, empty=words.NO_TEST)
    _readout()
    with two() as (left, right):
        with left, section("Before a test: what could it tell?", side="marketing"):
            _plan()
        with right, section("Enter a test", "planned, running or over", "marketing"):
            written("evidence/tests_written", "{channel}, {start_date} to {end_date}, {what}", empty="None was entered here yet.")
            with st.popover("Enter a test", key="new-test"):
                form(_entry(), "experiment")


def _readout() -> None:
    """One test that is over: by three methods, week by week, and the way into the verdict."""
    over = [row for row in door.answer("evidence/test_list").records() if row["state"] == "over"]
    if not over:
        return
    with section("What a test found", "90% intervals"):
        named = {f"{row['channel']}, {row['start_date']:%b %Y} ({row['experiment_id']})": row for row in over}
        name = choose("Test", {words: row["experiment_id"] for words, row in named.items()}, "test")
        row = next(row for row in over if row["experiment_id"] == name)
        title = f"{row['outcome'].capitalize()} that the channel brought in {row['places']} ({row['kind']})"
        span = ("low", "lift", "high")
        given: dict[str, Any] = {"empty": words.NOT_READ, "experiment_id": name}
        if row["hypothesis"]:
            st.markdown(f":gray[{plain(row['hypothesis'])}]")
        _changed(name)
        table("evidence/test_readout", words.METHODS, words.METHOD, title=title, span=span, **given)
        chart("evidence/test_series", "lines", y=["predicted", "actual"], labels=words.SERIES, **given)
        if row["lift"] is None:
            _use(name)
        _told("use")


def _changed(name: str) -> None:
    """What the test changed in the verdict, in a sentence for its channel and one for all channels."""
    question = "evidence/test_effects"
    found = door.answer(question, experiment_id=name)
    told = [row for row in found.records() if row["state"] == "told" or not row["is_total"]]
    if told:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", wrap=False, key="test-effect"):
            st.markdown("  \n".join(fill(effect(row), row, found.query) for row in told), width="stretch")
            receipt(question, part="test-effect", experiment_id=name)
        prose(words.EFFECT)


def _use(name: str) -> None:
    methods = [row["method"] for row in door.answer("evidence/test_readout", experiment_id=name).records() if row["standard_error"]]
    if methods and door.scene().known_at is None and ask_who():
        prose("The row gave no lift, so the verdict does not weigh this test yet.")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            at = methods.index("local level") if "local level" in methods else 0
            method = st.selectbox("Read-out", methods, at, key=f"method-{name}", width=260)
            st.button("Use this read-out", type="primary", key=f"use-{name}", on_click=_take, args=(name, method))


def _take(name: str, method: str) -> None:
    _try("use", "Used: the verdict weighs it when the evidence is judged again.", use_readout, name, method)


def _plan() -> None:
    known = door.answer("evidence/next_tests").records()
    regions = door.answer("evidence/test_regions").values("region")
    if not known or not regions:
        prose(words.POWER["empty"])
        return
    channel = st.selectbox("Channel to pause", [row["channel"] for row in known], key="pause")
    usual = next(row for row in known if row["channel"] == channel)
    first = [one for one in (usual["regions"] or regions[-1]).split(";") if one in regions]
    weeks_usual = usual["weeks"] if usual["weeks"] in _LENGTHS else 8
    dark = st.multiselect("In", regions, first, key=f"pause-in-{channel}", placeholder="Regions")
    weeks = st.segmented_control("Weeks", _LENGTHS, default=weeks_usual, required=True, key=f"pause-weeks-{channel}")
    if usual["regions"]:
        prose("The cheapest test that may settle it stands here at first.")
    if not dark:
        prose("Choose at least one region.")
        return
    note("evidence/test_power", templates=words.POWER, channel=channel, dark=dark, weeks=float(weeks))
    if door.scene().known_at is None and ask_who():
        is_random = st.checkbox("The regions were drawn at random", key="pause-random")
        left = [one for one in regions if one not in dark]
        st.button("Plan this test", type="primary", key="plan-test", on_click=_write, args=(channel, dark, left, weeks, is_random))
    _told("plan")


def _write(channel: str, dark: list[str], left: list[str], weeks: int, is_random: bool) -> None:
    told = door.first("evidence/test_power", channel=channel, dark=dark, weeks=float(weeks))
    row = {
        "experiment_id": new_id("EXP"),
        "channel": channel,
        "start_date": told["starts_on"],
        "end_date": told["ends_on"],
        "design": "geo hold-out",
        "assignment": "random" if is_random else "chosen",
        "treated": ";".join(dark),
        "control": ";".join(left) or None,
        "outcome": "opportunities",
    }
    _try("plan", "Planned: it stands in the list above.", record, "experiments", row)


def _try(key: str, said: str, act: Any, *given: Any) -> None:
    try:
        act(door.warehouse(), *given, me())
        st.session_state[f"{_SAID} {key}"] = said
    except (NotRecordable, NotAllowed) as refused:
        st.session_state[f"{_SAID} {key}"] = str(refused)


def _told(key: str) -> None:
    if said := st.session_state.pop(f"{_SAID} {key}", ""):
        st.markdown(plain(said))


def _entry() -> Form:
    regions = door.answer("evidence/test_regions").values("region")
    channels = door.answer("evidence/next_tests").values("channel")
    return Form(
        "experiments",
        _ENTRY,
        _LABELS,
        options={"channel": channels, "treated": regions, "control": regions},
        values={"design": "geo hold-out", "assignment": "chosen", "outcome": "opportunities"},
        many=("treated", "control"),
        fixed=lambda: {"experiment_id": new_id("EXP")},
        button="Enter the test",
        said="Entered: it stands in the list above.",
    )
