"""Where the quarter lands, in a sentence: rows of pipeline/forecast; the same words on the pages, in the pack and in the mail."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.meeting.verdict import filled

QUESTION = "pipeline/forecast"
LANDS = "{quarter_label} lands at about **{mid}** ({low}–{high}); the chance to make {target} is {chance}."
MADE = "{quarter_label} has made its target of {target} and lands at about **{mid}** ({low}–{high})."
NO_TARGET = "{quarter_label} lands at about **{mid}** ({low}–{high}). No target fits here."
GAP = " The biggest gap is {part}: {gap} short."


def template_for(whole: Mapping[str, Any]) -> str:
    """The sentence that fits the total."""
    if whole["target"] is None:
        return NO_TARGET
    return MADE if whole["won"] >= whole["target"] else LANDS


def biggest_gap(records: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The region that lands furthest below its target, where there are several, one does, and the whole is not made."""
    regions = [row for row in records if row["level"] == "region" and row["gap"] is not None]
    furthest = max(regions, key=lambda row: row["gap"], default=None)
    if template_for(records[0]) != LANDS or len(regions) < 2 or furthest is None or furthest["gap"] <= 0:
        return None
    return furthest


def whole(records: Sequence[Mapping[str, Any]], currency: str) -> str:
    """Where it lands and where the biggest gap is, as bare text."""
    furthest = biggest_gap(records)
    said = filled(template_for(records[0]), QUESTION, records[0], currency).replace("**", "")
    return said + (filled(GAP, QUESTION, furthest, currency) if furthest else "")
