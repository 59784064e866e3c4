"""Are we keeping our promises to each other? Both sides of the hand-over on one scale."""

from dashboard.ui import filters, metric, note, prose, row, sentence, table, two

WAITS = "Without an answer: {never:lead} past that time, {waiting} still within it."
ANSWERED = {
    "nine_in_ten": "Half of the leads due were answered within {value}, nine in ten within {p90_hours}.",
    "half": "Half of the leads due were answered within {value}; fewer than nine in ten are answered so far.",
    "fewer": "Fewer than half of the leads due are answered so far.",
}
SCORE = {"met": "Kept", "out_of": "Out of", "value": "Share", "base_value": "Share before"}
ACCEPTED = {"acceptance": "Share accepted"}
REJECTED = ["channel", "campaign", "reason", "rejected", "share"]
SPEED = {"median_hours": "Median", "p90_hours": "Nine in ten", "answered_in_sla": "In time", "never": "No answer"}
UNTOUCHED = ["hand_over_at", "channel", "campaign", "region", "segment", "owner", "waited_hours"]
LEAD = {"hand_over_at": "Handed over", "waited_hours": "Waits, business hours"}

when = filters("period", "region", "segment", "channel")
sentence(
    "handoff/opening",
    templates={
        "ok": "Of **{leads:lead}** handed over, sales accepted {acceptance} of those it judged "
        "and answered {answered_in_sla} within the agreed {sla_hours}.",
        "not_due": "**{leads:lead}** handed over, and none is due for an answer yet.",
        "not_judged": "Of **{leads:lead}** handed over, {answered_in_sla} were answered within the agreed {sla_hours}. "
        "None is accepted or rejected yet.",
        "empty": "No leads were handed over in these days under these filters. A leads file fills this page.",
    },
    **when,
)
note("handoff/opening", templates={"ok": WAITS, "not_judged": WAITS}, **when)
note("handoff/speed_to_lead", templates=ANSWERED, **when)
prose(
    "Shares count every lead that was due, with or without an answer; hours are business hours. What a slow answer costs in "
    "deals is not claimed here yet."
)
with row():
    metric("handoff/leads_handed_over", "Leads handed over", **when)
    metric("handoff/acceptance", "Accepted, of those judged", **when)
    metric("handoff/speed_to_lead", "Speed to lead, median", **when)
    metric("handoff/answered_in_time", "Answered in time", **when)
    metric("handoff/no_answer_yet", "No answer yet", of="leads", **when)
table("handoff/scoreboard", labels=SCORE, bar="value", note="a share of what was due, on one scale", **when)
with two() as (left, right):
    with left:
        table("handoff/acceptance_by_channel", labels=ACCEPTED, bar="acceptance", **when)
    with right:
        table("handoff/rejections", REJECTED, most=8, empty="No lead was rejected in these days.", **when)
table("handoff/speed_by_region", labels=SPEED, bar="answered_in_sla", **when)
table("handoff/untouched_rows", UNTOUCHED, LEAD, most=12, empty="No lead waits past the agreed time.", **when)
