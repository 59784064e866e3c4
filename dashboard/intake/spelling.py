"""The ways to look a header up, and the currency it names."""

import re
from functools import lru_cache

from dashboard.contracts import normalise
from dashboard.intake.numbers import CODES, MARKED, SYMBOLS

IN_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
TRAILING_CODE = re.compile(r"(?i)(.+?)[\s_-]+(?:in[\s_])?([a-z]{3})")
WITH_SIGN = re.compile(rf"(?P<before>{MARKED})?\s*(?P<name>\w.*?)\s*[(\[]?(?P<after>{MARKED})?[)\]]?")
SCALES = {
    **dict.fromkeys(("k", "t", "tsd", "tds", "000", "000s", "thousand", "thousands", "tausend", "milliers", "duizend", "miles"), 3),
    **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "million", "millions", "millionen", "miljoen", "millones"), 6),
}
UNIT = re.compile(r"(?i)(?P<name>.*?\w.*?)\s*(?:[(\[]|\bin\b)\s*(?:in\s+)?(?P<unit>[^()\[\]]{1,24}?)\s*[)\]]?\s*")
BARE = ("t", "m", "mm")  # too short to be a scale without a currency beside them
CLOCKS = ("UTC", "IN UTC", "GMT", "EN UTC")
normal = lru_cache(maxsize=1 << 14)(normalise)


@lru_cache(maxsize=1 << 14)
def unit_of(header: str) -> tuple[str, str, int]:
    """The bare name, the currency and the power of ten of a header that names a unit, as “Amount (k€)” or “Betrag in TEUR”."""
    found = UNIT.fullmatch(header)
    unit = re.sub(r"[\s.,'’`-]", "", found["unit"]).casefold() if found else ""
    marks = {mark.casefold(): code for mark, code in (*SYMBOLS.items(), *zip(CODES, CODES, strict=True), ("", ""))}
    for mark in sorted((mark for mark in marks if mark in unit), key=len, reverse=True):
        rest = unit.replace(mark, "", 1)
        if found and rest in SCALES and (mark or rest not in BARE):
            return normal(found["name"]), marks[mark], SCALES[rest]
    return "", "", 0


def scale_of(header: str) -> int:
    """The power of ten by which a column's figures must be multiplied, as its header says."""
    return -6 if normal(header).endswith("micros") else unit_of(header)[2]


def sign_of(header: str) -> str:
    """The currency of the sign that stands before or behind a header's name, in brackets or not."""
    marked = WITH_SIGN.fullmatch(header.strip())
    return SYMBOLS.get(marked["before"] or marked["after"] or "", "") if marked else ""


@lru_cache(maxsize=1 << 14)
def spellings(header: str) -> tuple[tuple[str, str], ...]:
    """The ways to look a header up, the whole first, each with the currency it names."""
    found = [(normal(header), sign_of(header))]
    bracketed = IN_BRACKETS.search(header)
    inner = bracketed.group(1).strip().upper() if bracketed else ""
    code = inner if inner in CODES else SYMBOLS.get(inner, "")
    if code or inner in CLOCKS:
        found.append((normal(IN_BRACKETS.sub(" ", header)), code))
    name, unit, scale = unit_of(header)
    if scale:
        found.append((name, unit))
    trailing = TRAILING_CODE.fullmatch(header.strip())
    if trailing and trailing.group(2).upper() in CODES:
        found.append((normal(trailing.group(1)), trailing.group(2).upper()))
    if found[0][0].endswith("micros"):
        found.append((found[0][0].removesuffix("micros"), ""))
    return tuple(pair for pair in found if pair[0])
