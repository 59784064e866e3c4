"""The verdict in sentences: the same words on the pages, on the command line and in the mail.

Templates name columns of evidence/verdict and evidence/channels; `{one}` is one unit of the currency.
"""

from collections.abc import Mapping
from typing import Any

from dashboard.catalog import query
from dashboard.format import fields

DRIVES = {
    "yes": "Media spend drives revenue: about **{revenue}** ({revenue_low}–{revenue_high}) would not exist without it.",
    "likely": "Media spend likely drives revenue: about **{revenue}** ({revenue_low}–{revenue_high}) would not exist without it.",
    "cannot_tell": "Whether media spend drives revenue, **we cannot tell**: it brought between {revenue_low} and {revenue_high} of "
    "{all_revenue}; more is ruled out.",
    "no": "Media spend brings little or nothing: at most **{revenue_high}** of {all_revenue}.",
    "thin": "Whether media spend drives revenue, **we cannot tell yet**. {thin}",
}
NO_MONEY = "No deal of these weeks with an amount was won yet, so what they bring in money is not known."
IN_DEALS = {
    "yes": "Media spend drives deals: about **{deals:deal}** (at least {deals_low:deal}) would not exist without it.",
    "likely": "Media spend likely drives deals: about **{deals:deal}** (at least {deals_low:deal}) would not exist without it.",
    "cannot_tell": "Whether media spend drives deals, **we cannot tell**: it brought at least {deals_low:deal} and at most "
    "{deals_high:deal}; more is ruled out.",
    "no": "Media spend brings few deals or none: at most **{deals_high:deal}**.",
}
DRIVES |= {f"{word}_deals": f"{said} {NO_MONEY}" for word, said in IN_DEALS.items()}
AT_MARGIN = ", at the signed margin of {gross_margin}."
PROFIT = f"{{profit_per_unit}} of gross profit for each {{one}} spent ({{profit_per_unit_low}}–{{profit_per_unit_high}}){AT_MARGIN}"
PAYS = {
    "yes": f"It pays: {PROFIT}",
    "likely": f"It likely pays: {PROFIT}",
    "no": f"It does not pay: {PROFIT}",
    "cannot_tell": "Whether it pays, we cannot tell: {profit_per_unit_low} to {profit_per_unit_high} of gross profit for each "
    f"{{one}} spent{AT_MARGIN}",
    "no_margin": "Whether it pays waits for the gross margin that both leaders and finance sign; revenue is between "
    "{per_unit_low} and {per_unit_high} for each {one} spent.",
}
STANDING = {
    "first": "First published {drives_since}.",
    "unchanged": "Unchanged since {drives_since}.",
    "changed": "Changed on {drives_since}. {drives_reason}",
}
SEEN = "These data would have shown {detectable} or more four times in five."
HIDDEN = "Even the most it may have brought could hide in these data."
MEANWHILE = {
    "hold": "Until a test settles it, neither raise nor cut the whole of it on this evidence.",
    "do_not_raise": "Until a test settles it, do not raise it: even the most it may have brought does not return the spend.",
    "keep": "Until a test settles it, keep it: even the least it may have brought returns the spend.",
}
NOT_ADDING_UP = (
    "The middles of the channels add up to {of_channels}, the middle of all is {revenue}: both come from the same draws, but the "
    "middles of lopsided ranges do not add up."
)
REGIONS = {
    "told": "In {regions} media brought about **{revenue}** ({revenue_low}–{revenue_high}) of {all_revenue}, {per_unit} for each "
    "{one} spent there ({per_unit_low}–{per_unit_high}). The words hold for the whole company.",
    "partly": "In {regions} media brought about **{revenue}** ({revenue_low}–{revenue_high}) of {all_revenue}. The other regions "
    "chosen are not told apart in the evidence. The words hold for the whole company.",
    "untold": "The evidence does not tell these regions apart: what stands here holds for the whole company.",
}
SAID = {"yes": "yes", "likely": "likely", "cannot_tell": "cannot tell", "no": "no"}
EFFECT = {
    "told": "{channel} without this test: {before}, {deals_before_low}–{deals_before_high} deals "
    "({revenue_before_low}–{revenue_before_high} of revenue). With it: **{after}, {deals_after_low}–{deals_after_high}** "
    "({revenue_after_low}–{revenue_after_high}).",
    "waits": "What the verdict would be without this test is weighed in the background, for the newest tests.",
    "left_out": "{remark}",
}
KNOWN = {
    "bounded": "{spend} was spent, and at most {revenue_high} of {all_revenue} came of it: the rest met no paid channel.",
    "all": "{spend} was spent, and the deals of these weeks bring {all_revenue}, won and still to come.",
}
ANYWAY = "{channel}: {revenue} ({revenue_low}–{revenue_high})."
UNTOLD = "{channel}: between {revenue_low} and {revenue_high}."
UNSURE = "{channel}: cannot tell; between {revenue_low} and {revenue_high} for {spend} spent; {evidence}."
BROUGHT_DEALS = "{channel}: at least {deals_low:deal}, at most {deals_high:deal} for {spend} spent; {evidence}."
CHANNEL = "{channel}: {drives}; {revenue} ({revenue_low}–{revenue_high}) for {spend} spent; {evidence}."


