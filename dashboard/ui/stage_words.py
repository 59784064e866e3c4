"""What a product's own stages mean: asked of all of them at once, where nothing in a file tells won from lost."""

from collections.abc import Sequence

import streamlit as st

from dashboard.ui.waiting import Waiting

_MEANINGS = ("open", "won", "lost")


def stage_words(file: Waiting, stages: Sequence[str]) -> None:
    """A choice for each stage, answered together; a file in which every deal is open needs no choice."""
    with st.form(f"stages-{file.id}-{file.revision}", border=False):
        for number, stage in enumerate(stages):
            key = f"stage-{number}-{file.id}-{file.revision}"
            st.segmented_control(stage, _MEANINGS, default="open", format_func=str.capitalize, key=key, required=True)
        st.form_submit_button("That is what they mean", on_click=_answer, args=(file, tuple(stages), file.revision))


def _answer(file: Waiting, stages: tuple[str, ...], revision: int) -> None:
    meant = {stage: st.session_state[f"stage-{number}-{file.id}-{revision}"] for number, stage in enumerate(stages)}
    file.correct(stages={**file.options.stages, **meant})
