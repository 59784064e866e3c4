"""What makes a file unlike the ones before it: far fewer rows, missing days, other columns, another currency."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

import pyarrow.compute as pc

from dashboard.contracts import contract
from dashboard.format import after, count, listing, span
from dashboard.intake import Reading
from dashboard.library import ask
from dashboard.warehouse import Warehouse

FEW, MANY = Decimal("0.5"), Decimal(2)


def unlike(warehouse: Warehouse, reading: Reading) -> tuple[str, ...]:
    """Sentences that say how a file differs from its predecessors; none where there are none."""
    about = {
        "table_name": reading.table,
        "source": reading.source,
        "headers": " | ".join(headers(reading)),
        "name_words": name_words(reading.file),
    }
    found = [row for row in ask(warehouse, "data/predecessors", about).records() if row["headers"] is not None]
    if not found:
        return ()
    last = found[0]
    return (
        *_columns(reading, last["headers"].split(" | ")),
        *_size("rows", Decimal(reading.rows_in), [Decimal(row["rows_in"]) for row in found]),
        *_size(*_money(reading), [row["money"] for row in found if row["money"] is not None]),
        *_gap(reading, last),
        *_currency(reading, last["currencies"]),
    )


def headers(reading: Reading) -> list[str]:
    """The names of a file's columns, in alphabetical order."""
    return sorted({*reading.samples, *reading.unused})


def name_words(file: str) -> str:
    """A file's name without its ending and figures."""
    return re.sub(r"[\W\d_]+", " ", re.sub(r"\.[a-z]+$", "", file.lower())).strip()


def currencies(reading: Reading) -> list[str]:
    """The currencies a file names."""
    if "currency" not in reading.rows.column_names:
        return []
    return sorted(reading.rows["currency"].unique().drop_null().to_pylist())


def days(reading: Reading) -> tuple[date | None, date | None]:
    """The first and the last day a file tells of."""
    event = contract(reading.table).event
    if event not in reading.rows.column_names:
        return None, None
    found = pc.min_max(reading.rows[event]).as_py()
    first, last = (moment.date() if isinstance(moment, datetime) else moment for moment in (found["min"], found["max"]))
    return first, last


def _columns(reading: Reading, before: Sequence[str]) -> list[str]:
    now = headers(reading)
    fresh, gone = sorted(set(now) - set(before)), sorted(set(before) - set(now))
    told = [f"it has {listing(fresh)}, which the last one lacked"] if fresh else []
    told += [f"it lacks {listing(gone)}, which the last one had"] if gone else []
    return [f"Unlike the file before: {' and '.join(told)}."] if told else []


def _money(reading: Reading) -> tuple[str, Decimal | None]:
    return (reading.money.column, reading.money.total) if reading.money else ("", None)


def _size(what: str, now: Decimal | None, before: Sequence[Decimal]) -> list[str]:
    """Whether the size lies below half or above twice what is usual."""
    usual = median(before) if before else Decimal(0)
    if now is None or usual <= 0 or FEW * usual <= now <= MANY * usual:
        return []
    how = "Less than half" if now < usual else "More than twice"
    shown = "{:,.0f}" if what == "rows" else "{:,.2f}"
    among = f"the last {count(len(before), 'file')}" if len(before) > 1 else "the file before"
    return [f"{how} of what is usual: {shown.format(now)} {what}, where {among} had {shown.format(usual)}."]


def _gap(reading: Reading, last: dict[str, Any]) -> list[str]:
    """Whether days are missing between the last file and this one; only for files that follow one another."""
    first, _ = days(reading)
    if first is None or last["last_day"] is None or first <= last["last_day"] + timedelta(days=1):
        return []
    missing = (first - last["last_day"]).days - 1
    words = span(last["last_day"] + timedelta(days=1), after(first - timedelta(days=1)))
    return [f"{count(missing, 'day')} {'is' if missing == 1 else 'are'} missing since the file before: {words}."]


def _currency(reading: Reading, before: str) -> list[str]:
    now = ", ".join(currencies(reading))
    if not now or not before or now == before:
        return []
    return [f"Another currency than before: {now}, where the last file had {before}."]
