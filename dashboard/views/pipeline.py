"""Will we make the number, and what moved? What is won, how deals move, and where they stand."""

from dashboard.ui import badge, beside, call_form, cards, chart, filters, landing, metric, moves, note, parts, row, table, tables
from dashboard.ui import pipeline_words as words

when = filters("period", "region", "segment")


def number() -> None:
    """Will we make the number: where it lands and by what, the deals that decide it, coverage, and past quarters."""
    chart("pipeline/forecast_by_week", "lines", **words.BY_WEEK, **when)
    tables(words.NUMBER, **when)
    for question in beside(("pipeline/won_by_quarter", "pipeline/won_against_target")):
        chart(question, "columns_with_target", y="won", **when)
    chart("pipeline/new_business_by_quarter", "stacked", **words.NEW_BUSINESS, **when)


def moved() -> None:
    """The waterfall, and why revenue changed."""
    behind = ("pipeline/waterfall_rows", "pipeline/deal_history", "pipeline/won_in_between")
    moves("pipeline/waterfall", *behind, words.IN_BETWEEN, note="click a bar for its deals", **when)
    for measure, title in beside(words.WHY.items()):
        chart("pipeline/bridge", "steps", "words", "amount", title=title, measure=measure, **when)
    note("pipeline/bridge", words.CHANGED, **when)
    note("pipeline/bridge", words.FOLDED, where="is_folded", **when)
    with row(3):
        for side, steps in words.ACTS.items():
            badge(side, steps)


def calls() -> None:
    """What the leaders call, how past calls and past forecasts did."""
    call_form(**when)
    tables(words.CALLS, **when)


def stages() -> None:
    """How deals move on, where they stand, and which are late."""
    tables(words.STAGES, **when)
    chart("pipeline/velocity_levers", "steps", **words.LEVERS, **when)


def rates() -> None:
    """What share is won, by cohort and by who and where."""
    table("pipeline/cohort_win_rate", **words.COHORTS, bar="win_rate", **when)
    for part in ("region", "segment", "lead_source", "manager", "owner"):
        table(f"pipeline/win_rate_by_{part}", [part, *words.RATES], words.BY, bar="win_rate", **when)


landing("pipeline/opening", words.OPENING, **when)
note("pipeline/opening", templates={"to_go": words.COVERAGE}, **when)
note("pipeline/opening", words.OVERDUE, where="overdue_deals", **when)
with row():
    for question, label in words.LINE.items():
        metric(question, label, **when)
for question, told in beside(words.SLOW.items()):
    cards(question, side="sales", only={"is_slower": True}, most=2, **told, **when)
parts(**{"The number": number, "What moved": moved, "Calls": calls, "Stages": stages, "Win rates": rates})
