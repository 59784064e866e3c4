"""The one door to the answers: which workspace, which version, which day, and a cache in front."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import holder
from dashboard.catalog import query
from dashboard.library import Answer, ask
from dashboard.warehouse import Warehouse, Workspaces

_SCENE = "scene"
_KEPT = ("workspace", "as_of", "known_at")
FILTERS = {"regions": "region", "segments": "segment", "channels": "channel"}


@dataclass(frozen=True)
class Scene:
    """What one run of a page looks at; `as_of` as the URL asks for it, `day` as it is answered."""

    workspace: str
    version: int
    as_of: date | None
    known_at: int | None
    day: date | None
    currency: str
    studies: int


@st.cache_resource
def _opened() -> Workspaces:
    return Workspaces(Path(os.environ.get("TANDEM_DB", "data/warehouse/tandem.duckdb")))


def workspaces() -> Workspaces:
    """The running server's workspaces, else those of TANDEM_DB."""
    return holder.running or _opened()


def warehouse() -> Warehouse:
    """The workspace this run looks at."""
    return workspaces()[scene().workspace]


def begin() -> Scene:
    """Read workspace, version and day once, at the start of a run, from the URL."""
    _keep_in_url()
    name = st.query_params.get("workspace", "")
    if name not in workspaces().paths:
        name = _usual()
    newest = workspaces()[name].version
    known_at = _number(st.query_params.get("known_at"))
    version = newest if known_at is None else min(known_at, newest)
    as_of = _day(st.query_params.get("as_of"))
    studies = workspaces()[name].studies_kept
    money = _ask("data/currency", name, str(workspaces().paths[name]), version, as_of, "all", (), studies)
    currency = str(money.first()["reporting_currency"])
    st.session_state[_SCENE] = Scene(name, version, as_of, known_at, money.as_of, currency, studies)
    return st.session_state[_SCENE]


def scene() -> Scene:
    """What this run looks at."""
    return st.session_state[_SCENE] if _SCENE in st.session_state else begin()


def look_at(**changes: str | None) -> None:
    """Change workspace, as-of day or known-at version in the URL; None takes one out."""
    for name, value in changes.items():
        st.session_state.pop(f"kept_{name}", None)
        if value is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = value


def answer(name: str, **when: Any) -> Answer:
    """A question's answer under the filters it takes."""
    now = scene()
    where = str(workspaces().paths[now.workspace])
    given = tuple((key, _frozen(value)) for key, value in sorted(taken(name, when).items()))
    return _ask(name, now.workspace, where, now.version, now.as_of, "all", given, now.studies)


def first(name: str, **when: Any) -> dict[str, Any]:
    """The first row of a question's answer; every column None when there is none."""
    return answer(name, **when).first()


def taken(name: str, when: Mapping[str, Any]) -> dict[str, Any]:
    """The filters that this question takes."""
    names = {parameter.name for parameter in query(name).parameters}
    return {key: value for key, value in when.items() if key in names}


def currency() -> str:
    """The currency amounts are shown in."""
    return scene().currency


def mark(name: str, when: Mapping[str, Any]) -> str:
    """A short name for a question under its filters, for keys."""
    digest = hashlib.sha256(repr(sorted(taken(name, when).items())).encode()).hexdigest()[:8]
    return f"{name.replace('/', '-')}-{digest}"


def ignored(name: str, when: Mapping[str, Any]) -> list[str]:
    """The filters that are set and that this question does not take, in words."""
    return [word for key, word in FILTERS.items() if when.get(key) and key not in taken(name, when)]


@st.cache_data(max_entries=512, show_spinner=False)
def _ask(
    name: str,
    workspace: str,
    where: str,
    version: int,
    as_of: date | None,
    scope: str,
    given: tuple[tuple[str, Any], ...],
    studies: int,
) -> Answer:
    return ask(workspaces()[workspace], name, dict(given), version, as_of)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _usual() -> str:
    found = workspaces()
    return "own" if found.own.version or not found.paths["demo"].exists() else "demo"


def _keep_in_url() -> None:
    """A page change empties the URL of what is not a widget's: put it back."""
    for name in _KEPT:
        kept = f"kept_{name}"
        if name in st.query_params:
            st.session_state[kept] = st.query_params[name]
        elif kept in st.session_state:
            st.query_params[name] = st.session_state[kept]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def title(workspace: str) -> str:
    """A workspace as people call it."""
    return "the demo company" if workspace == "demo" else "your own data"
