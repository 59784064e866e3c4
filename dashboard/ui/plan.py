"""The parts of the Plan page: the best split, a plan of one's own, what a target takes, plans saved."""

from datetime import date, timedelta
from typing import Any

import streamlit as st

from dashboard.acts.people import NotAllowed
from dashboard.acts.save_plan import NothingToSave, save_plan
from dashboard.acts.undo import NothingToUndo, undo
from dashboard.ui import door
from dashboard.ui import plan_words as words
from dashboard.ui.amounts import one_unit
from dashboard.ui.choices import choose
from dashboard.ui.layout import section, two
from dashboard.ui.me import ask_who, me
from dashboard.ui.receipt import receipt
from dashboard.ui.tables import table
from dashboard.ui.text import fill, plain
from dashboard.ui.words import note, prose, sentence

TIGHT, WIDE = 0.2, 0.6
_OPENING = "plan/opening"
_MOST = 200
_SAID = "what saving the plan did"
Record = dict[str, Any]


def opening() -> None:
    """Where the next money goes, whether it pays, and of which channels we cannot tell."""
    row = door.first(_OPENING)
    sentence(_OPENING, templates=words.OPENING)
    note(_OPENING, words.MARGIN.get(row["margin_state"] or "", ""))
    note(_OPENING, words.UNSURE, where="unsure")


def is_weighed() -> bool:
    """Whether any channel's curve is known."""
    return bool(door.answer("plan/next_money").rows)


def has_days() -> bool:
    """Whether there are data to stand on a day of."""
    return bool(door.answer("plan/quarters").rows)


def choose_quarter(key: str, ahead: int) -> Record:
    """A quarter out of this one and the next five; `ahead` of them is the usual one."""
    found = door.answer("plan/quarters").records()
    ordered = [*found[ahead:], *found[:ahead]]
    label = choose("Quarter", {row["quarter_label"]: row["quarter_label"] for row in ordered}, key)
    return next(row for row in found if row["quarter_label"] == label)


def splits(quarter: Record) -> None:
    """The best split of today's budget within tight and wide bounds, side by side."""
    with two() as columns:
        for column, within in zip(columns, (TIGHT, WIDE), strict=True):
            with column, section(f"The best split, each channel within {within:.0%} of today", quarter["quarter_label"]):
                _split(_multiples(within), quarter)


def _multiples(within: float) -> dict[str, float]:
    found = door.answer("plan/best_split", within=within)
    return dict(zip(found.values("channel"), found.values("multiple"), strict=True))


def _split(multiples: dict[str, float], quarter: Record) -> None:
    given = _given(multiples, quarter)
    if door.first("plan/what_if", **given)["chance"] is None:
        prose(words.STAY)
    note("plan/what_if", f"{words.GAIN} {words.SURE}", where="chance", **given)
    span = ("change_low", "change", "change_high")
    table("plan/what_if", words.SPLIT, words.LABELS, title="", span=span, badges={"caution": words.CAUTION}, **given)


def _given(multiples: dict[str, float], quarter: Record) -> dict[str, Any]:
    return {
        "quarter": quarter["quarter_start_date"],
        "plan_channels": list(multiples),
        "plan_multiples": list(multiples.values()),
    }


def what_if(quarter: Record) -> None:
    """A plan of one's own: spend per channel against today's pace, and what it would bring."""
    today = [row for row in door.answer("plan/what_if", **_given({}, quarter)).records() if not row["is_total"]]
    with section("What if we spend otherwise?", f"in {quarter['quarter_label']}, against the pace of the last 52 weeks"):
        left, right = st.columns([2, 5], gap="medium")
        with left:
            _presets(today)
            multiples = {row["channel"]: _slider(row) / 100 for row in today}
        given = _given(multiples, quarter)
        with right:
            note("plan/what_if", words.PLANNED, **given)
            note("plan/what_if", words.DIFFERS, where="change", **given)
            note("plan/what_if", words.SURE, where="chance", **given)
            span = ("revenue_low", "revenue", "revenue_high")
            labels = {**words.LABELS, "last_unit": f"Last {one_unit()} brings"}
            table("plan/what_if", words.PLAN, labels, title="", span=span, badges={"caution": words.CAUTION}, **given)
            prose(words.LEGEND)
            _save_form(quarter, given)


def _slider(row: Record) -> int:
    return int(st.slider(plain(row["channel"]), 0, _MOST, 100, 1, format="%d%%", key=_key(row["channel"]), bind="query-params"))


def _key(channel: str) -> str:
    return f"spend {channel}"


def _presets(today: list[Record]) -> None:
    with st.container(horizontal=True, gap="xsmall", key="plan-presets"):
        choices = {"Today": {}, **{f"Best within {within:.0%}": _multiples(within) for within in (TIGHT, WIDE)}}
        for label, multiples in choices.items():
            st.button(label, key=f"preset-{label}", on_click=_set, args=([row["channel"] for row in today], multiples))


def _set(channels: list[str], multiples: dict[str, float]) -> None:
    for channel in channels:
        st.session_state[_key(channel)] = min(_MOST, round(100 * multiples.get(channel, 1.0)))


