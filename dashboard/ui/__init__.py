"""The parts a page is made of. Every part takes a question's name first, then `**when`: the filters as `filters()` gives them.

    when = filters("period", "region", "segment", "channel")
    sentence("week/opening", "The quarter has won **{won}** of {target}.", **when)
    note("week/opening", "{days_left} left; {biggest_gap_region} is the biggest gap.", **when)
    with row():
        metric("week/media_spend", "Media spend", **when)
    with two() as (left, right):
        with left:
            cards("pipeline/win_rate_by_region", "{region}", "won_amount", title="Where deals are won", **when)
        with right:
            chart("week/won_by_region", "bars", **when)

A part drops the filters its question does not take, and says so where one of them is set. `$` needs no escape in a template. A part
outside a `section` draws its own card with the question as heading; inside one it is bare.
"""

from dashboard.ui.agreed import agreed
from dashboard.ui.amounts import one_unit
from dashboard.ui.cards import cards
from dashboard.ui.charts import chart
from dashboard.ui.choices import choose, choose_model
from dashboard.ui.definitions import definitions
from dashboard.ui.door import answer, first
from dashboard.ui.filters import filters
from dashboard.ui.form import Form, form
from dashboard.ui.found import found
from dashboard.ui.landing import call_form, landing
from dashboard.ui.layout import badge, beside, parts, row, section, two
from dashboard.ui.me import me
from dashboard.ui.metrics import metric
from dashboard.ui.moves import moves
from dashboard.ui.notes import notes
from dashboard.ui.receipt import receipt
from dashboard.ui.replies import replies
from dashboard.ui.settings import settings
from dashboard.ui.tables import table, tables
from dashboard.ui.talks import talks
from dashboard.ui.terms import terms
from dashboard.ui.verdict import how_sure, verdict, verdict_note
from dashboard.ui.words import empty, note, prose, sentence

__all__ = [
    "Form",
    "agreed",
    "answer",
    "badge",
    "beside",
    "call_form",
    "cards",
    "chart",
    "choose",
    "choose_model",
    "definitions",
    "empty",
    "filters",
    "first",
    "form",
    "found",
    "how_sure",
    "landing",
    "me",
    "metric",
    "moves",
    "note",
    "notes",
    "one_unit",
    "parts",
    "prose",
    "receipt",
    "replies",
    "row",
    "section",
    "sentence",
    "settings",
    "table",
    "tables",
    "talks",
    "terms",
    "two",
    "verdict",
    "verdict_note",
]
