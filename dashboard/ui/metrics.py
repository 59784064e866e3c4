"""A metric: one number, what it changed by, and its last weeks."""

from typing import Any

import streamlit as st

from dashboard.catalog import Query
from dashboard.format import SAME, listing
from dashboard.ui import door
from dashboard.ui.amounts import say, say_change
from dashboard.ui.marks import marks, week_words
from dashboard.ui.receipt import receipt
from dashboard.ui.sparkline import sparkline
from dashboard.ui.text import plain
from dashboard.ui.values import number


def metric(name: str, label: str | None = None, value: str = "value", against: str = "", of: str = "", **when: Any) -> None:
    """One card: `value` in its unit, the change since `base_value`, the row's `note`, and the weeks of the header's `trend`.

    `against` names the base in words ("Q3"), `of` the column with the whole; the header's `better` colours the change.
    """
    found = door.answer(name, **when)
    record = found.first()
    unit = found.query.column(value).unit
    with st.container(border=True, height="stretch", gap="xsmall", key=f"card-metric-{door.mark(name, when)}"):
        st.metric(
            plain((label or found.query.title.rstrip("?")) + _whole(record, of, unit)),
            plain(say(record[value], unit)),
            _delta(found.query, record, value, unit),
            delta_color="off",
            delta_arrow="off",
            delta_description=_beside(name, record, against, when),
            help=_definition(found.query, value),
        )
        if weeks := _weeks(found.query, unit, when):
            st.html(weeks)
        st.space("stretch")
        receipt(name, part="metric", **when)


def _whole(record: dict[str, Any], of: str, unit: str) -> str:
    return f", of {say(record[of], unit)}" if of and record[of] else ""


def _delta(query: Query, record: dict[str, Any], value: str, unit: str) -> str:
    if record[value] is None:
        return ":gray[nothing to count]"
    if record.get("base_value") is None:
        return ":gray[nothing to compare with]"
    difference = record[value] - record["base_value"]
    words = say_change(difference, unit)
    if not query.better or words == SAME:
        return f":gray[{plain(words)}]"
    good = (difference > 0) == (query.better == "higher")
    return f":{'green' if good else 'red'}[{plain(words)}]"


def _beside(name: str, record: dict[str, Any], against: str, when: dict[str, Any]) -> str | None:
    left_out = door.ignored(name, when)
    words = [f"since {against}" if against else "", str(record.get("note") or "")]
    words.append(f"not filtered by {listing(left_out)}" if left_out else "")
    return plain(" · ".join(word for word in words if word)) or None


def _definition(query: Query, value: str) -> str:
    return plain(" ".join((query.column(value).meaning, query.meaning)).strip())


def _weeks(query: Query, unit: str, when: dict[str, Any]) -> str:
    if not query.trend:
        return ""
    trend = door.answer(query.trend, **when)
    values = trend.values("value")
    days, noted = trend.values("week_start_date"), marks(query.name)
    told = [week_words(noted, day) for day in days]
    return sparkline(days, [number(value) for value in values], [say(value, unit) for value in values], query.side, told)
