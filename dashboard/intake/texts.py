"""Text, ids, e-mail addresses, flags and currency codes."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from dashboard.contracts import Column, must_be, normalise
from dashboard.intake.column import INVISIBLE, SPACES, Parsed, is_null, null_words
from dashboard.intake.numbers import CODES, SYMBOLS

SHORTENED = re.compile(r"(?i)\d\.\d+E\+\d\d")
ADDRESS = re.compile(r"(?:.*<)?(?:mailto:)?([^\s<>;,]+@[^\s<>;,@]+)>?")
FLAGS = {
    **dict.fromkeys(("true", "t", "yes", "y", "1", "ja", "j", "oui", "o", "sí", "si", "x", "✓", "checked", "wahr"), True),
    **dict.fromkeys(("false", "f", "no", "n", "0", "nein", "non", "nee", "unchecked", "falsch", "faux", "0.0"), False),
    **dict.fromkeys(("1.0", "vrai", "waar"), True),
}  # fmt: skip
CURRENCY_NAMES = {
    "us dollar": "USD", "u.s. dollar": "USD", "us dollars": "USD", "dollar": "USD", "euro": "EUR", "euros": "EUR",
    "pound sterling": "GBP", "british pound": "GBP", "swiss franc": "CHF", "schweizer franken": "CHF",
}  # fmt: skip


def read(values: Sequence[str], column: Column) -> Parsed:
    """Distinct cells of a column that is not a number or a date."""
    if column.type == "flag":
        return flags(values, column)
    if column.name == "currency":
        return each(values, currency)
    if column.type == "email":
        return emails(values)
    if column.type == "id":
        return each(values, identifier)
    return words(values, column)


def each(values: Sequence[str], one: Callable[[str], tuple[str | None, str]]) -> Parsed:
    """Read cells one by one: a value or a reason."""
    parsed = Parsed([None] * len(values))
    for index, value in enumerate(values):
        parsed.values[index], reason = one(value)
        if reason:
            parsed.faults[index] = reason
    return parsed


def words(values: Sequence[str], column: Column) -> Parsed:
    """Text, trimmed, one spelling for each accented letter; closed lists in their own spelling."""
    parsed = Parsed([None] * len(values))
    allowed = {normalise(choice): choice for choice in column.allowed}
    hidden = spelt = 0
    for index, value in enumerate(values):
        cell = value.strip(SPACES)
        if not cell.isascii():
            composed = unicodedata.normalize("NFC", cell)
            spelt, cell = spelt + (composed != cell), composed
        if not cell.isprintable():
            hidden += cell.translate(INVISIBLE) != cell.replace("\n", "").replace("\r", "").replace("\t", "")
        if allowed and cell:
            choice = allowed.get(normalise(cell))
            if choice is None:
                parsed.faults[index] = f"“{cell[:60]}”: {column.name} {must_be(column)}"
            cell = choice or ""
        parsed.values[index] = cell or None
    if hidden:
        parsed.notes.append(f"holds invisible or control characters in {hidden} values; they are hidden on screen")
    if spelt:
        parsed.notes.append(f"had accented letters spelt in two parts in {spelt} values; they were joined")
    return parsed


def identifier(value: str) -> tuple[str | None, str]:
    """An id, kept as written, leading zeros and all."""
    cell = value.strip(SPACES)
    if not cell.isprintable():
        cell = cell.translate(INVISIBLE)
    if SHORTENED.fullmatch(cell):
        return None, f"“{cell}” is an id that a spreadsheet shortened; export again without opening it there"
    return unicodedata.normalize("NFC", cell) or None, ""


def emails(values: Sequence[str]) -> Parsed:
    """Addresses in lower case; a cell with two is refused; what is no address is kept as it is, and said."""
    parsed = Parsed([None] * len(values))
    strange = 0
    for index, value in enumerate(values):
        cell = value.strip(SPACES).translate(INVISIBLE)
        found = ADDRESS.fullmatch(cell)
        if found:
            parsed.values[index] = found.group(1).lower()
        elif cell.count("@") > 1 or ("@" in cell and re.search(r"[;,\s]", cell)):
            parsed.faults[index] = f"“{cell[:80]}” is not one e-mail address"
        elif cell:
            parsed.values[index], strange = cell, strange + (not is_null(cell))
            if is_null(cell):
                parsed.values[index] = None
    if strange:
        parsed.notes.append(f"holds {strange} values that are no e-mail address; they were kept as they are")
    return parsed


def flags(values: Sequence[str], column: Column) -> Parsed:
    """Yes or no, in several languages."""
    parsed = Parsed([None] * len(values), nulls=null_words(list(values)))
    for index, value in enumerate(values):
        cell = value.strip(SPACES).lower()
        if cell in FLAGS:
            parsed.values[index] = FLAGS[cell]
        elif not is_null(value):
            parsed.faults[index] = f"“{value.strip(SPACES)[:60]}”: {column.name} {must_be(column)}"
    return parsed


def currency(value: str) -> tuple[str | None, str]:
    """A three-letter code, also where a sign or a name stands for it."""
    cell = value.strip(SPACES)
    if is_null(cell):
        return None, ""
    code = SYMBOLS.get(cell) or CURRENCY_NAMES.get(cell.lower()) or cell.upper()
    if code in CODES or re.fullmatch(r"[A-Z]{3}", code):
        return code, ""
    return None, f"“{cell[:40]}” is no currency code such as EUR"
