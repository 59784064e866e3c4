"""An answer as an HTML table: every value escaped, every column's meaning on hover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.library import Answer
from dashboard.ui.amounts import say
from dashboard.ui.layout import SIDES, badge_html
from dashboard.ui.text import fill_plain, markup
from dashboard.ui.values import NUMBERS, label_of, units

Record = dict[str, Any]
_FEW = 3  # rows that are not worth hiding


@dataclass
class Table:
    """Which columns of an answer are shown, and how."""

    found: Answer
    columns: Sequence[str]
    labels: Mapping[str, str]
    badges: Mapping[str, Mapping[str, str]]
    bar: str | None
    span: tuple[str, str, str] | None
    most: int

    def html(self) -> str:
        """The whole table."""
        title = markup(self.found.query.title)
        rows = "".join(self._row(record) for record in self._records)
        hidden = len(self.found.rows) - len(self._records)
        more = f'<p class="t-soft">{hidden:,} more in the receipt.</p>' if hidden else ""
        return (
            f'<div class="t-scroll" tabindex="0" role="region" aria-label="{title}"><table class="t-table">'
            f'<caption class="t-hidden">{title}</caption><thead><tr>{self._heads()}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>{more}"
        )

    @cached_property
    def _records(self) -> list[Record]:
        records = self.found.records()
        if len(records) <= self.most + _FEW:
            return records
        return records[: self.most] + [record for record in records[self.most :] if record.get("is_total")]

    @cached_property
    def _units(self) -> dict[str, str]:
        return units(self.found)

    @cached_property
    def _scale(self) -> tuple[float, float]:
        """The lowest and highest value that bars or intervals reach, zero among them."""
        drawn = self.span or ((self.bar,) if self.bar else ())
        values = [
            float(record[name]) for record in self._records for name in drawn if record[name] is not None and not _is_total(record)
        ]
        return min([0.0, *values]), max([0.0, *values])

    def _heads(self) -> str:
        heads = [self._head(column) for column in self.columns]
        if self.span:
            heads.insert(1, '<th scope="col" class="t-span"><span class="t-hidden">Interval</span></th>')
        return "".join(heads)

    def _head(self, column: str) -> str:
        kind = ' class="t-number"' if self._units[column] in NUMBERS else ""
        meaning = markup(self.found.query.column(column).meaning)
        return f'<th scope="col"{kind} title="{meaning}">{markup(self.labels.get(column, label_of(column)))}</th>'

    def _row(self, record: Record) -> str:
        cells = [self._cell(record, column) for column in self.columns]
        if self.span:
            cells.insert(1, f'<td class="t-span">{self._interval(record, self.span)}</td>')
        total = ' class="t-total"' if _is_total(record) else ""
        return f"<tr{total}>{''.join(cells)}</tr>"

    def _cell(self, record: Record, column: str) -> str:
        if column in self.badges:
            return f"<td>{self._badge(record, self.badges[column].get(str(record[column]), ''))}</td>"
        if column == "side" and str(record[column]).lower() in SIDES:
            return f"<td>{badge_html(str(record[column]))}</td>"
        words = markup(say(record[column], self._units[column]))
        if self._units[column] not in NUMBERS:
            return f"<td>{words}</td>"
        return f'<td class="t-number">{self._bar(record, words) if column == self.bar else words}</td>'

    def _badge(self, record: Record, template: str) -> str:
        words = fill_plain(template, record, self.found.query)
        return f'<span class="t-badge t-calm">{markup(_unbroken(words))}</span>' if words else ""

    def _bar(self, record: Record, words: str) -> str:
        longest = max(abs(end) for end in self._scale)
        value = record[str(self.bar)]
        if value is None or _is_total(record) or not longest:
            return words
        width = 100 * abs(float(value)) / longest
        return f'<div class="t-bar"><span><i style="width:{width:.1f}%"></i></span>{words}</div>'

    def _interval(self, record: Record, span: tuple[str, str, str]) -> str:
        low, middle, high = (record[column] for column in span)
        if low is None or high is None or _is_total(record):
            return ""
        left, right = self._along(low), self._along(high)
        dot = "" if middle is None else f'<b style="left:{self._along(middle):.1f}%"></b>'
        return f'<span class="t-range"><i style="left:{left:.1f}%;width:{max(right - left, 1):.1f}%"></i>{dot}</span>'

    def _along(self, value: Any) -> float:
        lowest, highest = self._scale
        return 100 * (float(value) - lowest) / ((highest - lowest) or 1.0)


def _is_total(record: Record) -> bool:
    return bool(record.get("is_total"))


def _unbroken(words: str) -> str:
    """Words that break into lines at commas alone."""
    return words.replace(" ", "\u00a0").replace(",\u00a0", ", ")
