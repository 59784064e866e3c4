"""What else changed in the weeks a promise is judged over: a before and after is no proof."""

from collections.abc import Mapping
from typing import Any

from dashboard.agreements import agreements
from dashboard.format import short_day
from dashboard.ui import door
from dashboard.ui.amounts import say
from dashboard.ui.text import markup

BESIDE = "promises/beside"
_SHOWN = 4


def beside_html(action_id: str) -> str:
    """The first few as a soft line; nothing where nothing else is known."""
    rows = [row for row in door.answer(BESIDE, action_id=None).records() if row["action_id"] == action_id]
    if not rows:
        return ""
    told = [line(row).rstrip(".") for row in rows[:_SHOWN]]
    more = len(rows) - _SHOWN
    told += [f"and {more} more"] if more > 0 else []
    return f'<p class="t-soft">What else changed meanwhile: {markup("; ".join(told))}.</p>'


def line(row: Mapping[str, Any]) -> str:
    """One change in words."""
    when, by = short_day(row["day"]), f" ({row['who']})" if row["who"] else ""
    if row["kind"] == "spend":
        return f"{row['thing']}: media spend {say(row['before'], 'money')} a week before, {say(row['since'], 'money')} since"
    if row["kind"] == "definition":
        title = agreements()[row["words"]].title if row["words"] in agreements() else row["words"]
        return f"{when}: “{title}” means something else{by}"
    if row["kind"] == "test":
        return f"{when}: a test of {row['words']} began"
    return f"{when}: promise of {row['who']}: {row['words']}" if row["kind"] == "promise" else f"{when}: {row['words']}{by}"
