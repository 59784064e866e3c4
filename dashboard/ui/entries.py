"""One entry of Definitions: a question, a term or a table, in full."""

import streamlit as st

from dashboard.catalog import Query
from dashboard.contracts import Contract
from dashboard.format import listing
from dashboard.glossary import Term
from dashboard.ui.grid import html_table
from dashboard.ui.layout import heading
from dashboard.ui.text import markup, prose_markdown

_SIDES = {"marketing": "marketing's colour", "sales": "sales' colour", "both": "the joint colour"}
_TYPES = {"text[]": "list of texts"}


def show_question(query: Query) -> None:
    """Title, meaning, columns with units, parameters, SQL."""
    heading(query.title, query.name)
    if query.meaning:
        st.markdown(prose_markdown(query.meaning))
    rows = [(column.name, column.unit, column.meaning) for column in query.columns]
    st.html(html_table(("Column", "Unit", "Meaning"), rows))
    if query.parameters:
        asked = [
            (parameter.name, _TYPES.get(parameter.type, parameter.type), "no" if parameter.is_optional else "yes", parameter.meaning)
            for parameter in query.parameters
        ]
        st.html(html_table(("Filter", "Type", "Needed", "Meaning"), asked))
    st.html(f'<p class="t-soft">{markup(_facts(query))}</p>')
    st.code(query.sql, language="sql")


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
    facts = [f"In {term.unit}."] if term.unit else []
    facts += [f"Stands on {listing(list(term.where))}."] if term.where else []
    st.html(f'<p class="t-soft">{markup(" ".join(facts))}</p>')


def show_table(table: Contract) -> None:
    """What a file of this kind holds, column by column; what it unlocks; which export to run; a template."""
    heading(table.title, table.name)
    st.markdown(prose_markdown(table.meaning))
    if table.source == "file":
        st.markdown(prose_markdown(f"{table.unlocks} {table.export}"))
        st.download_button("Template", table.template_csv, f"{table.name}.csv", "text/csv", key=f"template-{table.name}", on_click="ignore")
    rows = [
        (column.name, column.type, column.unit, "yes" if column.required else "", _meaning(column.meaning, column.allowed), column.example)
        for column in table.columns
    ]
    st.html(html_table(("Column", "Type", "Unit", "Needed", "Meaning", "Example"), rows))
    keys = " or ".join(listing([name.rstrip("?") for name in key]) for key in table.keys)
    lines = "Lines of one file with the same key add up." if table.lines == "add" else "A later line or file with the same key replaces it."
    st.html(f'<p class="t-soft">{markup(f"Known by {keys}. {lines}")}</p>')


def _meaning(meaning: str, allowed: tuple[str, ...]) -> str:
    return f"{meaning} One of {listing(list(allowed))}." if allowed else meaning
