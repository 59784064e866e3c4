"""The words of tests and bets."""

TESTS = ["channel", "low", "lift", "high", "state", "start_date", "end_date", "kind", "places"]
TEST = {"lift": "Lift", "low": "From", "high": "To", "start_date": "From day", "end_date": "To day", "places": "Where"}
STATES = {"planned": "planned", "running": "running", "waiting": "four weeks more", "over": "over"}
KINDS = {"randomised": "randomised", "observational": "observational"}
NO_TEST = "No channel was ever tested. A test settles what spend and deals alone cannot: plan one below, or enter one that was run."
METHODS = ["method", "low", "lift", "high", "remark"]
METHOD = {"method": "Read out by", "lift": "Lift", "low": "From", "high": "To", "remark": "What to know"}
NOT_READ = "No test is over yet, or it is being read out: this takes a minute after the data moved."
EFFECT = "Deals of the verdict's window: the same weeks, weighed once more as if the test had never been."
SERIES = {"actual": "Came", "predicted": "Expected"}
POWER = {
    "good": (
        "It would settle whether {channel} drives deals in **{settles}** of cases. It costs about **{cost} deals** if the channel "
        "works as we think; {detectable} deals of the usual {usual} would show four times in five. We would know on **{known_on}**."
    ),
    "unsure": (
        "It may settle whether {channel} drives deals, in **{settles}** of cases only. It costs about {cost} deals; "
        "{detectable} deals of the usual {usual} would show four times in five. We would know on {known_on}."
    ),
    "hopeless": (
        "It would **not settle** whether {channel} drives deals: less than {detectable} deals of the usual {usual} would not show, "
        "and we think the channel brings about {cost} there. Choose larger regions or more weeks, or leave it."
    ),
    "alone": "No region is left to compare with: leave at least one out of the pause.",
    "known": (
        "Whether {channel} drives deals is **settled already**. The pause would cost about {cost} deals and be known on {known_on}."
    ),
    "empty": "A test can be planned once spend and deals of at least twelve weeks are weighed.",
}
BETS = {
    "planned": "planned",
    "running": "running",
    "due": "over, not scored",
    "beat": "came true",
    "missed": "did not",
    "early": "too early to tell",
    "stopped": "stopped",
}
NO_BET = "No bet is made yet: write a hunch, the number that will show it, and when."
HUNCHES = {"made": "Bets", "beat": "Came true", "missed": "Did not", "early": "Too early"}
STOPPED = {"stopped_on": "Stopped", "kind": "Kind", "what": "What", "why": "Why"}
NOTHING_STOPPED = "Nothing was stopped: no channel went quiet, no campaign ended early, no bet was called off."
