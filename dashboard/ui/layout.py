"""Where parts stand: rows of equal cards, two equal columns, sections with a heading; and who can act."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.catalog import query
from dashboard.ui import door
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup

Told = TypeVar("Told")
SIDES = {"marketing": "Marketing", "sales": "Sales", "both": "Both"}
_inside: ContextVar[bool] = ContextVar("inside a section", default=False)


@contextmanager
def row(cards: int = 5) -> Iterator[None]:
    """Equal cards side by side; fewer in a line where the screen is narrow."""
    with st.grid(cards, min_column_width=150, gap="small"):
        yield


@contextmanager
def two() -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Two columns of equal width: `with two() as (left, right):`."""
    left, right = st.columns(2, gap="medium")
    yield left, right


def beside(told: Collection[Told]) -> Iterator[Told]:
    """Each in a column of its own, all of equal width: `for question in beside(("week/wins", "week/losses")):`."""
    for column, one in zip(st.columns(len(told), gap="medium"), told, strict=True):
        with column:
            yield one


def parts(**drawn: Callable[[], None]) -> None:
    """A page in parts, by name; only the chosen one is drawn, and the URL keeps the choice. One part needs no choice."""
    chosen = next(iter(drawn))
    if len(drawn) > 1:
        chosen = st.segmented_control(
            "Part", list(drawn), default=chosen, required=True, key="part", bind="query-params", label_visibility="collapsed"
        )
    drawn[chosen]()


@contextmanager
def section(title: str, note: str = "", side: str = "") -> Iterator[None]:
    """A bordered card with a heading, a soft note at its right and a badge for who can act; parts inside it are bare."""
    if _inside.get():
        heading(title, note, side)
        yield
        return
    token = _inside.set(True)
    try:
        with st.container(border=True, height="stretch", gap="small", key=f"card-section-{title}"):
            heading(title, note, side)
            yield
    finally:
        _inside.reset(token)


def is_inside() -> bool:
    """Whether a section is open around this part."""
    return _inside.get()


def heading(title: str, note: str = "", side: str = "") -> None:
    """A section's heading with its soft note."""
    if title or note:
        st.html(heading_html(title, note, side))


def heading_html(title: str, note: str = "", side: str = "", level: int = 2) -> str:
    """A heading, the badge of who can act, and a soft note at the right."""
    mark = badge_html(side) if side else ""
    return f'<div class="t-head"><h{level}>{markup(title)}</h{level}>{mark}<span class="t-soft">{markup(note)}</span></div>'


def badge(side: str, words: str = "can act") -> None:
    """Who can act on it: marketing, sales or both."""
    st.html(f'<span class="t-line">{badge_html(side)} <span class="t-soft">{markup(words)}</span></span>')


def badge_html(side: str) -> str:
    """The badge as HTML, for a table cell or a card."""
    kind = side.lower() if side.lower() in SIDES else "calm"
    return f'<span class="t-badge t-{kind}">{markup(SIDES.get(kind, side))}</span>'


@contextmanager
def framed(name: str, title: str | None, note: str, part: str, when: dict[str, Any]) -> Iterator[None]:
    """A part's card: the question as heading, its note, its receipt; without a border inside a section."""
    words = query(name).title if title is None else title
    key = f"{'part' if is_inside() else 'card'}-{part}-{door.mark(name, when)}"
    with st.container(border=not is_inside(), height="content" if is_inside() else "stretch", gap="xsmall", key=key):
        if words or note:
            with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
                st.html(heading_html(words, note, level=3 if is_inside() else 2), width="stretch")
                receipt(name, part=part, **when)
        yield
        if not (words or note):
            receipt(name, part=part, **when)
