"""The settings of the workspace: what holds, who chose it, and a form to choose anew."""

from typing import Any

import streamlit as st

from dashboard.acts.choose import HOURS, SETTINGS, choose
from dashboard.acts.people import NotAllowed
from dashboard.acts.record import NotRecordable
from dashboard.ui import door
from dashboard.ui.form import Form, form
from dashboard.ui.layout import section, two
from dashboard.ui.me import ask_who, me
from dashboard.ui.tables import table
from dashboard.ui.text import plain
from dashboard.ui.written import written

_EXAMPLES = {
    "reporting_currency": "EUR",
    "time_zone": "Europe/Berlin",
    "holidays": "2026-12-25;2026-12-26",
    "new_business_types": "New Business;New",
    HOURS: "9-17",
}
_REGIONAL = "Business hours of a region"
_SAID = "what became of a setting"
_PEOPLE = ("owner", "team", "manager", "region", "side")


def settings() -> None:
    """What holds, beside the form; below it the history and the people."""
    with two() as (left, right):
        with left:
            names = {"words": "Setting", "changed_by": "By", "changed_at": "When"}
            words = "what both sides signed comes first"
            table("definitions/settings", ["words", "value", "changed_by", "changed_at"], names, note=words)
        with right:
            with section("Choose a setting", "every choice is kept, and can be taken back"):
                _form()
                lines = "{setting} = {value} ({changed_by}, {changed_at})"
                written("definitions/setting_changes", lines, empty="Nobody has chosen anything yet.")
            with section("People and sides", "who works here, on which side"):
                with st.popover("Add or change a person", key="add-person"):
                    form(Form("owners", _PEOPLE, labels={"owner": "Name"}, options=_choices()), "person")
                with st.expander("Everybody", key="everybody"):
                    table("data/people", ["person", "side", "team", "region", "manager"], title="", most=60)


def _choices() -> dict[str, Any]:
    people = door.answer("data/people")
    return {
        "team": list(dict.fromkeys(team for team in people.values("team") if team)),
        "region": door.answer("data/regions").values("region"),
        "manager": people.values("person"),
    }


def _form() -> None:
    if said := st.session_state.pop(_SAID, ""):
        st.markdown(plain(said))
    if door.scene().known_at is not None or not ask_who():
        return
    rows = door.answer("definitions/settings").records()
    held, titles = ({row["setting"]: row[name] for row in rows} for name in ("value", "words"))
    titles[HOURS] = _REGIONAL
    setting = st.selectbox("Setting", [*SETTINGS, HOURS], format_func=titles.__getitem__, key="setting")
    region = ""
    if setting == HOURS:
        region = st.selectbox("Region", door.answer("data/regions").values("region"), key="setting-region") or ""
    example = _EXAMPLES.get(setting, held.get(setting) or "")
    value = st.text_input("Value", held.get(f"{setting}{region}") or "", key=f"value-{setting}{region}", placeholder=example)
    st.button("Choose", type="primary", key="choose-setting", on_click=_choose, args=(f"{setting}{region}", value))


def _choose(setting: str, value: str) -> None:
    try:
        choose(door.warehouse(), setting, value, me())
        st.session_state[_SAID] = "Chosen."
    except (NotRecordable, NotAllowed) as refused:
        st.session_state[_SAID] = str(refused)
