"""Five facts that a deals file gives alone, in sentences, each with its receipt."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.contracts import contract
from dashboard.format import count, listing, show
from dashboard.ui import door
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup

_NAME = "data/first_facts"
_ORDER = ("open_pipeline", "win_rate", "ageing", "past_close_date", "missing_amount")
_WORDS = {
    "open_pipeline": "Open pipeline",
    "win_rate": "Win rate by source",
    "ageing": "Age of open deals",
    "past_close_date": "Close dates in the past",
    "missing_amount": "Missing amounts",
}


def first_facts() -> None:
    """The facts while deals are all there is; once more is loaded, the ladder keeps them behind a fold."""
    if _only_deals():
        with section("What the deals alone already say", "each next file says more"):
            facts()


def facts() -> None:
    """The five facts, each a sentence with its receipt."""
    rows = door.answer(_NAME).records()
    for fact in _ORDER:
        told = [row for row in rows if row["fact"] == fact]
        if told:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"fact-{fact}"):
                words = f"<strong>{markup(_WORDS[fact])}.</strong> {markup(sentence(fact, told, door.currency()))}"
                st.html(f"<p class='t-loaded'>{words}</p>", width="stretch")
                receipt(_NAME, part=fact)


def has_deals() -> bool:
    """Whether any deal is loaded."""
    return bool(door.answer(_NAME).rows)


def sentence(fact: str, rows: list[dict[str, Any]], currency: str) -> str:
    """One fact in words, or which column it lacks."""
    row = next((row for row in rows if row["subject"] in ("", "All deals")), rows[0])
    if row["missing"] and fact != "win_rate":
        return _missing(row["missing"])
    return _TOLD[fact](row, rows, currency)


def _only_deals() -> bool:
    loaded = [row["table_name"] for row in door.answer("data/ladder").records() if row["is_loaded"]]
    return loaded == ["opportunities"]


def _missing(column: str) -> str:
    who = "open deal" if column in ("created_at", "close_date") else "deal"
    meaning = contract("opportunities").column(column).meaning.rstrip(".")
    return f"Not known: no {who} fills {column} ({meaning[0].lower()}{meaning[1:]})."


def _worth(row: Mapping[str, Any], currency: str) -> str:
    return "" if row["amount"] is None else f", worth {show(row['amount'], 'money', currency)}"


def _open(row: Mapping[str, Any], _: list[dict[str, Any]], currency: str) -> str:
    return f"{count(row['deals'], 'deal')} of {row['of_deals']:,} {_is(row['deals'])} open{_worth(row, currency)}."


def _win_rate(row: Mapping[str, Any], rows: list[dict[str, Any]], currency: str) -> str:
    if not row["of_deals"]:
        return "No deal has closed yet."
    whole = f"{show(row['share'], 'percent')} of {count(row['of_deals'], 'closed deal')} were won"
    if row["missing"]:
        return f"{whole}. By source: {_missing(row['missing'])[0].lower()}{_missing(row['missing'])[1:]}"
    by_source = [one for one in rows if one["subject"] != "All deals"]
    told = [f"{one['subject']} {show(one['share'], 'percent')} ({one['deals']:,} of {one['of_deals']:,})" for one in by_source]
    if len(told) < 2:
        return f"{whole}. Fewer than two sources have ten closed deals, too few to compare."
    return f"{whole}; highest and lowest by source: {listing(told)}."


def _ageing(row: Mapping[str, Any], _: list[dict[str, Any]], __: str) -> str:
    if not row["deals"]:
        return "No open deal has a day of creation."
    unknown = row["of_deals"] - row["deals"]
    tail = f" {count(unknown, 'open deal')} {'has' if unknown == 1 else 'have'} no day of creation." if unknown else ""
    return f"The median age of {count(row['deals'], 'open deal')} is {show(row['days'], 'days')}.{tail}"


def _past(row: Mapping[str, Any], _: list[dict[str, Any]], currency: str) -> str:
    if not row["deals"]:
        return "No open deal should have closed already."
    late = f"half of them by {show(row['days'], 'days')} or more"
    return f"{row['deals']:,} of {count(row['of_deals'], 'open deal')} should have closed already{_worth(row, currency)}, {late}."


def _without(row: Mapping[str, Any], _: list[dict[str, Any]], __: str) -> str:
    if not row["deals"]:
        return "Every open deal has an amount."
    has = "has" if row["deals"] == 1 else "have"
    return f"{row['deals']:,} of {count(row['of_deals'], 'open deal')} {has} no amount: the pipeline is larger than it reads."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


_TOLD = {"open_pipeline": _open, "win_rate": _win_rate, "ageing": _ageing, "past_close_date": _past, "missing_amount": _without}
