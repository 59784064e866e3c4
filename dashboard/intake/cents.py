"""Fractions of a cent: rounded so that the running total stays exact."""

from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa
import pyarrow.compute as pc

CENT = Decimal("0.01")
MONEY = pa.decimal128(18, 2)


def to_cents(array: pa.Array, running: bool) -> tuple[pa.Array, bool]:
    """Money in whole cents, and whether anything had to be rounded."""
    if array.type == MONEY:
        return array, False
    cents = pc.round(array, ndigits=2)
    if not len(array) or pc.all(pc.equal(cents, array)).as_py() in (True, None):
        return array.cast(MONEY), False
    values = array.to_pylist()
    return pa.array(cumulative(values) if running else [half_up(value) for value in values], MONEY), True


def half_up(value: Decimal | None) -> Decimal | None:
    """One amount to the nearest cent."""
    return None if value is None else value.quantize(CENT, ROUND_HALF_UP)


def cumulative(values: list[Decimal | None]) -> list[Decimal | None]:
    """Amounts whose running total is the exact running total to the nearest cent."""
    exact = rounded = Decimal(0)
    result: list[Decimal | None] = []
    for value in values:
        if value is None:
            result.append(None)
            continue
        exact += value
        step = exact.quantize(CENT, ROUND_HALF_UP) - rounded
        rounded += step
        result.append(step)
    return result
