"""Does marketing spend drive revenue, and does it pay? The verdict, what would have come anyway, and how far to trust it."""

from dashboard.ui import chart, filters, how_sure, metric, one_unit, parts, prose, row, table, two, verdict
from dashboard.ui.bets import bets
from dashboard.ui.evidence import brought, health, history, note_a_date, rules_and_model, without_spend
from dashboard.ui.experiments import experiments

BOOKS = {"quarter_label": "Quarter", "crm_won": "CRM won", "finance_booked": "Finance booked", "spend_gap": "Spend gap"}
TIED = ["quarter_label", "crm_won", "finance_booked", "gap", "spend_gap"]
NO_BOOKS = "A finance file fills this: booked revenue and marketing spend by month, from the ledger."
SIDES = {"spend": "marketing", "pipeline_created": "both", "won": "sales"}

when = filters("period", "region", "segment", "channel")
verdict(**when)
with row():
    metric("week/media_spend", "Media spend", **when)
    metric("week/pipeline_created", "Pipeline created", **when)
    metric("week/won_against_target", "Won", of="target", **when)
    metric("revenue/won_per_unit", f"Won per {one_unit()} of spend", **when)
    metric("revenue/touched_share", "Won, touched first", **when)


def evidence() -> None:
    """What each channel brought, what would have come anyway, and how far to trust it."""
    brought(**when)
    how_sure()
    without_spend(**when)
    rules_and_model(**when)
    with two() as (left, right):
        with left:
            health()
        with right:
            history()
            table("revenue/finance_tie", TIED, BOOKS, note="on the days the books cover", empty=NO_BOOKS, **when)
    chart("revenue/by_month", "lines", labels={"pipeline_created": "Pipeline"}, sides=SIDES, **when)
    note_a_date()


def tests_and_bets() -> None:
    """Tests of channels and small bets: planned, read out, scored, stopped."""
    experiments()
    bets()


parts(Evidence=evidence, **{"Tests and bets": tests_and_bets})
prose("The verdict has a window of its own and holds for the whole company; the five numbers and the books follow the filters.")