def _save_form(quarter: Record, given: dict[str, Any]) -> None:
    if door.scene().known_at is not None:
        prose("The page looks back: nothing is written here.")
        return
    if not ask_who():
        return
    with st.form("form-plan", border=False):
        st.text_input("Name of the plan", key="plan-name", placeholder="A tenth from social to webinars")
        st.form_submit_button("Save the plan", type="primary", on_click=_save, args=(quarter, given))


def _save(quarter: Record, given: dict[str, Any]) -> None:
    rows = door.answer("plan/what_if", **given).records()
    expected = {"expected_low": "revenue_low", "expected_mid": "revenue", "expected_high": "revenue_high"}
    lines = [{name: row[name] for name in ("channel", "spend")} | {ours: row[it] for ours, it in expected.items()} for row in rows]
    period: tuple[date, date] = quarter["quarter_start_date"], quarter["quarter_end_date"] - timedelta(days=1)
    try:
        save_plan(door.warehouse(), st.session_state.get("plan-name") or "", period, lines, me())
        st.session_state[_SAID] = "Saved: it stands below."
        st.session_state["plan-name"] = ""
    except (NothingToSave, NotAllowed) as refused:
        st.session_state[_SAID] = str(refused)


def _undo(batch_id: str) -> None:
    try:
        undo(door.warehouse(), batch_id, me())
        st.session_state[_SAID] = "Taken back."
    except (NothingToUndo, NotAllowed) as refused:
        st.session_state[_SAID] = str(refused)


def saved() -> None:
    """Plans that were saved, each beside what happened; one of them channel by channel."""
    empty = "No plan is saved yet: save one above, and what happened is set beside it here."
    table("plan/saved", words.SAVED, words.SAVED_LABELS, badges={"outcome": words.OUTCOME}, empty=empty, plan_id=None)
    found = door.answer("plan/saved", plan_id=None).records()
    if found:
        named = {f"{row['plan_name']}, {row['quarter_label']}, saved {row['saved_on']}": row["plan_id"] for row in found}
        chosen = choose("Plan", named, "plan")
        span = ("expected_low", "expected", "expected_high")
        table("plan/saved", words.SAVED_PARTS, words.SAVED_LABELS, title="Channel by channel", span=span, plan_id=chosen)
        batch_id = door.first("plan/saved", plan_id=chosen)["batch_id"]
        if door.scene().known_at is None:
            st.button("Take this plan back", key="plan-undo", on_click=_undo, args=(batch_id,))
    if said := st.session_state.pop(_SAID, ""):
        st.markdown(plain(said))


def target() -> None:
    """From a target to the spend it would take, step by step, and whether that still comes in time."""
    with section("What does the target take?", "all regions and segments"):
        left, right = st.columns([1, 3], gap="medium")
        with left:
            quarter = choose_quarter("target_quarter", 0)
            wanted = _target(quarter)
        with right:
            _steps(quarter["quarter_start_date"], wanted)


def _target(quarter: Record) -> float | None:
    known = [row for row in door.answer("plan/quarters").records() if row["target"] is not None]
    usual = quarter if quarter["target"] is not None else known[-1] if known else quarter
    key = f"target {quarter['quarter_label']}"
    value = None if usual["target"] is None else float(usual["target"])
    wanted = st.number_input("Revenue to reach", 0.0, value=value, step=100_000.0, format="%.0f", key=key, help=words.TARGET_HELP)
    if value is not None and usual is not quarter:
        prose(f"No target is on file for {quarter['quarter_label']}: that of {usual['quarter_label']} stands in for it.")
    return wanted


def _steps(quarter: date, wanted: float | None) -> None:
    needed = {"quarter": quarter, "target": wanted}
    found = door.first("plan/pipeline_needed", **needed)
    _step("plan/pipeline_needed", "Gap", words.GAP, needed)
    _step("plan/pipeline_needed", "Pipeline", words.PIPELINE, needed)
    if found["state"] != "missing":
        return
    given = {"quarter": quarter, "pipeline": found["missing_pipeline"]}
    timed = door.first("plan/lead_time", **given)
    _step("plan/lead_time", "Deals", {timed["state"]: words.DEALS if timed["deals"] else ""}, given)
    _step("plan/lead_time", "Leads", {timed["state"]: words.LEADS if timed["leads"] else ""}, given)
    _step("plan/lead_time", "Time", words.TIME, given)
    if timed["state"] == "in_time":
        is_open = door.first("plan/spend_needed", **given)["spend_high"] is None
        _step("plan/spend_needed", "Spend", words.SPEND_OPEN if is_open else words.SPEND, given)


def _step(name: str, title: str, templates: dict[str, str], given: dict[str, Any]) -> None:
    found = door.answer(name, **given)
    template = templates.get(str(found.first()["state"]), "")
    if template:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"step-{title}"):
            st.markdown(f"**{title}.** {fill(template, found.first(), found.query)}", width="stretch")
            receipt(name, part=f"step-{title}", **given)
