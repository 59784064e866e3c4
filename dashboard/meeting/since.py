"""What became of a closed meeting's money since: then, now, and the lines of the ledger that make the difference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.catalog import UnknownQuestion
from dashboard.library import BadParameter, answer
from dashboard.meeting.pack import ADDITIVE, Kept
from dashboard.warehouse import Reader, Warehouse


@dataclass(frozen=True)
class Restated:
    """One number of a past meeting: what it was, what it would be now; the lines and the rest add up to the difference.

    rest: what definitions and settings changed, as no row did; anew: which of them changed since, whether or not they moved it.
    """

    title: str
    then: Decimal
    now: Decimal
    lines: tuple[dict[str, Any], ...]
    rest: Decimal
    anew: tuple[dict[str, Any], ...] = ()


def restated(warehouse: Warehouse, answers: Iterable[Kept]) -> list[Restated]:
    """Every additive number of the pack that is no longer what the meeting saw."""
    money = [one for one in answers if one.question in ADDITIVE and one.rows]
    if not money:
        return []
    with warehouse.reading(as_of=_day(warehouse, money[0].as_of)) as reader:
        found = [_restated(reader, one) for one in money]
    return [one for one in found if one and one.then != one.now]


def _day(warehouse: Warehouse, then: date | None) -> date | None:
    """Today, which needs no visit to the past; the meeting's own day where the data end before it now."""
    with warehouse.reading() as reader:
        return None if then and reader.as_of and reader.as_of >= then else then


def _restated(reader: Reader, then: Kept) -> Restated | None:
    names = [column["name"] for column in then.columns]
    before = then.rows[0][names.index("value")]
    window = {"from": then.parameters["from"], "to": min(then.parameters["to"], then.as_of or then.parameters["to"])}
    try:
        after = answer(reader, then.question, then.parameters | window).first()["value"]
    except (UnknownQuestion, BadParameter, KeyError):
        return None
    found = answer(reader, "ledger/since", {"known_at": then.known_at, **window}).records()
    lines = tuple(line for line in found if line["metric"] == ADDITIVE[then.question])
    total = sum((line["difference"] for line in lines), Decimal(0))
    was, is_ = Decimal(before or 0), Decimal(after or 0)
    anew = answer(reader, "ledger/told_anew", {"known_at": then.known_at}).records() if is_ - was - total else []
    return Restated(then.title, was, is_, lines, is_ - was - total, tuple(anew))
