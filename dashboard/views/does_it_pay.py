"""Does marketing spend drive revenue, and does it pay? The verdict, what would have come anyway, and how far to trust it."""

from dashboard.ui import chart, filters, how_sure, metric, one_unit, parts, prose, row, table, two, verdict
from dashboard.ui.bets import bets
from dashboard.ui.evidence import history, note_a_date, rules_and_model
from dashboard.ui.experiments import experiments

WORDS = {"yes": "yes", "likely": "likely", "cannot_tell": "cannot tell", "no": "no"}
STATUS = {"PASS": "pass", "REVIEW": "review", "FAIL": "fail"}
BOOKS = {"quarter_label": "Quarter", "crm_won": "CRM won", "finance_booked": "Finance booked", "spend_gap": "Spend gap"}
CHANNELS = ["channel", "revenue", "revenue_low", "revenue_high", "spend", "per_unit", "next_unit", "drives", "pays", "evidence"]
NOT_YET = "Nothing is weighed yet: spend and deals of at least twelve weeks fill this."

one = one_unit()
when = filters("period", "region", "segment", "channel")
verdict(**when)
with row():
    metric("week/media_spend", "Media spend", **when)
    metric("week/pipeline_created", "Pipeline created", **when)
    metric("week/won_against_target", "Won", of="target", **when)
    metric("revenue/won_per_unit", f"Won per {one} of spend", **when)
    metric("revenue/touched_share", "Won, touched first", **when)


def evidence() -> None:
    """What each channel brought, what would have come anyway, and how far to trust it."""
    labels = {
        "revenue": "Revenue",
        "revenue_low": "From",
        "revenue_high": "To",
        "per_unit": f"Per {one} spent",
        "next_unit": f"Next {one}",
    }
    table(
        "evidence/region_channels" if when["regions"] else "evidence/channels",
        CHANNELS,
        labels,
        span=("revenue_low", "revenue", "revenue_high"),
        badges={"drives": WORDS, "pays": WORDS},
        note="won so far and still to come, over the window of the verdict",
        empty=NOT_YET,
        **when,
    )
    how_sure()
    chart(
        "evidence/pipeline_by_week",
        "lines",
        y=["without", "created"],
        labels={"created": "Created", "without": "Without spend"},
        note="four weeks at a time",
        empty=NOT_YET,
        **when,
    )
    rules_and_model(**when)
    with two() as (left, right):
        with left:
            table("evidence/health", ["status", "sentence", "advice"], badges={"status": STATUS}, empty=NOT_YET)
        with right:
            history()
            fill = "A finance file fills this: booked revenue and marketing spend by month, from the ledger."
            columns = ["quarter_label", "crm_won", "finance_booked", "gap", "spend_gap"]
            table("revenue/finance_tie", columns, BOOKS, note="on the days the books cover", empty=fill, **when)
    sides = {"spend": "marketing", "pipeline_created": "both", "won": "sales"}
    chart("revenue/by_month", "lines", labels={"pipeline_created": "Pipeline"}, sides=sides, **when)
    note_a_date()


def tests_and_bets() -> None:
    """Tests of channels and small bets: planned, read out, scored, stopped."""
    experiments()
    bets()


parts(Evidence=evidence, **{"Tests and bets": tests_and_bets})
prose("The verdict has a window of its own and holds for the whole company; the five numbers and the books follow the filters.")
