"""What the Pipeline page says: templates filled by its questions, and names of columns where the usual ones are long."""

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
    "empty": "No deals fit these filters. A deals file on the Data page fills this page in a minute.",
}
SLOW = {
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
LANDING = ["part", "won", "from_open", "from_new", "mid", "low", "high", "target", "chance"]
LANDING_NAMES = {
    "part": "Where",
    "won": "Won so far",
    "from_open": "From open deals",
    "from_new": "From new deals",
    "mid": "Lands at",
    "low": "From",
    "high": "To",
}
PARTS = "parts add up to the total; ranges hold nine times in ten and do not add up"
NO_FORECAST = "A forecast stands here within a minute of the last upload, for the quarter that has not ended."
PAST = ["quarter_label", "low", "mid", "high", "won", "is_within", "target", "chance", "is_made"]
PAST_NAMES = {
    "quarter_label": "Quarter",
    "low": "Said from",
    "mid": "Said",
    "high": "To",
    "won": "Came to",
    "is_within": "In range",
}
PAST_NAMES |= {"chance": "Chance given", "is_made": "Made"}
RECORD = ["said", "chance", "happened", "weeks", "quarters"]
RECORD_NAMES = {"said": "It said", "chance": "How sure", "happened": "It happened"}
FEW = "weeks of one quarter share its fortune"
SAME_WEEK = "In past quarters, what was said in the same week, and what happened?"
WEEKS = {"mid": "Lands at", "won": "Won so far"}
WEEK_SIDES = {"mid": "both", "won": "sales"}
DOTTED = "the band holds nine times in ten; the dotted line is the target"
NO_PAST = "Two years of deals before a quarter that has ended fill this."
CALLED = ["called_by", "side", "call", "value", "called_on", "mid", "apart", "chance"]
CALLED_NAMES = {"called_by": "Who", "value": "Called", "called_on": "On", "mid": "Forecast", "apart": "Call less forecast"}
CALLED_NAMES |= {"chance": "Chance of it"}
NO_CALL = "Nobody has called this quarter yet."
CALLS_PAST = ["called_by", "side", "call", "called_on", "value", "won", "off", "mid", "forecast_off", "closer"]
CALLS_PAST_NAMES = {"called_by": "Who", "called_on": "On", "value": "Called", "won": "Came to", "off": "Call off by"}
CALLS_PAST_NAMES |= {"mid": "Forecast said", "forecast_off": "Forecast off by"}
NO_PAST_CALL = "Calls are held here against what happened once their quarter has ended."
DECIDED = "open deals counted as not decided yet"
NO_HISTORY = "A stage history file, or a second weekly export of deals, fills this."
STAGES = ["stage", "entered", "advanced", "lost", "deciding", "conversion", "low", "high", "median_days"]
STANDS = ["stage", "deals", "amount", "median_days", "stalled", "stalled_amount"]
RATES = ["closed", "won", "win_rate", "won_amount", "win_rate_by_amount"]
BY = {"win_rate": "Win rate, by count", "win_rate_by_amount": "By amount", "won_amount": "Won amount"}
COHORT = ["quarter_label", "deals", "won_so_far", "win_rate", "low", "high", "still_open"]
COHORT_NAMES = {"quarter_label": "Opened in", "win_rate": "Won within a year", "low": "From", "high": "To"}
TEN = ["account_name", "owner", "amount", "chance", "stage", "age_days", "close_date", "pushes", "next_step"]
TEN += ["last_activity_date", "last_touch_date", "side", "ask"]
DEAL = {
    "opportunity_name": "Deal",
    "account_name": "Account",
    "age_days": "Age",
    "days_in_stage": "In stage",
    "last_activity_date": "Sales last",
    "last_touch_date": "Marketing last",
}
NEED = {"to_go": "Still to go", "deals": "Rests on deals", "open_amount": "Open, dated in it"}
STAY = {"low": "From", "high": "To", "median_days": "Median stay"}
ACTS = {"marketing": "can act on volume and mix", "both": "can act on acceptance", "sales": "can act on speed, conversion, size"}
LATE = ["opportunity_name", "owner", "stage", "days_in_stage", "is_stalled", "amount", "close_date", "days_overdue", "pushes"]
LEVERS = {
    "pipeline/velocity": "Sales velocity, per day",
    "pipeline/deals_created": "Deals created",
    "week/win_rate": "Win rate, by count",
    "pipeline/average_won": "Average won deal",
    "week/sales_cycle": "Sales cycle, median",
}
