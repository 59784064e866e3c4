"""What an agenda comes to, in a sentence: the same words on the page, in the pack and on the command line."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.format import count, day

NOT_LOOKED = "Nobody looked for findings in the newest files yet."


def asked(items: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What each question is about, by its id: the fact it rests on, else what is to be decided."""
    return {item["item_id"]: item["statement"] or item["question"] for item in items}


def opening(meeting_date: date, items: Sequence[Mapping[str, Any]], is_looking: bool = False) -> str:
    """Rows of meeting/agenda in a sentence; nobody is sent home while findings are still looked for."""
    open_ = [item for item in items if item["outcome"] is None]
    if is_looking and all(item["side"] != "both" and item["kind"] != "carried" for item in open_):
        return "What needs you both is not known yet."
    if not items:
        return "Nothing needs you both this week: end early."
    if not open_:
        return "Every question has its answer: close the meeting, and end early."
    if all(item["side"] != "both" and item["kind"] != "carried" for item in open_):
        return f"{count(len(open_), 'question')} for one side alone, nothing that needs you both: end early."
    minutes = sum(int(item["minutes"]) for item in open_)
    return f"{count(len(open_), 'question')} to decide together on {day(meeting_date)}, about {count(minutes, 'minute')}."
