"""Do the files speak the same language? Shares, the words nobody else knows, channel rules, and aliases in force."""

from typing import Any

import streamlit as st

from dashboard.contracts import contract
from dashboard.format import count, listing, show
from dashboard.ui import door
from dashboard.ui.channel_rules import channel_rules
from dashboard.ui.layout import section, two
from dashboard.ui.receipt import receipt
from dashboard.ui.strange_words import aliases, strange_words
from dashboard.ui.text import markup, plain
from dashboard.ui.translation import changes, pending

_SAYS = {
    "both": "{spend_share} of spend reaches a channel with deals; {deal_share} of deals have a touch.",
    "spend": "{spend_share} of spend reaches a channel with deals; no touches are loaded yet.",
    "deals": "{deal_share} of deals have a touch; no spend is loaded yet.",
    "neither": "Deals, and spend or touches beside them, would tell how much each file knows of the other.",
}


def match() -> None:
    """The whole part."""
    pending()
    with section("Do the files speak the same language?"):
        _opening()
        asked = door.answer("data/match").records()
        lines = [row for row in asked if row["state"] != "missing"]
        half = (len(lines) + 1) // 2
        for column, part in zip(st.columns(2, gap="medium"), (lines[:half], lines[half:]), strict=True):
            with column:
                for row in part:
                    _line(row)
        _missing([row for row in asked if row["state"] == "missing"])
        receipt("data/match", part="match")
    with two() as (left, right):
        with left:
            strange_words()
            aliases()
        with right:
            channel_rules()
            changes()


def _opening() -> None:
    record = door.first("data/match_opening")
    shares = {name: f":orange[{plain(_share(record[name]))}]" for name in ("spend_share", "deal_share")}
    st.markdown(f"### {_SAYS[record['state']].format(**shares)}")
    words = count(record["word_count"], "word")
    known = "" if record["state"] == "neither" else "Every word is known where it should be."
    tail = f"{words} of one file that no other file knows." if record["word_count"] else known
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(f'<p class="t-soft">{markup(tail)}</p>', width="stretch")
        receipt("data/match_opening", part="match-opening")


def _line(row: dict[str, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"match-{row['check_name']}"):
        st.html(f"<p class='t-loaded'>{_told(row)}</p>", width="stretch")
        if row["state"] in ("part", "unknown"):
            receipt("data/match_rows", label="Rows", part="match", check_name=row["check_name"])


def _missing(rows: list[dict[str, Any]]) -> None:
    """Which files would answer the rest."""
    if rows:
        lacking = [row["needs"] if row["total_count"] else row["table_name"] for row in rows]
        files = listing([contract(name).title.lower() for name in dict.fromkeys(lacking)])
        words = f"{count(len(rows), 'more share')} can be told once {files} are loaded."
        st.html(f'<p class="t-soft">{markup(words)}</p>')


def _told(row: dict[str, Any]) -> str:
    by_money = row["table_name"] == "spend"
    if by_money:
        known, total = (show(row[f"{which}_amount"], "money", door.currency()) for which in ("matched", "total"))
    else:
        known, total = f"{row['matched_count']:,}", f"{row['total_count']:,}"
    share, of = markup(_share(row["share"])), markup(f"{known} of {total}")
    return f"<strong>{share}</strong> {markup(row['says'])} <span class='t-soft'>{of}</span>"


def _share(value: float | None) -> str:
    """A share in percent; with its hundredths where rounding would call it all or nothing."""
    if value is None:
        return "unknown"
    return show(value, "percent", exact=0 < value < 1 and not 0.01 <= value < 0.995)
