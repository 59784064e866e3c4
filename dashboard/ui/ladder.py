"""What is loaded and how fresh, and what each next file would let the pages answer."""

from typing import Any

import streamlit as st

from dashboard.catalog import queries
from dashboard.contracts import Contract, contract, contracts
from dashboard.format import count, day, listing, show
from dashboard.ui import door
from dashboard.ui.facts import facts, has_deals
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup

_FIRST = "opportunities"  # gives the first facts alone
_HEADS = ("Source", "Last day", "Behind", "Rows")


def freshness() -> None:
    """How far each kind of file reaches."""
    rows = {row["table_name"]: row for row in door.answer("data/freshness").records()}
    loaded = [row for row in _rungs() if row["is_loaded"]]
    dated = [row for row in loaded if row["table_name"] in rows]
    with section("How fresh it is", "last day with an event"):
        if not loaded:
            st.html('<p class="t-soft">Nothing is loaded yet.</p>')
            return
        if dated:
            st.html(_sources("".join(_source(rung, rows[rung["table_name"]]) for rung in dated)))
        others = listing([_plainly(row) for row in loaded if row not in dated])
        if others:
            st.html(f'<p class="t-soft">Loaded too, with no days of their own: {markup(others)}.</p>')
        receipt("data/freshness", part="freshness")


def _sources(body: str) -> str:
    heads = "".join(f'<th scope="col"{" class=t-number" if head == "Rows" else ""}>{head}</th>' for head in _HEADS)
    head = f"<thead><tr>{heads}</tr></thead>"
    return f'<div class="t-scroll" tabindex="0"><table class="t-table">{head}<tbody>{body}</tbody></table></div>'


def _plainly(rung: dict[str, Any]) -> str:
    return f"{contract(rung['table_name']).title.lower()} ({rung['row_count']:,})"


def _source(rung: dict[str, Any], row: dict[str, Any]) -> str:
    behind = row["days_behind"]
    cells = (
        contract(rung["table_name"]).title,
        day(row["last_event_day"]),
        "up to date" if behind == 0 else show(behind, "days"),
    )
    plain_cells = "".join(f"<td>{markup(cell)}</td>" for cell in cells)
    return f'<tr>{plain_cells}<td class="t-number">{rung["row_count"]:,}</td></tr>'


def _rungs() -> list[dict[str, Any]]:
    by_name = {row["table_name"]: row for row in door.answer("data/ladder").records()}
    return [by_name[table.name] for table in contracts().values() if table.name in by_name]


def ladder() -> None:
    """The files not loaded yet: what each unlocks, which export to run, and a template."""
    missing = [contract(row["table_name"]) for row in _rungs() if not row["is_loaded"]]
    missing.sort(key=lambda table: table.name != _FIRST)
    note = "each file says what it unlocks" if missing else ""
    with section("What the next file unlocks", note):
        _already()
        if not missing:
            st.html('<p class="t-soft">Every kind of file is loaded.</p>')
            return
        for table in missing[:3]:
            _rung(table)
        if len(missing) > 3:
            with st.expander(f"{count(len(missing) - 3, 'more kind')} of file", key="more-rungs", on_change="rerun") as fold:
                if fold.open:
                    for table in missing[3:]:
                        _rung(table)


def _already() -> None:
    """What the deals already say, behind a fold."""
    if has_deals():
        with st.expander("What the deals alone already say", key="first-facts", on_change="rerun") as fold:
            if fold.open:
                facts()


def _rung(table: Contract) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(
            f"<p class='t-loaded'><strong>{markup(table.title)}</strong> {markup(table.unlocks)}<br>"
            f"<span class='t-soft'>{markup(table.export)}</span></p>",
            width="stretch",
        )
        st.download_button(
            "Template",
            table.template_csv,
            f"{table.name}.csv",
            "text/csv",
            key=f"template-{table.name}",
            type="tertiary",
            on_click="ignore",
            help=f"A CSV with the columns of {table.title.lower()} and one example row.",
        )


def proof() -> None:
    """Whether every page's totals equal the rows loaded, by the questions that must answer nothing."""
    checks = [query for query in queries().values() if query.folder == "checks"]
    failed = [query for query in checks if door.answer(query.name).rows]
    with section("Does it add up", count(len(checks), "check")):
        if not failed:
            words = "Every page's totals equal the rows loaded, each deal has one outcome, and credit equals amounts to the cent."
            st.html(f'<p class="t-soft">{markup(words)}</p>')
        for query in failed:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
                st.html(f"<p class='t-loaded'><strong>{markup(query.title)}</strong></p>", width="stretch")
                receipt(query.name, label="Rows", part="check")
