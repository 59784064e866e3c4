"""What the analyst may say about a file that the file does not say itself; and the one control that answers a refusal."""

import re
from typing import Any

import streamlit as st

from dashboard.contracts import Contract, contract, normalise
from dashboard.intake import Reading, Refused
from dashboard.intake.mapping import file_contracts
from dashboard.ui.layout import section
from dashboard.ui.mapping import mapping_editor
from dashboard.ui.text import plain
from dashboard.ui.waiting import Waiting

_DATES = {"dmy": "Day first", "mdy": "Month first"}
_DECIMAL = {"point": "1,234.50: point", "comma": "1.234,50: comma"}
_ENCODINGS = ("utf-8", "cp1252", "utf-16", "shift_jis", "cp1251", "gb18030", "big5", "mac_roman")
_FLAG = re.compile(r"--[a-z]")


def corrections(file: Waiting, reading: Reading) -> None:
    """Table, dates, decimal mark, currency, a value for every row, the day of the export, whether it is complete."""
    with st.expander("Correct the reading", key=f"correct-{file.id}"):
        with st.grid(3, min_column_width=220):
            _table(file, reading.table)
            _one_of(file, "dates", "Dates", _DATES)
            _one_of(file, "decimal", "Amounts", _DECIMAL)
            _text(file, "currency", "Currency of the amounts", "As the file says, e.g. EUR")
            _observed_on(file)
            _full_refresh(file)
        _constant(file, contract(reading.table))
        for step in reading.steps:
            st.markdown(plain(f"{step.name.capitalize()}: {step.sentence}"))


def refusal(file: Waiting, refused: Refused) -> None:
    """Why the file does not read, and the control that answers it."""
    with section("What is needed", "nothing was saved"):
        st.markdown(plain(for_a_page(refused.sentence)))
        option = (refused.option or "").lstrip("-")
        if option in ("dates", "decimal"):
            _buttons(file, option, {"dates": _DATES, "decimal": _DECIMAL}[option])
        elif option in ("sheet", "encoding"):
            _pick(file, option, refused.candidates or _ENCODINGS)
        elif option == "currency":
            _text(file, "currency", "Currency of the amounts", "EUR")
        elif option == "header-row":
            _header_row(file)
        elif option in ("table", "map", "set"):
            _columns(file, refused.candidates)


def for_a_page(sentence: str) -> str:
    """A refusal without the advice that is for the command line: the page has a control instead."""
    parts = re.split(r"(?<=[.!?]) (?=[A-Z“])", sentence)
    kept = [part for part in parts if not _FLAG.search(part)]
    return " ".join(kept or parts)


def _columns(file: Waiting, candidates: tuple[str, ...]) -> None:
    named = [name for name in candidates if any(name == table.name for table in file_contracts())]
    table = file.options.table or (named[0] if len(named) == 1 else "")
    _table(file, file.options.table)
    headers = file.headers()
    if table and headers:
        known = {theirs.lower(): ours for theirs, ours in file.options.mapping.items()}
        told = [known.get(header.lower()) or contract(table).headers.get(normalise(header)) or "not used" for header in headers]
        mapping_editor(file, {"Their column": list(headers), "Ours": told}, table)
        _constant(file, contract(table))


def _table(file: Waiting, now: str | None) -> None:
    names = [table.name for table in file_contracts()]
    key = f"table-{file.id}-{file.revision}"
    st.selectbox(
        "What kind of file",
        names,
        index=names.index(now) if now in names else None,
        format_func=lambda name: contract(name).title,
        placeholder="Choose a table",
        key=key,
        on_change=lambda: file.correct(table=st.session_state[key], mapping={}),
    )


def _one_of(file: Waiting, option: str, label: str, choices: dict[str, str]) -> None:
    key = f"{option}-{file.id}-{file.revision}"
    values = list(choices)
    now = getattr(file.options, option)
    st.selectbox(
        label,
        values,
        index=values.index(now) if now in values else None,
        format_func=lambda value: choices[value],
        placeholder="As found in the file",
        key=key,
        on_change=_answered,
        args=(file, option, key),
    )


def _buttons(file: Waiting, option: str, choices: dict[str, str]) -> None:
    with st.container(horizontal=True, gap="small"):
        for value, words in choices.items():
            st.button(words, key=f"{option}-{value}-{file.id}", on_click=file.correct, kwargs={option: value})


def _pick(file: Waiting, option: str, choices: Any) -> None:
    key = f"{option}-{file.id}-{file.revision}"
    st.selectbox(
        option.capitalize(), list(choices), index=None, placeholder="Choose", key=key, on_change=_answered, args=(file, option, key)
    )


def _text(file: Waiting, option: str, label: str, example: str) -> None:
    key = f"{option}-{file.id}-{file.revision}"
    now = getattr(file.options, option) or ""
    st.text_input(label, now, key=key, placeholder=example, max_chars=3, on_change=_answered, args=(file, option, key))


def _header_row(file: Waiting) -> None:
    key = f"header-{file.id}-{file.revision}"
    now = file.options.header_row or 1
    st.number_input("Line with the column names", 1, 200, now, key=key, on_change=_answered, args=(file, "header_row", key))


def _observed_on(file: Waiting) -> None:
    key = f"observed-{file.id}-{file.revision}"
    st.date_input(
        "Day of the export",
        file.observed_on,
        key=key,
        format="YYYY-MM-DD",
        help="Today, unless you say otherwise. Deals seen on different days tell when their stage changed.",
        on_change=lambda: _set(file, "observed_on", st.session_state[key]),
    )


def _full_refresh(file: Waiting) -> None:
    key = f"full-{file.id}-{file.revision}"
    st.checkbox(
        "The file is complete",
        file.full_refresh,
        key=key,
        help="Rows of the same source and days that the file lacks are then gone. An export with a filter is not complete.",
        on_change=lambda: _set(file, "full_refresh", st.session_state[key]),
    )


def _answered(file: Waiting, option: str, key: str) -> None:
    value = st.session_state[key]
    file.correct(**{option: value.strip() or None if isinstance(value, str) else value})


def _set(file: Waiting, name: str, value: Any) -> None:
    setattr(file, name, value)
    file.forget()


def _constant(file: Waiting, table: Contract) -> None:
    column, value = f"constant-column-{file.id}-{file.revision}", f"constant-value-{file.id}-{file.revision}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox("A column the file lacks", [one.name for one in table.columns], index=None, key=column, placeholder="Choose")
        st.text_input("Its value in every row", key=value)
        st.button("Set", key=f"constant-set-{file.id}", on_click=lambda: _say_constant(file, column, value))


def _say_constant(file: Waiting, column: str, value: str) -> None:
    name, text = st.session_state[column], st.session_state[value].strip()
    if name and text:
        file.correct(constants={**file.options.constants, name: text})
