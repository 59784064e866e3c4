"""Who presents each question: who was named, else the owners of promises, who added it, or the leaders of the side."""

from collections.abc import Mapping, Sequence
from typing import Any

Rows = Sequence[Mapping[str, Any]]


def presents(items: Rows, people: Rows, promises: Rows) -> dict[str, list[str]]:
    """Names by question, from rows of meeting/agenda, data/people and promises/list; who stands in comes for the owner."""
    leaders = [row for row in people if row["is_leader"]]
    owners = list(dict.fromkeys(row["stand_in"] or row["owner"] for row in promises if row["is_due"] and row["owner"]))
    return {item["item_id"]: _named(item, leaders, owners) for item in items}


def _named(item: Mapping[str, Any], leaders: Rows, owners: list[str]) -> list[str]:
    if item["presenter"]:
        return [item["presenter"]]
    if item["kind"] == "promises":
        return owners
    if item["added_by"]:
        return [item["added_by"]]
    return [one["person"] for one in leaders if item["side"] in ("both", one["side"])]
