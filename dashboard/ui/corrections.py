"""What the analyst may say about a file that the file does not say itself; each can be taken back."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.contracts import Contract, contract, normalise
from dashboard.intake import Step
from dashboard.intake.mapping import file_contracts
from dashboard.intake.recall import in_words
from dashboard.ui.mapping import mapping_editor
from dashboard.ui.stage_words import stage_words
from dashboard.ui.text import plain
from dashboard.ui.waiting import Waiting

AS_FOUND = "As found in the file"
_DATES = {"dmy": "Day first", "mdy": "Month first"}
_DECIMAL = {"point": "1,234.50: point", "comma": "1.234,50: comma"}
_OVERLAP = {"replace": "Replace what is there", "add": "Add to it"}
_ENCODINGS = ("utf-8", "cp1252", "utf-16", "shift_jis", "cp1251", "gb18030", "big5", "mac_roman")
_FLAG = re.compile(r"--[a-z]")


def has_control(step: str) -> bool:
    """Whether the page can correct a step."""
    return step in _CONTROLS


def control(file: Waiting, step: str, table: str) -> None:
    """The control that corrects a step which went well."""
    _CONTROLS[step](file, table)


def question(file: Waiting, step: Step) -> None:
    """The control that answers a step which asks."""
    option = next(iter(step.options), "").lstrip("-")
    if option in ("dates", "decimal"):
        _buttons(file, option, {"dates": _DATES, "decimal": _DECIMAL}[option])
    elif option in ("sheet", "encoding"):
        _choice(file, option, option.capitalize(), named(step.candidates or _ENCODINGS), "Choose")
    elif option == "currency":
        _text(file, "currency", "Currency of the amounts", "EUR")
    elif option == "header-row":
        _header_row(file)
    elif option == "stage":
        stage_words(file, step.candidates)
    elif option in ("table", "map", "set"):
        _columns(file, step.candidates)


def for_a_page(sentence: str) -> str:
    """A refusal without the advice that is for the command line: the page has a control instead."""
    parts = re.split(r"(?<=[.!?]) (?=[A-Z“])", sentence)
    kept = [part for part in parts if not _FLAG.search(part)]
    return " ".join(kept or parts)


def named(values: Sequence[str]) -> dict[str, str]:
    """Choices that are called what they are."""
    return {value: value for value in values}


def _decode(file: Waiting, table: str) -> None:
    _choice(file, "encoding", "Encoding of the text", named(_ENCODINGS))


def _shape(file: Waiting, table: str) -> None:
    _header_row(file)
    sheets = file.sheets()
    if len(sheets) > 1:
        _choice(file, "sheet", "Sheet", named(sheets))


def _recognise(file: Waiting, table: str) -> None:
    _table(file, table)
    _constant(file, contract(table))
    said = file.said()
    for ours, value in said.constants.items():
        rest = {name: text for name, text in said.constants.items() if name != ours}
        _back(file, f"{ours} is {value} in every row", "constants", rest)
    if said.stages:
        _back(file, in_words({"stages": said.stages}), "stages", {})
    if said.mapping:
        _back(file, "Columns as you said", "mapping", {})


def _read(file: Waiting, table: str) -> None:
    _choice(file, "dates", "Dates", _DATES)
    _choice(file, "decimal", "Amounts", _DECIMAL)
    _text(file, "currency", "Currency of the amounts", "As the file says, e.g. EUR")


def _diff(file: Waiting, table: str) -> None:
    _observed_on(file)
    _full_refresh(file)
    if file.overlap:
        words = f"Days loaded already: {_OVERLAP[file.overlap].lower()}"
        _take_back(file, words, "overlap", partial(_set, file, "overlap", ""))


_CONTROLS: Mapping[str, Callable[[Waiting, str], None]] = {
    "decode": _decode,
    "shape": _shape,
    "recognise": _recognise,
    "read": _read,
    "diff": _diff,
}


def _back(file: Waiting, words: str, name: str, rest: dict[str, str]) -> None:
    """One thing said of columns, and the way to take it back."""
    _take_back(file, words, f"{name}-{words}", partial(_say_rest, file, name, rest))


def _say_rest(file: Waiting, name: str, rest: dict[str, str]) -> None:
    file.take_back(name)
    file.correct(**{name: rest})


def _take_back(file: Waiting, words: str, name: str, act: Callable[[], Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(plain(words), width="stretch")
        st.button("Take back", key=f"back-{name}-{file.id}", on_click=act)


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
        on_change=_said_table,
        args=(file, key),
    )


def _said_table(file: Waiting, key: str) -> None:
    """Another table: what was said of columns was said of the one before."""
    if st.session_state[key]:
        file.correct(table=st.session_state[key], mapping={}, constants={}, stages={})
    else:
        file.take_back("table", "mapping", "constants", "stages")


def _choice(file: Waiting, option: str, label: str, choices: Mapping[str, str], empty: str = AS_FOUND) -> None:
    key = f"{option}-{file.id}-{file.revision}"
    now = getattr(file.said(), option) or ""
    values = ["", *dict.fromkeys([*choices, *([now] if now else [])])]
    st.selectbox(
        label,
        values,
        index=values.index(now),
        format_func=lambda value: choices.get(value, value) or empty,
        key=key,
        on_change=_answered,
        args=(file, option, key),
    )


def _buttons(file: Waiting, option: str, choices: dict[str, str]) -> None:
    with st.container(horizontal=True, gap="small"):
        for value, words in choices.items():
            st.button(words, key=f"{option}-{value}-{file.id}", on_click=file.correct, kwargs={option: value})


def _text(file: Waiting, option: str, label: str, example: str) -> None:
    key = f"{option}-{file.id}-{file.revision}"
    now = getattr(file.said(), option) or ""
    st.text_input(label, now, key=key, placeholder=example, max_chars=3, on_change=_answered, args=(file, option, key))


def _header_row(file: Waiting) -> None:
    key = f"header-{file.id}-{file.revision}"
    now = file.said().header_row
    words = "Line with the column names"
    st.number_input(words, 1, 200, now, key=key, placeholder=AS_FOUND, on_change=_answered, args=(file, "header_row", key))


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
    value = value.strip() if isinstance(value, str) else value
    if value:
        file.correct(**{option: value})
    else:
        file.take_back(option)


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
