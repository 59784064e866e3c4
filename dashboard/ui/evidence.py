"""What stands under the verdict: the rules beside the model, how the words changed, and what else happened on a date."""

from typing import Any

from dashboard.ui.amounts import one_unit
from dashboard.ui.charts import chart
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
_NOT_YET = "This fills once spend and deals of at least twelve weeks are weighed."


def brought(**when: Any) -> None:
    """What each channel brought that would not exist without it, the row "would have come anyway" first, and what it cost."""
    one = one_unit()
    columns = ["channel", "revenue", "revenue_low", "revenue_high", "spend", "per_unit", "next_unit", "drives", "pays", "evidence"]
    labels = {"revenue": "Revenue", "revenue_low": "From", "revenue_high": "To", "per_unit": f"Revenue per {one}"}
    table(
        "evidence/region_channels" if when["regions"] else "evidence/channels",
        columns,
        labels | {"next_unit": f"Next {one}"},
        span=("revenue_low", "revenue", "revenue_high"),
        badges={"drives": _WORDS, "pays": _WORDS},
        note="won so far and still to come, over the window of the verdict",
        empty=_NOT_YET,
        **when,
    )


def without_spend(**when: Any) -> None:
    """The pipeline created beside what would have been created without spend, with its band."""
    lines = {"created": "Created", "without": "Without spend"}
    sides = {"created": "both", "without": "calm"}
    pair = ["without", "created"]
    words = "four weeks at a time"
    chart("evidence/pipeline_by_week", "lines", y=pair, labels=lines, sides=sides, note=words, empty=_NOT_YET, **when)


def health() -> None:
    """Whether the evidence can be trusted, one sentence a check."""
    status = {"PASS": "pass", "REVIEW": "review", "FAIL": "fail"}
    table("evidence/health", ["status", "sentence", "advice"], badges={"status": status}, empty=_NOT_YET)


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
