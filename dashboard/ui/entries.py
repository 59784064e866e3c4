"""One entry of Definitions: a question, a term or a table, in full."""

import streamlit as st

from dashboard.catalog import Parameter, Query
from dashboard.contracts import Column, Contract
from dashboard.format import listing
from dashboard.glossary import Term
from dashboard.ui.grid import html_table
from dashboard.ui.layout import heading
from dashboard.ui.text import markup, prose_markdown

_SIDES = {"marketing": "marketing's colour", "sales": "sales' colour", "both": "the joint colour"}
_TYPES = {"text[]": "list of texts", "number[]": "list of numbers"}


def show_question(query: Query) -> None:
    """Title, meaning, columns with units, parameters, SQL."""
    heading(query.title, query.name)
    if query.meaning:
        st.markdown(prose_markdown(query.meaning))
    rows = [(column.name, column.unit, column.meaning) for column in query.columns]
    st.html(html_table(("Column", "Unit", "Meaning"), rows))
    if query.parameters:
        st.html(html_table(("Filter", "Type", "Needed", "Meaning"), [_parameter(one) for one in query.parameters]))
    st.html(f'<p class="t-soft">{markup(_facts(query))}</p>')
    st.code(query.sql, language="sql")


def _parameter(one: Parameter) -> tuple[str, str, str, str]:
    return one.name, _TYPES.get(one.type, one.type), "no" if one.is_optional else "yes", one.meaning


def _facts(query: Query) -> str:
    facts = [f"One row per {listing([name.replace('_', ' ') for name in query.grain])}."] if query.grain else []
    facts += [f"Drawn in {_SIDES[query.side]}."] if query.side in _SIDES and query.side != "both" else []
    facts += [f"{query.better.capitalize()} is better."] if query.better else []
    facts += [f"The rows behind it: {query.rows}."] if query.rows else []
    return " ".join(facts)


def show_term(term: Term) -> None:
    """The sentence, the formula, the unit and where it stands."""
    heading(term.term, term.group)
    st.markdown(prose_markdown(term.sentence))
    if term.formula:
        st.code(term.formula, language=None, wrap_lines=True)
    facts = [f"Unit: {term.unit}."] if term.unit else []
    facts += [f"Used on {listing(list(term.where))}."] if term.where else []
    st.html(f'<p class="t-soft">{markup(" ".join(facts))}</p>')


def show_table(table: Contract) -> None:
    """What a file of this kind holds, column by column; what it unlocks; which export to run; a template."""
    heading(table.title, table.name)
    st.markdown(prose_markdown(table.meaning))
    if table.source == "file":
        st.markdown(prose_markdown(f"{table.unlocks} {table.export}"))
        name = f"{table.name}.csv"
        st.download_button("Template", table.template_csv, name, "text/csv", key=f"template-{table.name}", on_click="ignore")
    st.html(html_table(("Column", "Type", "Unit", "Needed", "Meaning", "Example"), [_column(one) for one in table.columns]))
    keys = " or ".join(listing([name.rstrip("?") for name in key]) for key in table.keys)
    adds = table.lines == "add"
    lines = "Lines of one file with the same key add up." if adds else "A later line or file with the same key replaces it."
    st.html(f'<p class="t-soft">{markup(f"Known by {keys}. {lines}")}</p>')


def _column(one: Column) -> tuple[str, str, str, str, str, str]:
    meaning = f"{one.meaning} One of {listing(list(one.allowed))}." if one.allowed else one.meaning
    return one.name, one.type, one.unit, "yes" if one.required else "", meaning, one.example
