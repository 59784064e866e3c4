"""One currency a row: from its own column, else from the signs in the cells, the header or the analyst."""

import numpy as np
import pyarrow as pa

from dashboard.intake.mapping import Match
from dashboard.intake.model import Options, Refused
from dashboard.intake.numbers import CODES
from dashboard.intake.values import Cells, Values

DOLLARS = frozenset(("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP"))


def settle(match: Match, values: Values, options: Options, length: int) -> None:
    """Fill the currency column where the file has none; refuse two currencies that nothing tells apart."""
    told = (options.currency or "").upper()
    if told and told not in CODES:
        raise Refused(f"“{options.currency}” is no currency code such as EUR.", None, "--currency")
    found = signs(match, values, options, told)
    if "currency" in options.constants or all(column.name != "currency" for column in match.contract.columns):
        return
    if "currency" in values.arrays:
        fill_blanks(values, told or match.currency)
        return
    code = told or match.currency or found
    if code:
        values.arrays["currency"] = pa.array([code] * length, pa.string())
        values.readings["currency"] = f"{code}, {reason(code, told, match.currency)}"


def signs(match: Match, values: Values, options: Options, told: str) -> str:
    """The currency the cells' signs name; checked against the currency column where there is one."""
    found = ""
    for ours, cells in values.cells.items():
        if cells.column.type == "money" and "currency" in values.cells:
            compare(values, ours, cells)
        elif cells.column.type == "money" and "currency" not in options.constants:
            found = found or single(values, ours, cells, told, match.currency)
    return found


def reason(code: str, told: str, header: str) -> str:
    """Where a currency comes from."""
    if told:
        return "as told"
    return "from the header" if code == header else "from the signs in the cells"


def single(values: Values, ours: str, cells: Cells, told: str, header: str) -> str:
    """The one currency the signs name; refused where there are two."""
    signs = values.parsed[ours].currencies
    first: dict[str, int] = {}
    for index, code in signs.items():
        first.setdefault(code, index)
    codes = list(first)
    named = told or header
    if named:
        codes = [code for code in codes if not same(code, named, cells.distinct[first[code]])]
        if codes:
            line = cells.line(first[codes[0]])
            raise Refused(
                f"Line {line} of “{cells.header}” is in {codes[0]}, the column in {named}. Split the file by currency, "
                "or add a currency column.",
                line,
                "--currency",
            )
        return named
    if len(codes) > 1:
        line = cells.line(first[codes[1]])
        raise Refused(
            f"“{cells.header}” holds two currencies ({codes[0]} and {codes[1]}, line {line}) and the file has no "
            "currency column. Add one, or split the file by currency.",
            line,
        )
    return codes[0] if codes else ""


def same(code: str, named: str, cell: str) -> bool:
    """Whether a sign can stand for a currency: a bare $ fits every dollar, kr and ¥ their own."""
    if code == named or (code == "USD" and "US" not in cell.upper() and named in DOLLARS):
        return True
    return code == "JPY" and named == "CNY" and "¥" in cell


def compare(values: Values, ours: str, cells: Cells) -> None:
    """Fault the rows whose sign speaks against their currency column."""
    signs = values.parsed[ours].currencies
    if not signs:
        return
    column = values.arrays["currency"].to_pylist()
    for row in np.flatnonzero(np.isin(cells.codes, np.fromiter(signs, dtype=np.int64))).tolist():
        code = int(cells.codes[row])
        if column[row] is not None and not same(signs[code], column[row], cells.distinct[code]):
            reason = f"is in {signs[code]}, but the row's currency is {column[row]}"
            values.faults.setdefault(row, []).append((cells.header, cells.distinct[code], reason))


def fill_blanks(values: Values, code: str) -> None:
    """Give rows with an empty currency the one that was told."""
    column = values.arrays["currency"]
    if code and column.null_count:
        values.arrays["currency"] = column.fill_null(code)
        values.notes.append(f"{column.null_count} rows without a currency were taken as {code}.")
