"""Where should the next money go? The best split, a plan of one's own beside what happened, and what a target takes."""

from dashboard.ui import filters, one_unit, parts, plan, prose, table
from dashboard.ui import plan_words as words


def split() -> None:
    """The best split within tight and wide bounds, and the next money in each channel."""
    plan.splits(plan.choose_quarter("quarter", 1))
    span = ("next_unit_low", "next_unit", "next_unit_high")
    labels = words.NEXT_LABELS | {"next_unit": f"Next {one_unit()}"}
    table("plan/next_money", words.NEXT, labels, span=span, badges={"drives": words.DRIVES}, note="revenue it would bring")
    prose("The split takes the expected revenue of the model's curves; a bound keeps it near what was seen.")


def own() -> None:
    """A plan of one's own, and the plans saved."""
    plan.what_if(plan.choose_quarter("quarter", 1))
    plan.saved()


filters()
plan.opening()
parts(**{"The split": split, "A plan": own, "A target": plan.target})
