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
_SIDE_BY_SIDE = 4  # columns that fit beside each other on a phone, where only the first is of words
_SHORT = 14  # signs that fit in a third of a phone


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
            f'<div class="t-scroll" tabindex="0" role="region" aria-label="{title}"><table class="t-table{self._on_a_phone}">'
            f'<caption class="t-hidden">{title}</caption><thead><tr>{self._heads()}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>{more}"
        )

    @cached_property
    def _records(self) -> list[Record]:
        records = self.found.records()
        if len(records) <= self.most + _FEW:
            return records
        return records[: self.most] + [record for record in records[self.most :] if record.get("is_total")]

    @property
    def _on_a_phone(self) -> str:
        """The class that sets each row as a block of small figures where the screen is too narrow for all columns."""
        words = sum(self._units[column] not in NUMBERS for column in self.columns)
        return " t-tiles" if len(self.columns) + bool(self.span) + max(0, words - 1) > _SIDE_BY_SIDE else ""

    @cached_property
    def _long(self) -> set[str]:
        """The columns of words that need a line of their own in such a block."""
        words = [column for column in self.columns if self._units[column] not in NUMBERS]
        return {column for column in words if any(len(self._words(record, column)) > _SHORT for record in self._records)}

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

    def _label(self, column: str) -> str:
        return markup(self.labels.get(column, label_of(column)))

    def _head(self, column: str) -> str:
        kind = ' class="t-number"' if self._units[column] in NUMBERS else ""
        meaning = markup(self.found.query.column(column).meaning)
        return f'<th scope="col"{kind} title="{meaning}">{self._label(column)}</th>'

    def _row(self, record: Record) -> str:
        cells = [self._cell(record, column) for column in self.columns]
        if self.span:
            cells.insert(1, f'<td class="t-span">{self._interval(record, self.span)}</td>')
        total = ' class="t-total"' if _is_total(record) else ""
        return f"<tr{total}>{''.join(cells)}</tr>"

    def _cell(self, record: Record, column: str) -> str:
        is_number = column not in self.badges and self._units[column] in NUMBERS
        kind = "t-number" if is_number else "t-long" if column in self._long else ""
        shown = f' class="{kind}"' if kind else ""
        return f'<td{shown} data-head="{self._label(column)}">{self._inside(record, column)}</td>'

    def _inside(self, record: Record, column: str) -> str:
        words = self._words(record, column)
        if column in self.badges:
            return f'<span class="t-badge t-calm">{markup(_unbroken(words))}</span>' if words else ""
        if column == "side" and str(record[column]).lower() in SIDES:
            return badge_html(str(record[column]))
        return self._bar(record, markup(words)) if column == self.bar else markup(words)

    def _words(self, record: Record, column: str) -> str:
        """A cell as text; a badge's template filled by its row."""
        if column in self.badges:
            return fill_plain(self.badges[column].get(str(record[column]), ""), record, self.found.query)
        return say(record[column], self._units[column])

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
