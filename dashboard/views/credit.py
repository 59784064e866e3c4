"""Who gets the credit? Every rule's share of what was won, how far apart the rules are, and how often a deal is claimed twice."""

from dashboard.ui import chart, choose, choose_model, filters, note, one_unit, prose, row, section, sentence, table, two

RULES = {"first_touch": "First", "last_touch": "Last", "linear": "Linear", "position_based": "Position-based"}
WORDS = {"state": "Share of what was won, over all rules", "high_per_unit": "Most"}
RANGES = {
    "depends": "depends on the rule: {low_share} to {high_share}",
    "agree": "rules agree on {low_share} to {high_share}",
    "untouched": "no touch first: {linear_share}",
    "none": "no credit under any rule",
}
CLAIMS = ["claimant", "share_of_deals", "deals", "amount"]
INFLUENCE = ["channel", "sourced", "sourced_share", "accelerated", "influenced"]

one = one_unit()
when = filters("period", "region", "segment", "channel")
sentence(
    "revenue/opening",
    f"We won {{won_per_unit}} for each {one} of media spend. Rules share out that credit; **what spend caused, they do not say**.",
    templates={
        "no_spend": "We won **{won}**; no media spend is known for these filters to set beside it.",
        "no_won": "We spent **{spend}** on media and won nothing in the period so far.",
        "empty": "No spend and no won deals fit this period and these filters. A spend file and a deals file fill this page.",
    },
    **when,
)
prose("Spend pays later than it is spent, so a long period tells more; what spend caused stands on Does it pay.")
columns = ["channel", "spend", *RULES, "state", "low_per_unit", "high_per_unit"]
credit = {"name": "revenue/return_by_channel", "milestone": "won", **when}
credit["empty"] = "Nothing was won or spent under these filters. Won deals, spend and touches fill this."
labels = RULES | WORDS | {"low_per_unit": f"Per {one} spent, least"}
title = f"Who gets the credit, and how much is it per {one} of spend?"
table(columns=columns, labels=labels, badges={"state": RANGES}, title=title, **credit)
ranges = {"y": "linear_share", "low": "low_share", "high": "high_share", **credit}
chart(kind="dots_with_range", title="How far apart are the rules?", **ranges)
with two() as (left, right):
    with left, section("How often is the same deal claimed?"):
        note(
            "revenue/double_count",
            templates={
                "claimed": "Channels claim **{claims}** of the deals won: **{shared}** are claimed by two or more, {unclaimed} by "
                "nobody. Credit above counts each deal once.",
                "unclaimed": "No touch reached a deal that was won: nobody claims any.",
            },
            by="channel",
            **when,
        )
        table("revenue/claims", CLAIMS, {"claimant": "Channel"}, bar="share_of_deals", title="", by="channel", **when)
    with right:
        table("revenue/influence", INFLUENCE, note="only sourced adds up", empty="Nothing was won in these filters.", **when)
with section("Any of the thirteen models"):
    with row(2):
        model, by = choose_model("w_shaped_hubspot"), choose("By", {"Channel": "channel", "Campaign": "campaign"}, "by")
    shown = ["earner" if by == "channel" else "campaign", "credit", "share", "opportunities"]
    named = {"earner": "Channel", "opportunities": "Deals"}
    table("revenue/credit_by_model", shown, named, bar="share", title="", milestone="won", model=model, by=by, **when)
