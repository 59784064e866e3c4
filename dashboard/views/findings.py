"""Where are the opportunities and problems? Everything that stands out, with its history and what was said against it."""

from dashboard.ui import choose, filters, found, note, row, sentence, table, two
from dashboard.ui.found import KINDS

filters()
sentence(
    "findings/opening",
    templates={
        "found": "**{problems:problem}** and **{opportunities:way}** to grow stand out, found by comparing every group with "
        "its own past and its peers.",
        "nothing": "Nothing stands out from its own past or its peers.",
        "not_yet": "Findings stand here a few minutes after files are loaded.",
    },
)
note(
    "findings/opening",
    "{disputed} of {ever} findings were answered with “Not so”; {rightly} rightly. The data are asked again with the looks of the "
    "four weeks that follow.",
    where="disputed",
)
STATUS = {"Standing": "", "New": "new", "Open": "open", "Promised": "promised", "Disputed": "disputed", "Closed": "closed"}
with row():
    side = choose("Who can act", {"All": "", "Marketing": "marketing", "Sales": "sales", "Both": "both"}, "act")
    kind = choose("Kind", KINDS, "kind")
    status = choose("Status", STATUS, "status")
with two() as (left, right):
    with left:
        found("Opportunities", "opportunity", status=status, only_side=side, only_kind=kind)
    with right:
        found("Problems", "problem", status=status, only_side=side, only_kind=kind)
table(
    "findings/disputes",
    ["disputed_on", "disputed_by", "sentence", "reason", "outcome", "checked_on"],
    {"disputed_on": "Day", "disputed_by": "By", "sentence": "Finding", "outcome": "What the data say", "checked_on": "Asked again"},
    empty="Nobody has answered “Not so, because…” yet. Each answer is kept, counted and checked.",
)
