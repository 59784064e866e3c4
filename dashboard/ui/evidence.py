"""What stands under the verdict: the rules beside the model, how the words changed, and what else happened on a date."""

from typing import Any

from dashboard.ui.layout import section
from dashboard.ui.notes import note_form
from dashboard.ui.tables import table

_WORDS = {"yes": "yes", "likely": "likely", "cannot_tell": "cannot tell", "no": "no"}
_ASKED = {"drives": "drives", "pays": "pays"}
_AGREE, _DEPEND = (
    "rules agree on {high_share}, the model says {modelled}",
    "rules say {low_share} to {high_share}, the model {modelled}",
)
_RANGES = {
    "agree_less": f"{_AGREE}: less",
    "agree_more": f"{_AGREE}: more",
    "agree_fits": f"{_AGREE}: both may hold",
    "depend_less": f"{_DEPEND}: less",
    "depend_more": f"{_DEPEND}: more",
    "depend_fits": f"{_DEPEND}: both may hold",
}
_NOT_YET = "Nothing is weighed yet: touches, spend and deals fill this."


def rules_and_model(**when: Any) -> None:
    """One badge per channel: the share the rules give it beside the model's, whose interval is drawn."""
    columns = ["channel", "modelled", "modelled_low", "modelled_high", "state"]
    labels = {"modelled": "Model", "modelled_low": "From", "modelled_high": "To", "state": "Share of the pipeline created"}
    span = ("modelled_low", "modelled", "modelled_high")
    words = "over the window of the verdict"
    table("evidence/rules_and_model", columns, labels, span=span, badges={"state": _RANGES}, note=words, empty=_NOT_YET, **when)


def history() -> None:
    """Each word of the verdict since it was first published, with the reason it changed."""
    columns = ["since", "measure", "word", "chance", "reason"]
    labels = {"since": "Since", "measure": "Question", "reason": "Why it changed"}
    table("evidence/published", columns, labels, badges={"word": _WORDS, "measure": _ASKED}, empty=_NOT_YET)


def note_a_date() -> None:
    """What happened on a date that may have moved deals, and a form to add it: the next study lets it explain what it can."""
    with section("What else moved deals?", "a launch, a new price, broken tracking"):
        columns = ["happened_on", "until", "note", "written_by"]
        fill = "Nothing is noted. What you note here is taken into account when the evidence is weighed again."
        table("evidence/noted_dates", columns, {"note": "What happened"}, title="", empty=fill)
        note_form("noted-date")
