"""What the Customers page says: templates filled by its questions, and names of columns where the usual ones are long."""

from typing import Any

OPENING = {
    "both": "On {deals:lost deal} we know what the rep wrote and what the buyer said: on **{share}** they name different causes "
    "({low} to {high}).",
    "one": "{voices} words and scores of customers in a year, and none on a lost deal with a reason of the rep.",
    "empty": "No customer was heard in the last year. A feedback file (surveys, win-loss talks, reviews) fills this page.",
}
TOP = {
    "both": "Buyers name **{top_theme}** most: {top_deals:deal} worth {top_amount}; reps wrote it on {by_rep} of these. Everything "
    "here is about the 365 days before the as-of day."
}
ASK = (
    "“When you last chose a tool like ours, what part did **{theme}** play, and what would have changed it?” "
    "Lost buyers spoke of it on {deals:deal} worth {amount} in {since_days}, most in {region} ({region_deals:deal})."
)
ASK_WHOM = "There, most is at stake with {ask_whom}; none was met in the last 30 days."
LOSSES = {
    "by_buyer": "Buyers say",
    "by_rep": "Reps wrote",
    "on_both": "Both",
    "amount": "Worth",
    "all_losses": "All losses, by rep",
}
LOSS = ["cause", "by_buyer", "by_rep", "on_both", "amount", "all_losses"]
PAIRS = {"loss_reason": "The rep wrote", "theme": "The buyer said", "is_same": "Same cause"}
THEME = {"theme": "Theme", "amount": "Revenue behind it", "voices": "Said", "accounts": "Companies"}
THEMES = ["theme", "segment", "voices", "accounts", "amount"]
RIVALS = {"lost_amount": "Worth", "share": "Of all losses", "recent_share": "Last 90 days", "hardest_region": "Most in"}
RIVAL = ["competitor", "lost", "share", "recent_share", "lost_amount", "won", "win_rate", "low", "high", "hardest_region"]
RIVALS |= {"win_rate": "Win rate against", "low": "From", "high": "To"}
QUOTES = {"good": "Words of praise", "bad": "Words of those we lost or may lose"}
QUARTERS = ["quarter_label", "nps", "low", "high", "scores", "usage", "customers", "left_us", "left_share"]
QUARTER = {"quarter_label": "Quarter", "nps": "NPS", "low": "From", "high": "To", "usage": "Use, 0 to 100", "left_us": "Left"}
NPS = "{promoters} of {accounts} accounts gave 9 or 10, {detractors} gave 0 to 6: NPS {value} ({low} to {high})."
NPS_STATES = {
    "ok": NPS,
    "few": NPS + " Fewer than ten were asked.",
    "empty": "No score of the last year. A survey file fills this.",
}
UNMET = {
    "ok": "**{accounts}** of {all_accounts} accounts at stake were not met in 90 days: {value}, {share} of all that is at stake.",
    "met": "Each of the {all_accounts:account} at stake was met in the last 90 days.",
    "empty": "No open deal and no revenue of a year is known. A deals file fills this.",
}
MET = (
    "Met counts a talk logged here, an interview or win-loss talk, and each touch whose kind or channel says meeting, call, demo, "
    "visit or event. A web visit, an e-mail, an invitation or a cancelled meeting does not count."
)
STAKE = ["account_name", "region", "segment", "owner", "open_amount", "won_amount", "last_met_date", "last_activity_date"]
STAKES = {"account_name": "Company", "open_amount": "Open", "won_amount": "Won in a year", "last_met_date": "Last met"}
STAKES |= {"last_activity_date": "Sales last worked on it"}
SAME_WORDS = (
    "Two words for one cause count as different until Data › Match says they are one: reasons and themes each take aliases."
)
NO_REASON = "A feedback file with win-loss talks, and loss reasons on deals, fills this."
NO_THEME = "A feedback file with themes fills this."
NO_RIVAL = "No deal of the last year names a competitor. The column competitor of the deals file fills this."
NO_SCORE = "A feedback file with nps, usage or churn rows fills this."
NO_WORDS = "A feedback file with comments fills this."
QUOTE: dict[str, Any] = {"template": "“{comment}”", "detail": "{account_name} · {theme} · {said_on}", "empty": NO_WORDS}
BY_QUARTER = {"nps": ("dots_with_range", "NPS by quarter"), "left_us": ("bars", "Customers who left")}
