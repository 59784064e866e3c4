"""Text tables: what tests load, and what they expect to see."""

from datetime import datetime
from typing import Any

Rows = list[list[str]]


def table(text: str) -> Rows:
    """The cells of a text table, header first; a cell begins where its header begins, and may be empty."""
    lines = [line for line in text.splitlines() if line.strip()]
    header = lines[0]
    starts = [place for place in range(len(header)) if header[place] != " " and header[:place][-2:] in ("", "  ")]
    return [_cells(line, starts) for line in lines]


def _cells(line: str, starts: list[int]) -> list[str]:
    for start in starts[1:]:
        assert line[start - 1 : start] in ("", " "), f"A cell runs into the next column: {line!r}"
    return [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]


def told(value: Any) -> str:
    """A value as a text table writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return f"{value:g}" if isinstance(value, float) else str(value)
