"""Adds up a column of an answer, to hold a number against the rows behind it."""

from decimal import Decimal

from tests.tables import Rows


def total(answer: Rows, column: str, **only: str) -> Decimal:
    """The sum of a column over the rows whose other columns have the values given; empty cells count nothing."""
    header, *rows = answer
    records = [dict(zip(header, row, strict=True)) for row in rows]
    chosen = [record for record in records if all(record[name] == value for name, value in only.items())]
    return sum((Decimal(record[column]) for record in chosen if record[column]), Decimal(0))
