"""The filters of a page: a row of pills, kept in the URL, so that a link is the view."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard.format import day, listing, span
from dashboard.ui import door
from dashboard.ui.text import markup, plain

PERIODS = {
    "Quarter to date": "quarter_to_date",
    "Last quarter": "last_quarter",
    "Year to date": "year_to_date",
    "Last 52 weeks": "last_52_weeks",
    "Custom dates": "custom",
}
_CHOICES = {"region": "regions", "segment": "segments", "channel": "channels"}
_NO_DATA = date(2000, 1, 1)


def filters(*names: str) -> dict[str, Any]:
    """Draw the pills named ("period", "region", "segment", "channel") and return what they are set to, for `**when`.

    Keys: from, to, base_from, base_to (days; the last is left out), regions, segments, channels (None is all).
    """
    when: dict[str, Any] = {}
    with st.container(horizontal=True, gap="xsmall", key="filters", vertical_alignment="center"):
        if "period" in names:
            when |= _period()
        for name, plural in _CHOICES.items():
            if name in names:
                when[plural] = _choice(name, plural)
        as_of = door.scene().day
        if as_of:
            _pill(f"As of {as_of:%a} {day(as_of)}", "Events on this day and later are left out.")
    return when


def _period() -> dict[str, Any]:
    chosen = _now("period", next(iter(PERIODS)))
    custom = _custom_dates() if chosen == "Custom dates" else (None, None)
    window = _window(chosen, *custom)
    with st.popover(plain(_period_words(chosen, window)), type="secondary", key="period-pill"):
        chosen = st.radio("Period", list(PERIODS), key="period", bind="query-params")
        if chosen == "Custom dates":
            st.date_input("First day", custom[0], key="from", bind="query-params", format="YYYY-MM-DD")
            st.date_input("Up to (this day is not counted)", custom[1], key="to", bind="query-params", format="YYYY-MM-DD")
            if custom[0] and custom[1] and custom[0] >= custom[1]:
                st.markdown("No day is chosen: the first day must stand before the second.")
    if window["from_date"] != _NO_DATA:
        against = span(window["base_from_date"], window["base_to_date"])
        _pill(f"against {against}", f"Changes compare {span(window['from_date'], window['to_date'])} with {against}.")
    return {part: window[f"{part}_date"] for part in ("from", "to", "base_from", "base_to")}


def _period_words(chosen: str, window: dict[str, Any]) -> str:
    if window["from_date"] == _NO_DATA:
        return chosen
    is_quarter = chosen in ("Quarter to date", "Last quarter") and window["quarter_label"]
    return f"{chosen}, {window['quarter_label'] if is_quarter else span(window['from_date'], window['to_date'])}"


def _window(chosen: str, first: date | None, after: date | None) -> dict[str, Any]:
    found = door.answer("data/period", choice=PERIODS.get(chosen, "quarter_to_date"), custom_from=first, custom_to=after)
    if found.rows:
        return found.first()
    return dict.fromkeys(("from_date", "to_date", "base_from_date", "base_to_date"), _NO_DATA) | {"quarter_label": None}


def _custom_dates() -> tuple[date | None, date | None]:
    usual = _window("Quarter to date", None, None)
    return _date("from", usual["from_date"]), _date("to", usual["to_date"])


def _choice(name: str, plural: str) -> list[str] | None:
    options = door.answer(f"data/{plural}").values(name)
    asked = _several(name)
    chosen = [value for value in asked if value in options]
    words = f"All {plural}" if not chosen else chosen[0] if len(chosen) == 1 else f"{len(chosen)} {plural}"
    if unknown := [value for value in asked if value not in options]:
        _pill(f"No {name} is called {listing(unknown)}", f"The data do not have what the link asks for: {words} shown.")
    with st.popover(plain(words), key=f"{name}-pill"):
        return st.multiselect(name.capitalize(), options, key=name, bind="query-params", placeholder=f"All {plural}") or None


def _now(key: str, usual: str) -> str:
    value = st.session_state.get(key) or st.query_params.get(key) or usual
    return value if value in PERIODS else usual


def _date(key: str, usual: date) -> date:
    value = st.session_state.get(key) or st.query_params.get(key)
    try:
        return value if isinstance(value, date) else date.fromisoformat(value) if value else usual
    except ValueError:
        return usual


def _several(key: str) -> list[str]:
    return list(st.session_state[key] if key in st.session_state else st.query_params.get_all(key))


def _pill(words: str, meaning: str) -> None:
    st.html(f'<span class="t-pill" title="{markup(meaning)}">{markup(words)}</span>', width="content")
