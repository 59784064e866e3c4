"""The words of the Plan page: labels and templates, filled by the questions of queries/plan."""

OPENING = {
    "best": "The next money brings most in **{channel}**: about **{next_unit}** of revenue for each {one} "
    "({next_unit_low}–{next_unit_high}).",
    "cannot_tell": "Where the next money should go, **we cannot tell**: no channel's effect is sure enough to name it.",
    "no": "Nowhere that the data can see: **more media spend brings little or nothing**.",
    "thin": "Where the next money should go, **we cannot tell yet**. {thin}",
    "empty": "Where the next money should go **is being weighed**: spend and deals of at least twelve weeks fill this page.",
}
MARGIN = {
    "yes": "It pays: {next_profit} of gross profit for each {one} ({next_profit_low}–{next_profit_high}).",
    "no": "It does not pay: {next_profit} of gross profit for each {one} ({next_profit_low}–{next_profit_high}): no channel that "
    "we can tell about is worth more money.",
    "cannot_tell": "Whether that pays, we cannot tell: {next_profit} of gross profit for each {one} "
    "({next_profit_low}–{next_profit_high}).",
    "no_margin": "Whether that pays waits for the gross margin that both leaders and finance sign.",
}
UNSURE = (
    "Whether {unsure} bring anything, the data cannot tell: no split here gives them more. "
    "Does it pay names the test that would tell."
)
DRIVES = {"yes": "yes", "likely": "likely", "cannot_tell": "cannot tell", "no": "no"}
CAUTION = {
    "cannot_tell": "cannot tell",
    "no": "no effect",
    "beyond": "beyond",
    "both": "cannot tell, beyond",
}
CURVES = (
    "Solid where a quarter of such spend was seen, dashed and pale where it never was: there the curve is the model's guess. "
    "All charts have one height, so a higher curve brings more deals; the spend along the bottom is each channel's own."
)
_TODAY = "Today {weekly_spend} a week brings {deals} deals ({deals_low}–{deals_high})"
_UNSURE_TODAY = "Today {weekly_spend} a week brings between {deals_low} and {deals_high} deals"
CURVE = {
    word: f"{said}. Seen: {{seen_from}} to {{seen_to}} a week."
    for word, said in {"yes": _TODAY, "likely": _TODAY, "cannot_tell": _UNSURE_TODAY, "no": _UNSURE_TODAY}.items()
}
DRIVE_NOTES = {"yes": "drives deals", "likely": "likely drives deals", "cannot_tell": "cannot tell", "no": "no effect"}
LEGEND = (
    "Beyond: the quarter would spend more than the channel ever did in thirteen weeks, so what it brings is a guess. "
    "Cannot tell: whether the channel brings anything is not known."
)
GAIN = "About **{change}** more revenue in the quarter ({change_low} to {change_high}) for the same money."
SURE = "It beats today's split in {chance} of the draws of the model."
STAY = "Nothing to move: within these bounds no channel that we can tell about would bring more than another."
SPLIT = ["channel", "spend_today", "spend", "change", "caution"]
PLAN = ["channel", "spend", "revenue_low", "revenue", "revenue_high", "change", "last_unit", "caution"]
LABELS = {
    "spend_today": "Today",
    "spend": "Spend",
    "revenue_low": "From",
    "revenue": "Revenue",
    "revenue_high": "To",
    "change": "More revenue",
    "caution": "",
}
PLANNED = (
    "Spends **{spend}** in the quarter, {spend_today} at today's pace; brings about **{revenue}** of revenue "
    "({revenue_low}–{revenue_high}), {pipeline} of pipeline ({pipeline_low}–{pipeline_high}) and {deals} deals."
)
DIFFERS = "Against today's pace that is {change} of revenue ({change_low} to {change_high})."
NEXT = ["channel", "next_unit_low", "next_unit", "next_unit_high", "best_share", "drives", "evidence", "room"]
NEXT_LABELS = {
    "next_unit_low": "From",
    "next_unit_high": "To",
    "best_share": "Best of all, share of draws",
    "drives": "Drives deals",
    "room": "Fastest quarter, × today's",
}
_STILL = "{gap} is still to be won for {target}: {won} is won, and deals that do not stand yet usually bring {comes_later}."
GAP = {
    "no_target": "No revenue target is on file for {quarter_label}: say one, or load a targets file.",
    "reached": "{quarter_label} is reached: {won} is won of {target}.",
    "unknown": f"{_STILL} Too few past deals tell what pipeline that takes.",
    "covered": _STILL,
    "missing": _STILL,
}
_TOOK = "On this day of past quarters it took {needed} times as much open pipeline; {open_amount} is open"
PIPELINE = {
    "covered": f"{_TOOK}, so the target is covered and needs no more spend.",
    "missing": f"{_TOOK}, so **{{missing_pipeline}}** is missing.",
}
DEALS = "That is about **{deals} deals** at {average_amount} each."
LEADS = "That is about **{leads} leads**, of which {lead_rate} become a deal."
TIME = {
    "too_late": "**Too late by spend.** A lead takes {lead_days} to its deal and {cycle_days} more to a win, but {days_left} are "
    "left: it had to come by {latest_date}. Of the wins of the last year {in_time} were that quick. A lead of today usually brings "
    "revenue in **{earliest_quarter}**.",
    "in_time": "**Spend can still help.** A lead takes {lead_days} to its deal and {cycle_days} more to a win, so leads that come "
    "by {latest_date} are usually in time.",
}
_RANGE = "**{spend}** more in one quarter would bring it ({spend_low}–{spend_high}), in {channels}"
_OPEN = "**{spend}** more in one quarter would bring it, {spend_low} at least, in {channels}; {reach} of the draws get there at all"
_GUESS = ". That is beyond what was ever spent there, so it is a guess."
SPEND = {
    "reached": f"{_RANGE}.",
    "beyond": f"{_RANGE}{_GUESS}",
    "out_of_reach": "No spend brings it: three times today's pace in {channels} would bring about {most_pipeline} of pipeline.",
    "no_channel": "What it would cost, we cannot tell: no channel's effect is sure enough.",
}
SPEND_OPEN = {**SPEND, "reached": f"{_OPEN}.", "beyond": f"{_OPEN}{_GUESS}"}
TARGET_HELP = "The target on file, unless you say another to see what it would take; nothing is saved."
SAVED = [
    "plan_name",
    "saved_by",
    "quarter_label",
    "planned",
    "spent",
    "expected_low",
    "expected",
    "expected_high",
    "believed",
    "outcome",
]
SAVED_PARTS = [
    "channel",
    "planned",
    "spent",
    "expected_low",
    "expected",
    "expected_high",
    "believed_low",
    "believed",
    "believed_high",
]
SAVED_LABELS = {
    "plan_name": "Plan",
    "saved_by": "By",
    "quarter_label": "For",
    "expected_low": "From",
    "expected_high": "To",
    "believed": "Now believed",
    "believed_low": "From",
    "believed_high": "To",
    "outcome": "",
}
OUTCOME = {
    "ahead": "still to come",
    "under_way": "under way",
    "too_early": "too early: known from {known_date}",
    "more": "brought more",
    "as_expected": "as expected",
    "less": "brought less: what did we learn?",
}