def whole(row: Mapping[str, Any], currency: str) -> str:
    """Does media spend drive revenue, and does it pay: a row of evidence/verdict in two sentences."""
    said = [DRIVES[row["state"]], PAYS.get(row["pays_state"] or "", "")]
    return filled(" ".join(said).strip(), "evidence/verdict", row, currency).replace("**", "")


def seen(row: Mapping[str, Any]) -> str:
    """With "cannot tell", the effect that the data could have shown; else nothing."""
    if row["state"] != "cannot_tell" or row["detectable"] is None:
        return ""
    return SEEN if row["detectable"] < row["ruled_out_above"] else HIDDEN


def known(row: Mapping[str, Any]) -> str:
    """Where the data cannot bear the question, what they say all the same; else nothing."""
    if row["state"] != "thin" or row["revenue_high"] is None:
        return ""
    return KNOWN["bounded" if row["revenue_high"] < row["all_revenue"] else "all"]


def beside(row: Mapping[str, Any], currency: str) -> list[str]:
    """What stands beside the answer: since when it stands, what is ruled out, what to do meanwhile, what would settle it."""
    said = [STANDING.get(row["standing"] or ""), known(row), seen(row), MEANWHILE.get(row["meanwhile"] or "")]
    said += ["{next_test}" if row["next_test"] else None, NOT_ADDING_UP if row["of_channels"] else None]
    return [filled(template, "evidence/verdict", row, currency) for template in said if template]


def channel(row: Mapping[str, Any], currency: str) -> str:
    """A row of evidence/channels in a line."""
    if row["place"] and not row["revenue_high"] and row["deals_high"]:
        template = BROUGHT_DEALS
    elif row["place"]:
        template = UNSURE if row["drives"] == "cannot_tell" else CHANNEL
    else:
        template = UNTOLD if row["revenue"] is None else ANYWAY
    return filled(template, "evidence/channels", row, currency)


def effect(row: Mapping[str, Any]) -> str:
    """What a test changed, as a template that names the columns of evidence/test_effects."""
    words = {name: SAID.get(row[f"drives_{name}"] or "", "") for name in ("before", "after")}
    return EFFECT[row["state"]].replace("{before}", words["before"]).replace("{after}", words["after"])


def changed(row: Mapping[str, Any], currency: str) -> str:
    """The same as bare text."""
    return filled(effect(row), "evidence/test_effects", row, currency).replace("**", "")


def filled(template: str, name: str, row: Mapping[str, Any], currency: str) -> str:
    """A template as bare text, with the row's values in the units of the question."""
    return "".join(words + value for words, value in fields(template, row, query(name).units, currency))
