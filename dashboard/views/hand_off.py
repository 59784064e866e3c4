"""Are we keeping our promises to each other? Both sides of the hand-over on one scale."""

from dashboard.ui import cards, filters, metric, note, parts, prose, replies, row, section, sentence, table, terms, two
from dashboard.ui import handoff_words as words

when = filters("period", "region", "segment", "channel")


def promises() -> None:
    """What each side promised, what was kept, and what goes with the rest."""
    table("handoff/scoreboard", None, words.SCORE, bar="value", badges=words.STATES, note="shares of what was due", **when)
    with two() as (left, right):
        with left, section("Marketing's half, in money", side="marketing"):
            note("handoff/short_of_plan", templates=words.SHORT, **when)
            note("handoff/rejected_spend", words.REJECTED, where="all_spend", **when)
            table("handoff/rejected_spend", ["channel", "rejected", "each", "spend"], words.COST, most=5, title="", **when)
        with right, section("Sales' half, in money", side="sales"):
            table("handoff/breaches", title="", **words.BREACHED, **when)
            prose(words.OBSERVED)


def ahead() -> None:
    """What comes, and who will answer it."""
    table("handoff/who_will_answer", words.DESKS, words.DESK, bar="late", empty="No lead and no campaign tells.", **when)
    table("handoff/coming_campaigns", **words.COMING, **when)


def words_back() -> None:
    """What sales says of the leads, and what marketing answers."""
    with two() as (left, right):
        with left:
            table("handoff/acceptance_by_channel", labels=words.ACCEPTED, bar="acceptance", **when)
        with right:
            replies("handoff/rejections", "handoff/answers", **when)
    table("handoff/rejections", words.WORDS, most=12, empty="No lead was rejected in these days.", **when)


def waiting() -> None:
    """How fast leads are answered where, which wait, and which went back."""
    table("handoff/speed_by_region", labels=words.SPEED, bar="answered_in_sla", **when)
    table("handoff/untouched_rows", words.UNTOUCHED, words.LEAD, most=12, empty="No lead waits past the agreed time.", **when)
    table("handoff/recycled", labels=words.RECYCLED, bar="yield", empty="No lead went back to marketing in a year.", **when)


sentence("handoff/opening", templates=words.OPENING, **when)
note("handoff/opening", templates=words.WAITS, **when)
note("handoff/next_six_weeks", templates=words.AHEAD, **when)
with row():
    for question, label in words.NUMBERS.items():
        metric(question, label, **when)
    metric("handoff/no_answer_yet", "No answer yet", of="leads", **when)
note("handoff/speed_to_lead", templates=words.ANSWERED, **when)
cards("pipeline/slow_hand_offs", side="sales", only={"is_slower": True}, most=2, **words.SLOW, **when)
parts(**dict(zip(words.PARTS, (promises, ahead, words_back, waiting, lambda: terms("handoff/terms")), strict=True)))
