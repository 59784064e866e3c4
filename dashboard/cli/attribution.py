"""`attribution`: who earns the credit, under one model or all thirteen, and how far the rules agree."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.cli.lines import aligned
from dashboard.cli.options import day
from dashboard.format import show, span
from dashboard.library import BadParameter, answer
from dashboard.warehouse import Reader, Warehouse

MODELS = {
    "first_touch": "First",
    "last_touch": "Last",
    "last_non_direct": "Non-direct",
    "linear": "Linear",
    "position_based_google": "Position",
    "u_shaped_marketo": "U Marketo",
    "u_shaped_hubspot": "U HubSpot",
    "w_shaped_marketo": "W Marketo",
    "w_shaped_hubspot": "W HubSpot",
    "full_path": "Full path",
    "time_decay": "Decay",
    "markov": "Markov",
    "shapley": "Shapley",
}
MILESTONES = ("created", "won")
EARNERS = ("channel", "campaign")
Row = dict[str, Any]


def attribution(warehouse: Warehouse, arguments: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """The document of interface.md and the same in words; raises BadParameter where the days leave nothing between them."""
    version, as_of = arguments.get("known_at"), arguments.get("as_of")
    with warehouse.reading(version, day(as_of)) as reader:
        document = {"version": reader.version, "as_of": reader.as_of} | _answered(reader, arguments)
    return document, _words(document, arguments["by"])


def _answered(reader: Reader, arguments: Mapping[str, Any]) -> Row:
    model, by, milestone = arguments["model"], arguments["by"], arguments["milestone"]
    wanted = list(MODELS) if model == "all" else [model]
    first, after = _window(reader, arguments.get("from"), arguments.get("to"))
    credit: list[Row] = []
    ranges: list[Row] = []
    if first and after:
        when = {"milestone": milestone, "from": first, "to": after}
        only = None if model == "all" else model
        credit = answer(reader, "revenue/credit_by_model", when | {"by": by, "model": only}).records()
        ranges = answer(reader, "revenue/return_by_channel", when).records()
    modelled = _modelled(reader)
    return {
        "milestone": milestone,
        "from": first,
        "to": after,
        "total": sum(row["credit"] for row in credit if row["model"] == wanted[0]),
        "models": {name: [_earned(row, by) for row in credit if row["model"] == name] for name in wanted},
        "agreement": [_agreement(row, modelled) for row in ranges if row["low_share"] is not None and not row["is_total"]],
    }


def _window(reader: Reader, first: str | None, after: str | None) -> tuple[date | None, date | None]:
    """The days asked for; what is left out is that of the quarter to date."""
    usual = answer(reader, "data/period", {"choice": "quarter_to_date"}).first()
    begin = day(first) or usual["from_date"]
    end = day(after) or usual["to_date"]
    if begin and end and begin >= end:
        raise BadParameter(f"No day lies between {begin} and {end}: give --from a day before --to, which is not counted itself.")
    return begin, end


def _earned(row: Row, by: str) -> Row:
    name = {"campaign_name": row["campaign"]} if by == "campaign" else {}
    return {by: row["earner"], **name, "credit": row["credit"], "opportunities": row["opportunities"]}


def _modelled(reader: Reader) -> dict[str, float]:
    """The share of all revenue that the verdict says each channel brings, in its own window; empty until it stands."""
    whole = answer(reader, "evidence/verdict", {}).first()["all_revenue"]
    channels = answer(reader, "evidence/channels", {}).records()
    return {row["channel"]: float(row["revenue"] / whole) for row in channels if whole and row["revenue"] is not None}


def _agreement(row: Row, modelled: Mapping[str, float]) -> Row:
    """The range over the rules beside the verdict's answer; `modelled` is empty where there is none."""
    channel, is_robust = row["channel"], row["state"] in ("agree", "untouched")
    return {"channel": channel, "low": row["low_share"], "high": row["high_share"]} | {
        "modelled": modelled.get(channel),
        "robust": is_robust,
    }


def _words(document: Row, by: str) -> str:
    if not document["total"] and not any(document["models"].values()):
        return "No deal fits: a deals file and a touches file fill this, or other days."
    days, total = span(document["from"], document["to"]), show(document["total"], "money", exact=True)
    what = {"created": "Pipeline created", "won": "Won"}[document["milestone"]]
    ranges = [
        f"  {row['channel']}: {show(row['low'], 'percent')} to {show(row['high'], 'percent')}"
        for row in document["agreement"]
        if row["high"]
    ]
    table = _shares(document, by) if len(document["models"]) > 1 else _one_model(document, by)
    return "\n".join(
        [f"{what} {days}: {total}, shared out by {by}.", aligned(table), "From the least to the most a rule gives:", *ranges]
    )


def _shares(document: Row, by: str) -> list[list[str]]:
    """A line for each earner, a column for each model: its share of the credit."""
    total = document["total"]
    credit = {name: {_name(row, by): row["credit"] for row in rows} for name, rows in document["models"].items()}
    earners = dict.fromkeys(name for column in credit.values() for name in column)
    lines = [
        [name, *(show(column.get(name, 0) / total if total else None, "percent") for column in credit.values())] for name in earners
    ]
    return [[by.capitalize(), *(MODELS[name] for name in credit)], *lines]


def _one_model(document: Row, by: str) -> list[list[str]]:
    """A line for each earner: credit, deals and share of the credit."""
    [(model, rows)] = document["models"].items()
    total = document["total"]
    lines = [
        [
            _name(row, by),
            show(row["credit"], "money", exact=True),
            show(row["opportunities"], "ratio"),
            show(row["credit"] / total if total else None, "percent"),
        ]
        for row in rows
    ]
    return [[f"{by.capitalize()}, {model}", "Credit", "Deals", "Share"], *lines]


def _name(row: Row, by: str) -> str:
    return str(row.get("campaign_name", row[by]))
