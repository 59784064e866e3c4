"""Where should the next money go? The best split, a plan of one's own beside what happened, and what a target takes."""

from dashboard.ui import filters, one_unit, parts, plan, prose, row, table
from dashboard.ui import plan_words as words
from dashboard.ui.curves import curves


def split() -> None:
    """The best split within tight and wide bounds, and the next money in each channel."""
    with row():
        quarter = plan.choose_quarter("quarter", 1)
    plan.splits(quarter)
    prose(words.LEGEND)
    span = ("next_unit_low", "next_unit", "next_unit_high")
    labels = words.NEXT_LABELS | {"next_unit": f"Next {one_unit()}"}
    table("plan/next_money", words.NEXT, labels, span=span, badges={"drives": words.DRIVES}, note="revenue it would bring")
    curves()
    prose("The split takes the expected revenue of the model's curves; a bound keeps it near what was seen.")


def own() -> None:
    """A plan of one's own, and the plans saved."""
    with row():
        quarter = plan.choose_quarter("quarter", 1)
    plan.what_if(quarter)
    plan.saved()


filters()
plan.opening()
known = {"The split": split, "A plan": own} if plan.is_weighed() else {}
if plan.has_days():
    parts(**known, **{"A target": plan.target})
