"""Will we make the number, and what moved? What is won, how deals move, and where they stand."""

from dashboard.ui import chart, filters, metric, note, prose, row, sentence, table, two

OVERDUE = "Past their close date: {overdue_deals} of the {open_deals:open deal} dated in this quarter, worth {overdue_amount}."
TO_GO = "{quarter_label} has won **{won}** of {target}. {to_go} is still to go in {days_left}, "
MISSED = "{quarter_label} closed at **{won}** of {target}, {to_go} short."
REACHED = "{quarter_label} has reached its target: **{won}** won of {target}."
COVERAGE = "Open deals dated in this quarter hold {coverage} times what is missing."
NO_MOVES = "No deal entered or left a stage in these days. A stage history file, or a second weekly export of deals, fills this."
MOVES = {"departed": "Left", "advanced": "Moved on", "conversion": "Share that moved on", "median_days": "Median stay"}
STANDS = ["stage", "deals", "amount", "median_days", "stalled", "stalled_amount"]
RATES = ["closed", "won", "win_rate", "won_amount", "win_rate_by_amount"]
BY = {"win_rate": "Win rate, by count", "win_rate_by_amount": "By amount", "won_amount": "Won amount"}
COHORT = ["quarter_label", "deals", "won_so_far", "win_rate", "low", "high", "still_open"]
COHORT_WORDS = {"quarter_label": "Opened in", "win_rate": "Won within a year", "low": "From", "high": "To"}
OLDEST = ["opportunity_name", "account_name", "owner", "stage", "amount", "age_days", "days_in_stage", "close_date", "next_step"]
DEAL = {"opportunity_name": "Deal", "account_name": "Account", "age_days": "Age", "days_in_stage": "In stage"}

when = filters("period", "region", "segment")
sentence(
    "pipeline/opening",
    templates={
        "to_go": TO_GO + "and open deals dated in it hold {open_amount}.",
        "to_go_alone": TO_GO + "and no open deal is dated in it.",
        "missed": MISSED,
        "missed_alone": MISSED,
        "reached": REACHED,
        "reached_alone": REACHED,
        "no_target": "{quarter_label} has won **{won}**, and open deals dated in it hold {open_amount}. No target fits here.",
        "no_target_alone": "{quarter_label} has won **{won}**. No target fits here, and no open deal is dated in it.",
        "empty": "No deals fit these filters. A deals file on the Data page fills this page in a minute.",
    },
    **when,
)
note("pipeline/opening", templates={"to_go": COVERAGE}, **when)
note("pipeline/opening", OVERDUE, where="overdue_deals", **when)
prose("Open deals count in full, as the CRM dates them. This is not a forecast: where the quarter lands is not claimed here yet.")
with row():
    metric("pipeline/velocity", "Sales velocity, per day", **when)
    metric("pipeline/deals_created", "Deals created", **when)
    metric("week/win_rate", "Win rate, by count", **when)
    metric("pipeline/average_won", "Average won deal", **when)
    metric("week/sales_cycle", "Sales cycle, median", **when)
with two() as (left, right):
    with left:
        chart("pipeline/won_by_quarter", "columns_with_target", y="won", **when)
    with right:
        chart("pipeline/won_against_target", "columns_with_target", y="won", **when)
table("pipeline/cohort_win_rate", COHORT, COHORT_WORDS, bar="win_rate", note="open deals counted as not decided yet", **when)
with two() as (left, right):
    with left:
        table("pipeline/funnel", labels=MOVES, bar="conversion", empty=NO_MOVES, **when)
    with right:
        table("pipeline/ageing", STANDS, {"median_days": "Median stay"}, bar="amount", **when)
for pair in (("region", "segment"), ("lead_source", "manager")):
    with two() as columns:
        for column, part in zip(columns, pair, strict=True):
            with column:
                table(f"pipeline/win_rate_by_{part}", [part, *RATES], BY, bar="win_rate", **when)
table("pipeline/win_rate_by_owner", ["owner", *RATES], BY, bar="win_rate", **when)
table("pipeline/oldest_deals", OLDEST, DEAL, **when)
