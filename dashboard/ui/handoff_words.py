"""What the Hand-off page says: templates filled by its questions, and names of columns where the usual ones are long."""

from typing import Any

OPENING = {
    "ok": "Of **{leads:lead}** handed over, sales accepted {acceptance} of those it judged "
    "and answered {answered_in_sla} within the agreed {sla_hours}.",
    "not_due": "**{leads:lead}** handed over, and none is due for an answer yet.",
    "not_judged": "Of **{leads:lead}** handed over, {answered_in_sla} were answered within the agreed {sla_hours}. "
    "None is accepted or rejected yet.",
    "empty": "No leads were handed over in these days under these filters. A leads file fills this page.",
}
_WAITS = "Without an answer: {never:lead} past that time, {waiting} still within it."
WAITS = {"ok": _WAITS, "not_judged": _WAITS}
ANSWERED = {
    "nine_in_ten": "Half of the leads due were answered within {value}, nine in ten within {p90_hours}.",
    "half": "Half of the leads due were answered within {value}; fewer than nine in ten are answered so far.",
    "fewer": "Fewer than half of the leads due are answered so far.",
}
AHEAD = {
    "ok": "About **{expected:lead}** come in the next six weeks, {coming} of them from campaigns that start. At today's speed "
    "**{late}** would be answered late, the most in {worst_region}, where {worst_desk} answers: {worst_late} of {worst_leads}.",
    "no_past": "About {expected:lead} come in the next six weeks. No lead was due in the last 13: at which speed cannot be said.",
    "empty": "No lead and no campaign tells what comes in the next six weeks. A leads and a campaigns file would.",
}
SLOW = {
    "template": "{region}, {segment}: a lead waits {median_hours} for its first answer; over all leads it is {usual_hours}.",
    "detail": "{leads:lead}",
    "empty": "No region and segment waits longer than the rest.",
}
SCORE = {"met": "Kept", "out_of": "Out of", "value": "Share", "base_value": "Share before", "state": "Against it"}
STATES = {"state": {"kept": "kept", "short": "short of it"}}
SHORT = {
    "missing": "{missing} of {promised} leads promised are missing. At the usual {rate} that become deals, that goes with "
    "**{mid}** of won revenue ({low} to {high}).",
    "kept": "{leads:lead} of {promised} promised: nothing is missing.",
    "no_history": "{missing} of {promised} leads promised are missing. What they are worth needs a year of leads and deals.",
    "no_target": "No target for leads fits these filters: what is missing cannot be said. A targets file would tell.",
}
REJECTED = "Leads that sales rejected had cost {all_spend} of media."
COST = {"each": "Media for each", "spend": "For those rejected"}
BREACHED: dict[str, Any] = {
    "columns": ["breach", "breaches", "each", "low", "mid", "high", "state"],
    "labels": {
        "breach": "First answer",
        "breaches": "Leads",
        "each": "Each",
        "low": "From",
        "mid": "In all",
        "high": "To",
        "state": "So far",
    },
    "badges": {"state": {"seen": "clear", "unclear": "cannot tell", "unknown": "no history"}},
    "empty": "Every lead due was answered in time.",
}
OBSERVED = (
    "Won revenue associated with the wait, not caused by it: leads answered in time are compared with "
    "those of the same channel and segment that were not. "
    "Nobody drew lots over which leads wait. What a deal is worth: won amount per decided deal."
)
ACCEPTED = {"acceptance": "Share accepted"}
WORDS = ["channel", "campaign", "reason", "rejected", "share", "answer"]
SPEED = {"median_hours": "Median", "p90_hours": "Nine in ten", "answered_in_sla": "In time", "never": "No answer"}
UNTOUCHED = ["hand_over_at", "channel", "campaign", "region", "segment", "owner", "waited_hours"]
LEAD = {"hand_over_at": "Handed over", "waited_hours": "Waits, business hours"}
COMING: dict[str, Any] = {
    "columns": ["start_date", "campaign", "channel", "region", "owner", "planned", "likely", "basis"],
    "labels": {"start_date": "Starts", "likely": "Likely", "basis": "Rests on"},
    "note": "likely: the plan, as far as plans of the channel came true",
    "empty": "No campaign starts in the next six weeks. A campaigns file with start dates fills this.",
}
DESKS = ["region", "desk", "expected", "coming", "median_hours", "in_time", "late", "state"]
DESK = {
    "desk": "Who answers",
    "expected": "Leads expected",
    "coming": "From campaigns",
    "median_hours": "Half within",
    "in_time": "In time",
    "late": "Late",
    "state": "At today's speed",
}
RECYCLED = {"still_open": "Can still come back", "deals": "Became deals", "won_amount": "Won"}
PARTS = ("Promises", "Next six weeks", "Words that come back", "Waiting and recycled", "Terms")
NUMBERS = {
    "handoff/leads_handed_over": "Leads handed over",
    "handoff/acceptance": "Accepted, of those judged",
    "handoff/speed_to_lead": "Speed to lead, median",
    "handoff/answered_in_time": "Answered in time",
}
