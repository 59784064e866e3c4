"""What the Pipeline page says: templates filled by its questions, and names of columns where the usual ones are long."""

from typing import Any

OVERDUE = "Past their close date: {overdue_deals} of the {open_deals:open deal} dated in this quarter, worth {overdue_amount}."
TO_GO = "{quarter_label} has won **{won}** of {target}. {to_go} is still to go in {days_left}, "
MISSED = "{quarter_label} closed at **{won}** of {target}, {to_go} short."
REACHED = "{quarter_label} has reached its target: **{won}** won of {target}."
COVERAGE = "{won} is won; open deals dated in this quarter hold {open_amount}, {coverage} times what is missing."
OPENING = {
    "to_go": TO_GO + "and open deals dated in it hold {open_amount}.",
    "to_go_alone": TO_GO + "and no open deal is dated in it.",
    "missed": MISSED,
    "missed_alone": MISSED,
    "reached": REACHED,
    "reached_alone": REACHED,
    "no_target": "{quarter_label} has won **{won}**, and open deals dated in it hold {open_amount}. No target fits here.",
    "no_target_alone": "{quarter_label} has won **{won}**. No target fits here, and no open deal is dated in it.",
    "empty": "No deals fit these filters, or none are loaded: a deals file on the Data page fills this page in a minute.",
}
SLOW: dict[str, Any] = {
    "pipeline/slow_stages": {
        "template": "{segment}, {stage}: a deal stays {recent_days}; in the year before it was {usual_days}.",
        "detail": "{standing:deal} in it, {stalled} stalled, worth {stalled_amount}",
        "empty": "No stage is slower than it used to be.",
    },
    "pipeline/slow_hand_offs": {
        "template": "{region}, {segment}: a lead waits {median_hours} for its first answer; over all leads it is {usual_hours}.",
        "detail": "{leads:lead}",
        "empty": "No region and segment waits longer than the rest.",
    },
}
IN_BETWEEN = (
    "Of the {won} won in these days, {amount} came from {deals:deal} that did not stand here on the first day: no bar shows them."
)
WHY = {"won": "Why did won revenue change?", "expected": "Why did expected revenue change?"}
CHANGED = "Won revenue changed by {change} against the days compared with. Each step is in the colour of who can act on it."
FOLDED = "No lead tells acceptance in both periods, so it is part of volume here."
DEAL = {
    "opportunity_name": "Deal",
    "account_name": "Account",
    "age_days": "Age",
    "days_in_stage": "In stage",
    "last_activity_date": "Sales last",
    "last_touch_date": "Marketing last",
}
NO_FORECAST = "A forecast stands here within a minute of the last upload, for the quarter that has not ended."
BY_WEEK: dict[str, Any] = {
    "y": ["mid", "won"],
    "labels": {"mid": "Lands at", "won": "Won so far"},
    "sides": {"mid": "both", "won": "sales"},
    "note": "the band holds nine times in ten; the dotted line is the target",
    "empty": NO_FORECAST,
}
NUMBER: dict[str, Any] = {
    "pipeline/forecast": {
        "columns": ["part", "won", "from_open", "from_new", "mid", "low", "high", "target", "chance"],
        "labels": {
            "part": "Where",
            "won": "Won so far",
            "from_open": "From open deals",
            "from_new": "From new deals",
            "mid": "Lands at",
            "low": "From",
            "high": "To",
        },
        "note": "parts add up to the total; ranges hold nine times in ten and do not add up",
        "empty": NO_FORECAST,
    },
    "pipeline/ten_deals": {
        "columns": [
            *("account_name", "owner", "amount", "chance", "stage", "age_days", "close_date", "pushes", "next_step"),
            *("last_activity_date", "last_touch_date", "side", "ask"),
        ],
        "labels": DEAL,
        "note": "by how much turns on each",
    },
    "pipeline/coverage": {
        "labels": {"to_go": "Still to go", "deals": "Rests on deals", "open_amount": "Open, dated in it"},
        "note": "needed: what such pipeline took on this day of past quarters",
    },
}
NO_PAST = "Two years of deals before a quarter that has ended fill this."
CALLS: dict[str, Any] = {
    "pipeline/calls": {
        "columns": ["called_by", "side", "call", "value", "called_on", "mid", "apart", "chance"],
        "labels": {
            "called_by": "Who",
            "value": "Called",
            "called_on": "On",
            "mid": "Forecast",
            "apart": "Call less forecast",
            "chance": "Chance of it",
        },
        "empty": "Nobody has called this quarter yet.",
    },
    "pipeline/past_calls": {
        "columns": ["called_by", "side", "call", "called_on", "value", "won", "off", "mid", "forecast_off", "closer"],
        "labels": {
            "called_by": "Who",
            "called_on": "On",
            "value": "Called",
            "won": "Came to",
            "off": "Call off by",
            "mid": "Forecast said",
            "forecast_off": "Forecast off by",
        },
        "empty": "Calls are held here against what happened once their quarter has ended.",
    },
    "pipeline/forecast_record": {
        "columns": ["said", "chance", "happened", "weeks", "quarters"],
        "labels": {"said": "It said", "chance": "How sure", "happened": "It happened"},
        "note": "weeks of one quarter share its fortune",
        "empty": NO_PAST,
    },
    "pipeline/past_forecasts": {
        "columns": ["quarter_label", "low", "mid", "high", "won", "is_within", "target", "chance", "is_made"],
        "labels": {
            "quarter_label": "Quarter",
            "low": "Said from",
            "mid": "Said",
            "high": "To",
            "won": "Came to",
            "is_within": "In range",
            "chance": "Chance given",
            "is_made": "Made",
        },
        "title": "In past quarters, what was said in the same week, and what happened?",
        "empty": NO_PAST,
        "same_week": True,
    },
}
STAY = {"low": "From", "high": "To", "median_days": "Median stay"}
STAGES: dict[str, Any] = {
    "pipeline/stage_conversion": {
        "columns": ["stage", "entered", "advanced", "lost", "deciding", "conversion", "low", "high", "median_days"],
        "labels": STAY,
        "bar": "conversion",
        "empty": "A stage history file, or a second weekly export of deals, fills this.",
    },
    "pipeline/ageing": {
        "columns": ["stage", "deals", "amount", "median_days", "stalled", "stalled_amount"],
        "labels": STAY,
        "bar": "amount",
    },
    "pipeline/late_deals": {
        "columns": [
            *(
                "opportunity_name",
                "owner",
                "stage",
                "days_in_stage",
                "is_stalled",
                "amount",
                "close_date",
                "days_overdue",
                "pushes",
            ),
        ],
        "labels": DEAL,
    },
}
LEVERS: dict[str, Any] = {"y": "amount", "empty": "Velocity is not known in both periods."}
COHORTS: dict[str, Any] = {
    "columns": ["quarter_label", "deals", "won_so_far", "win_rate", "low", "high", "still_open"],
    "labels": {"quarter_label": "Opened in", "win_rate": "Won within a year", "low": "From", "high": "To"},
    "note": "open deals counted as not decided yet",
}
RATES = ["closed", "won", "win_rate", "won_amount", "win_rate_by_amount"]
BY = {"win_rate": "Win rate, by count", "win_rate_by_amount": "By amount", "won_amount": "Won amount"}
ACTS = {"marketing": "can act on volume and mix", "both": "can act on acceptance", "sales": "can act on speed, conversion, size"}
LINE = {
    "pipeline/velocity": "Sales velocity, per day",
    "pipeline/deals_created": "Deals created",
    "week/win_rate": "Win rate, by count",
    "pipeline/average_won": "Average won deal",
    "week/sales_cycle": "Sales cycle, median",
}
NEW_BUSINESS: dict[str, Any] = {
    "y": ["new_business", "other_business"],
    "sides": {"new_business": "both", "other_business": "calm"},
    "note": "deals that name no type are left out",
    "empty": "No deal names its type, so this cannot be computed: the column opportunity_type of the deals export fills it.",
}
