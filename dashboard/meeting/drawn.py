"""The parts of the pack that are charts, each from one kept answer."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from dashboard.format import change, short_day, show, span
from dashboard.meeting.document import Chart, Section
from dashboard.meeting.pack import Kept


def landing(answers: Mapping[str, Kept], currency: str) -> Section:
    """Where each region lands, with its target."""
    rows = answers["pipeline/forecast"].records() if "pipeline/forecast" in answers else []
    rows = [row for row in rows if row["level"] == "region" and row["mid"] is not None]
    title, note = "Where each region lands", "beside the target of the quarter; ranges hold nine times in ten"
    if not rows:
        return Section(title)
    chart = Chart(
        "bars",
        tuple(row["part"] for row in rows),
        tuple(float(row["mid"]) for row in rows),
        tuple(_lands(row, currency) for row in rows),
        ("both",) * len(rows),
        "money",
        "Lands at",
        tuple(None if row["target"] is None else float(row["target"]) for row in rows),
        "Target",
    )
    return Section(title, note, chart=chart)


def _lands(row: Mapping[str, Any], currency: str) -> str:
    mid, low, high = (show(row[part], "money", currency) for part in ("mid", "low", "high"))
    return f"{mid} ({low}–{high})"


def waterfall(answers: Mapping[str, Kept], currency: str) -> Section:
    """What moved in the pipeline, to the cent."""
    one = answers.get("pipeline/waterfall")
    title = "What moved in the pipeline"
    if one is None or not one.rows:
        return Section(title)
    first, after = one.parameters["from"], one.parameters["to"]
    ends = ("start", "end")
    rows = [row for row in one.records() if row["amount"] or row["reason"] in ends]
    names = {"start": f"Open {short_day(first)}", "end": f"Open {short_day(after - timedelta(days=1))}"}
    places = tuple(names.get(row["reason"], row["reason"].replace("_", " ").capitalize()) for row in rows)
    words = tuple((show if row["reason"] in ends else change)(row["amount"], "money", currency) for row in rows)
    sides = tuple("calm" if row["reason"] in ends else "good" if row["reason"] == "won" else _way(row["amount"]) for row in rows)
    chart = Chart("waterfall", places, tuple(float(row["amount"] or 0) for row in rows), words, sides, "money", "Amount")
    return Section(title, f"open deals dated in the quarter, {span(first, after)}", chart=chart)


def _way(amount: Any) -> str:
    return "sales" if (amount or 0) >= 0 else "bad"


def scoreboard(answers: Mapping[str, Kept], currency: str) -> Section:
    """Both sides of the hand-over on one scale."""
    rows = answers["handoff/scoreboard"].records() if "handoff/scoreboard" in answers else []
    rows = [row for row in rows if row["value"] is not None]
    title = "Both sides of the hand-over"
    if not rows:
        return Section(title)
    chart = Chart(
        "bars",
        tuple(row["measure"] for row in rows),
        tuple(float(row["value"]) for row in rows),
        tuple(show(row["value"], "percent") for row in rows),
        tuple(row["side"].lower() for row in rows),
        "percent",
        "Kept",
        tuple(None if row["agreed"] is None else float(row["agreed"]) for row in rows),
        "Agreed",
    )
    return Section(title, "share of what was due, beside what both agreed on", chart=chart)
