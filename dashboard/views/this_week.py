"""What needs us both, now? The page the weekly meeting opens with."""

from dashboard.ui import filters, found, landing, metric, row, table, two, verdict_note
from dashboard.ui.facts import first_facts
from dashboard.ui.sync import promises_due

when = filters("period", "region", "segment", "channel")
landing(
    "week/opening",
    templates={
        "ahead": "{quarter_label} has won **{won}** of {target} with {days_left} left, {pace_gap} ahead of an even pace.",
        "ahead_region": "{quarter_label} has won **{won}** of {target} with {days_left} left, {pace_gap} ahead of an even pace. "
        "{biggest_gap_region} is the biggest gap.",
        "behind": "{quarter_label} has won **{won}** of {target} with {days_left} left, {pace_gap} behind an even pace.",
        "behind_region": "{quarter_label} has won **{won}** of {target} with {days_left} left, {pace_gap} behind an even pace. "
        "{biggest_gap_region} is the biggest gap.",
        "made": "{quarter_label} has made its target: **{won}** won of {target}.",
        "missed": "{quarter_label} closed at **{won}** of {target}, {gap} short.",
        "no_target": "{quarter_label} has won **{won}** so far. No target is loaded for these filters.",
        "empty": "No deals are loaded yet. Load a deals file on the Data page, and this page fills in a minute.",
    },
    **when,
)
verdict_note()
first_facts()
with row():
    metric("week/media_spend", "Media spend", **when)
    metric("week/pipeline_created", "Pipeline created", **when)
    metric("week/win_rate", "Win rate, by count", **when)
    metric("week/sales_cycle", "Sales cycle, median", **when)
    metric("week/won_against_target", "Won", of="target", **when)
with two() as (left, right):
    with left:
        found("Opportunities", "opportunity", most=3, skip=("data_problem",))
    with right:
        found("Problems", "problem", most=3, skip=("data_problem",))
with two() as (left, right):
    with left:
        fill = "A deals file fills this; a second one, a week later, shows what moved."
        table("week/changes", ["change", "deals", "amount"], empty=fill, **when)
    with right:
        columns = ["region", "won", "target", "reached"]
        title, fill = "How far is each region from its target?", "Won deals fill this, with targets beside them."
        table("pipeline/won_against_target", columns, bar="won", title=title, empty=fill, **when)
promises_due()
