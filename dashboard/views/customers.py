"""What do customers tell us? Reps and buyers on the same deals, themes with revenue behind them, and whom to meet."""

from dashboard.ui import beside, cards, chart, filters, metric, note, parts, prose, row, section, sentence, table, talks, two
from dashboard.ui import customer_words as words

when = filters("region", "segment")


def losses() -> None:
    """Why deals were lost, by whom it was said, and to whom."""
    table("customers/loss_reasons", words.LOSS, words.LOSSES, bar="by_buyer", empty=words.NO_REASON, **when)
    prose(words.SAME_WORDS)
    with two() as (left, right):
        with left:
            table("customers/loss_pairs", ["loss_reason", "theme", "deals", "amount", "is_same"], words.PAIRS, most=8, **when)
        with right:
            cards("customers/quotes", only={"tone": "bad"}, title="What they said", most=4, **words.QUOTE, **when)
    table("customers/competitors", words.RIVAL, words.RIVALS, bar="lost", empty=words.NO_RIVAL, **when)


def themes() -> None:
    """What they speak of, good and bad."""
    for tone, title in beside({"good": "What they praise", "bad": "What they miss"}.items()):
        table("customers/themes", words.THEMES, words.THEME, title=title, most=9, empty=words.NO_THEME, tone=tone, **when)
        cards("customers/quotes", only={"tone": tone}, title=words.QUOTES[tone], **words.QUOTE, **when)


def loyalty() -> None:
    """Scores, use and who leaves, over time."""
    note("customers/nps", templates=words.NPS_STATES, **when)
    for number, (kind, title) in beside(words.BY_QUARTER.items()):
        chart("customers/by_quarter", kind, y=number, title=title, empty=words.NO_SCORE, **when)
    table("customers/by_quarter", words.QUARTERS, words.QUARTER, empty=words.NO_SCORE, **when)


def meet() -> None:
    """Whom nobody met, and the talks that were held."""
    talks("customers/conversations", "customers/accounts_to_pick", "customers/known_themes")
    note("customers/unmet", templates=words.UNMET, **when)
    prose(words.MET)
    table("customers/unmet_accounts", words.STAKE, words.STAKES, most=10, empty=words.UNMET["empty"], **when)


sentence("customers/opening", templates=words.OPENING, **when)
note("customers/opening", templates=words.TOP, **when)
with row(4):
    metric("customers/opening", "Rep and buyer differ", "share", **when)
    metric("customers/nps", "NPS", **when)
    metric("customers/left", "Customers who left", **when)
    metric("customers/unmet", "At stake, not met in 90 days", **when)
with section("Ask customers this week", side="both"):
    note("customers/question_to_ask", words.ASK, {"empty": words.NO_THEME}, **when)
    note("customers/question_to_ask", words.ASK_WHOM, where="ask_whom", **when)
parts(Losses=losses, Themes=themes, Loyalty=loyalty, Meet=meet)
