"""Will we make the number, and what moved? What is won, how deals move, and where they stand."""

from dashboard.ui import badge, call_form, cards, chart, filters, landing, metric, moves, note, parts, row, section, table, two
from dashboard.ui import pipeline_words as words

when = filters("period", "region", "segment")


def moved() -> None:
    """The waterfall, and why revenue changed."""
    behind = ("pipeline/waterfall_rows", "pipeline/deal_history", "pipeline/won_in_between")
    moves("pipeline/waterfall", *behind, words.IN_BETWEEN, note="click a bar for its deals", **when)
    with two() as (left, right):
        for column, measure in ((left, "won"), (right, "expected")):
            with column:
                chart("pipeline/bridge", "steps", "words", "amount", title=words.WHY[measure], measure=measure, **when)
    note("pipeline/bridge", words.CHANGED, **when)
    note("pipeline/bridge", words.FOLDED, where="is_folded", **when)
    with row(3):
        for side, steps in words.ACTS.items():
            badge(side, steps)


def number() -> None:
    """Will we make the number: where it lands and by what, the deals that decide it, coverage, and past quarters."""
    chart(
        "pipeline/forecast_by_week",
        "lines",
        y=["mid", "won"],
        labels=words.WEEKS,
        sides=words.WEEK_SIDES,
        note=words.DOTTED,
        empty=words.NO_FORECAST,
        **when,
    )
    table("pipeline/forecast", words.LANDING, words.LANDING_NAMES, note=words.PARTS, empty=words.NO_FORECAST, **when)
    table("pipeline/ten_deals", words.TEN, words.DEAL, note="by how much turns on each", **when)
    table("pipeline/coverage", labels=words.NEED, note="needed: what such pipeline took on this day of past quarters", **when)
    with two() as columns:
        for column, question in zip(columns, ("won_by_quarter", "won_against_target"), strict=True):
            with column:
                chart(f"pipeline/{question}", "columns_with_target", y="won", **when)


def calls() -> None:
    """What the leaders call, how past calls and past forecasts did."""
    with section("What do you call?", "kept, and held against what happens"):
        call_form(**when)
    table("pipeline/calls", words.CALLED, words.CALLED_NAMES, empty=words.NO_CALL, **when)
    table("pipeline/past_calls", words.CALLS_PAST, words.CALLS_PAST_NAMES, empty=words.NO_PAST_CALL, **when)
    table("pipeline/forecast_record", words.RECORD, words.RECORD_NAMES, note=words.FEW, empty=words.NO_PAST, **when)
    week = {**when, "same_week": True}
    table("pipeline/past_forecasts", words.PAST, words.PAST_NAMES, title=words.SAME_WEEK, empty=words.NO_PAST, **week)


def stages() -> None:
    """How deals move on, where they stand, and which are late."""
    table("pipeline/stage_conversion", words.STAGES, words.STAY, bar="conversion", empty=words.NO_HISTORY, **when)
    table("pipeline/ageing", words.STANDS, words.STAY, bar="amount", **when)
    chart("pipeline/velocity_levers", "steps", y="amount", empty="Velocity is not known in both periods.", **when)
    table("pipeline/late_deals", words.LATE, words.DEAL, **when)


def rates() -> None:
    """What share is won, by cohort and by who and where."""
    table("pipeline/cohort_win_rate", words.COHORT, words.COHORT_NAMES, bar="win_rate", note=words.DECIDED, **when)
    for part in ("region", "segment", "lead_source", "manager", "owner"):
        table(f"pipeline/win_rate_by_{part}", [part, *words.RATES], words.BY, bar="win_rate", **when)


landing("pipeline/opening", words.OPENING, **when)
note("pipeline/opening", templates={"to_go": words.COVERAGE}, **when)
note("pipeline/opening", words.OVERDUE, where="overdue_deals", **when)
with two() as columns:
    for column, (question, told) in zip(columns, words.SLOW.items(), strict=True):
        with column:
            cards(question, side="sales", only={"is_slower": True}, most=2, **told, **when)
with row():
    for question, label in words.LEVERS.items():
        metric(question, label, **when)
parts(**{"What moved": moved, "The number": number, "Calls": calls, "Stages": stages, "Win rates": rates})
