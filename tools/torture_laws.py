"""What must hold of every file that is read."""

from decimal import Decimal
from zoneinfo import ZoneInfo

from dashboard.intake import Reading

ZONE = ZoneInfo("America/New_York")


class LawBroken(AssertionError):
    """A row or a cent was lost, counted twice, or read as what it is not."""


def rows_add_up(reading: Reading, rows: int | None = None) -> None:
    """The law: rows in = loaded + rejected + skipped, and so is the money."""
    kept = reading.rows.num_rows + reading.rows_rejected + len(reading.skips)
    if reading.rows_in != kept or (rows is not None and reading.rows_in != rows):
        raise LawBroken(f"{rows} rows written, {reading.rows_in} in, {kept} loaded, rejected and skipped")
    if reading.money and reading.rows.num_rows:
        loaded = sum((value for value in reading.rows[reading.money.column].to_pylist() if value is not None), Decimal(0))
        if loaded != reading.money.loaded:
            raise LawBroken(f"the rows hold {loaded}, the reading says {reading.money.loaded}")
