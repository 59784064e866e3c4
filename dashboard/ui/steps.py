"""The eight steps of a file that waits: what each found, a mark, and behind a fold the control that corrects it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.intake import Reading, Refused, Step
from dashboard.intake.recall import FIELDS, in_words
from dashboard.intake.steps import NAMES, stopped
from dashboard.ui.corrections import control, for_a_page, has_control, question
from dashboard.ui.text import markup, plain
from dashboard.ui.waiting import Waiting

_WORDS = {
    "receive": "Take the file in",
    "decode": "Turn it into text",
    "shape": "Find the table",
    "recognise": "Know its columns",
    "read": "Read the values",
    "check": "Check the rows",
    "diff": "Weigh the change",
    "commit": "Load it",
}
_SAID = {
    "decode": ("encoding",),
    "shape": ("header_row", "sheet"),
    "recognise": ("table", "mapping", "constants"),
    "read": ("dates", "decimal", "currency"),
}
_MARKS = {"done": ("t-done", "✓", "done"), "asked": ("t-needs", "?", "needs you"), "refused": ("t-needs", "!", "refused")}


def steps_of(reading: Refused | Reading) -> tuple[Step, ...]:
    """The steps of a file as far as reading goes."""
    return reading.steps or ((stopped("receive", reading),) if isinstance(reading, Refused) else ())


def eight_steps(file: Waiting, steps: Sequence[Step], table: str = "") -> None:
    """All eight, in order; those not reached yet are named only."""
    reached = {step.name: step for step in steps}
    said = {name: getattr(file.said(), name) for name in FIELDS}
    reading = file.reading()
    has_rejects = isinstance(reading, Reading) and bool(reading.rejects)
    with st.container(gap=None, key=f"steps-{file.id}"):
        for number, name in enumerate(NAMES, 1):
            step = reached.get(name)
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"step-{name}-{file.id}"):
                st.html(_line(number, name, step, said, has_rejects), width="stretch")
                if step and has_control(name) and not _is_open(step):
                    _change(file, name, table)
            if step and _is_open(step):
                question(file, step)


def as_said_before(file: Waiting, reading: Reading) -> None:
    """That the file is read as somebody said before, and the way to take that back."""
    if not reading.options.recalled:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"card-recalled-{file.id}", border=True):
        st.markdown(plain(for_a_page(reading.notes[0])), width="stretch")
        st.button("Read it as found", key=f"as-found-{file.id}", on_click=file.take_back, args=FIELDS)


def _change(file: Waiting, name: str, table: str) -> None:
    with st.popover("Change", key=f"change-{name}-{file.id}"):
        if name in ("recognise", "diff") and not table:
            st.markdown("First answer what is asked below.")
        else:
            control(file, name, table)


def _is_open(step: Step) -> bool:
    """Whether the step waits for an answer that is given right here."""
    return step.status == "asked" and step.name not in ("diff", "commit")


def _mark(step: Step, has_rejects: bool) -> str:
    """How a step is marked; rows set aside need somebody, though the step is done."""
    return "asked" if step.name == "check" and has_rejects else step.status


def _line(number: int, name: str, step: Step | None, said: dict[str, object], has_rejects: bool) -> str:
    """A step as HTML: its number or mark, its name, its sentence, and what somebody said."""
    is_load = step is not None and name == "commit" and step.status == "asked"
    kind, sign, spoken = ("t-later", str(number), "") if step is None or is_load else _MARKS[_mark(step, has_rejects)]
    sentence = for_a_page(step.sentence) if step else ""
    told = in_words({field: said[field] for field in _SAID.get(name, ()) if said[field]})
    words = f"<b>{number}. {markup(_WORDS[name])}</b>" + (f" <i>{markup(f'as said: {told}')}</i>" if told and step else "")
    mark = f'<span class="t-mark {kind}" role="img" aria-label="{spoken or "not yet"}">{sign}</span>'
    clamp = "" if step and step.status != "done" else " t-clamp"
    found = f'<p class="t-soft{clamp}" title="{markup(sentence)}">{markup(sentence)}</p>'
    return f'<div class="t-step">{mark}<div>{words}{found}</div></div>'
