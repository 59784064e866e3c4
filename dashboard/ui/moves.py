"""The waterfall: a bar a reason, chosen in the chart or below it; a bar opens its deals, a deal its changes, a change its line."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.catalog import query
from dashboard.format import short_day
from dashboard.library import Answer
from dashboard.ui import door, origin
from dashboard.ui.amounts import say, say_change
from dashboard.ui.drawing import Drawing
from dashboard.ui.figures import KINDS
from dashboard.ui.grid import rows_grid
from dashboard.ui.layout import framed, heading
from dashboard.ui.text import markup
from dashboard.ui.values import label_of
from dashboard.ui.words import note as soft

_SCOPES = {"Dated in the quarter": "quarter", "All open": "all"}
_SPLITS = {"Lead source": "lead_source", "Campaign": "campaign", "Segment": "segment", "Region": "region", "Owner": "owner"}
_ENDS = ("start", "end")
_SHOWN, _MOST = 200, 12
_DEAL = (
    *("opportunity_name", "account_name", "owner", "amount", "old_amount", "new_amount", "old_close_date", "new_close_date"),
    *("opportunity_id", "source_file", "source_line"),
)
_CHANGE = (
    *("changed_date", "stage", "previous_amount", "amount", "previous_close_date", "close_date", "owner"),
    *("source_file", "source_line"),
)


def moves(name: str, behind: str, history: str, between: str, words: str, note: str = "", **when: Any) -> None:
    """The waterfall of `name`; `behind` lists the deals of its bars, `history` the changes of a deal.

    `words` are filled by `between`, the deals that no bar shows.
    """
    scope, by = _choices()
    when |= {"scope": _SCOPES[scope]}
    found = door.answer(name, **when)
    with framed(name, None, note, "chart-waterfall", when):
        if not any(found.values("deals")):
            st.html('<p class="t-soft">No open deal stands here on either day. A deals file, or another period, fills this.</p>')
            return
        records = [record for record in found.records() if record["deals"] or record["reason"] in _ENDS]
        days = {end: short_day(when[name]).replace(" ", "\u00a0") for end, name in zip(_ENDS, ("from", "to"), strict=True)}
        bar = _draw(found, records, door.mark(found.query.name, when), days)
        soft(between, words, where="deals", **when)
    if bar:
        _deals(behind, history, bar, when)
    if by:
        _split(name, by, when)


def _choices() -> tuple[str, str | None]:
    with st.container(horizontal=True, gap="small", key="waterfall-choices"):
        scope = st.segmented_control(
            "Deals counted", list(_SCOPES), default=next(iter(_SCOPES)), required=True, key="scope", bind="query-params"
        )
        by = st.segmented_control("Split by", list(_SPLITS), key="split", bind="query-params")
    return scope, by


def _draw(found: Answer, records: list[dict[str, Any]], mark: str, days: dict[str, str]) -> str | None:
    """Draw the bars; the reason of the one that is chosen."""
    places = [days.get(record["reason"]) or label_of(record["reason"]) for record in records]
    amounts = [record["amount"] for record in records]
    drawing = Drawing(places, {"Amount": amounts}, "money", currency=door.currency())
    words = ", ".join(f"{place} {say(amount, 'money')}" for place, amount in zip(places, amounts, strict=True))
    key = f"bars-{mark}"
    reasons = [record["reason"] for record in records]
    st.plotly_chart(
        go.Figure(KINDS["waterfall"](drawing), skip_invalid=False),
        config={"displayModeBar": False, "responsive": True},
        key=key,
        on_select=lambda: _choose(key, reasons),
        selection_mode="points",
        alt=f"{found.query.title} {words}.",
    )
    named = {label_of(record["reason"]): record["reason"] for record in records if record["deals"]}
    chosen = st.segmented_control("Its deals", list(named), key="bar", bind="query-params")
    return named.get(chosen or "")


def _choose(key: str, reasons: list[str]) -> None:
    """Take the bar clicked in the chart over to the choice below it."""
    points = st.session_state[key].selection.points
    st.session_state["bar"] = label_of(reasons[points[0]["point_index"]]) if points else None


def _deals(behind: str, history: str, bar: str, when: dict[str, Any]) -> None:
    found = door.answer(behind, bar=bar, **when)
    with framed(behind, f"{label_of(bar)}: which deals?", "tick a deal for what changed about it", "bar", when | {"bar": bar}):
        words = f"Deals of {label_of(bar)}"
        chosen = rows_grid(found, found.rows[:_SHOWN], alt=words, key=f"deals-{bar}", select=True, only=_DEAL)
        if len(found.rows) > _SHOWN:
            st.html(f'<p class="t-soft">The {_SHOWN} largest of {len(found.rows):,}; all are in the receipt.</p>')
        if chosen is not None:
            _changes(history, found.records()[chosen])


def _changes(history: str, deal: dict[str, Any]) -> None:
    name = deal["opportunity_name"] or deal["opportunity_id"]
    found = door.answer(history, opportunity_id=deal["opportunity_id"])
    heading(f"What changed about {name}", "tick a change for the line of its file")
    chosen = rows_grid(
        found, found.rows, alt=query(history).title, key=f"changes-{deal['opportunity_id']}", select=True, only=_CHANGE
    )
    if chosen is not None:
        origin.show_line(found.records()[chosen])


def _split(name: str, by: str, when: dict[str, Any]) -> None:
    """Every bar by the parts of a split, largest first."""
    when = when | {"by": _SPLITS[by]}
    found = door.answer(name, **when)
    parts: dict[str, dict[str, Any]] = {}
    for record in found.records():
        parts.setdefault(record["part"], {})[record["reason"]] = record["amount"]
    reasons = {reason for row in parts.values() for reason, amount in row.items() if amount}
    order = [reason for reason in door.answer(name, **(when | {"by": None})).values("reason") if reason in reasons]
    largest = sorted(parts, key=lambda part: -sum(abs(amount) for amount in parts[part].values()))
    with framed(name, f"The same by {by.lower()}", "each line adds up, and so does each column", "split", when):
        st.html(_table(by, order, [(part, parts[part]) for part in largest[:_MOST]]))
        if len(largest) > _MOST:
            st.html(f'<p class="t-soft">{len(largest) - _MOST:,} more in the receipt.</p>')


def _table(by: str, reasons: list[str], rows: list[tuple[str, dict[str, Any]]]) -> str:
    heads = "".join(f'<th scope="col" class="t-number">{markup(label_of(reason))}</th>' for reason in reasons)
    body = "".join(
        f"<tr><td>{markup(part)}</td>{''.join(_cell(reason, amounts.get(reason)) for reason in reasons)}</tr>"
        for part, amounts in rows
    )
    return (
        f'<div class="t-scroll" tabindex="0" role="region" aria-label="By {markup(by.lower())}"><table class="t-table t-tiles">'
        f'<thead><tr><th scope="col">{markup(by)}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(reason: str, amount: Any) -> str:
    if not amount:
        return '<td class="t-number"></td>'
    words = say(amount, "money") if reason in _ENDS else say_change(amount, "money")
    return f'<td class="t-number" data-head="{markup(label_of(reason))}">{markup(words)}</td>'
