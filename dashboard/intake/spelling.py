"""The ways to look a header up, and the currency it names."""

import re
from functools import lru_cache

from dashboard.contracts import normalise
from dashboard.intake.numbers import CODES, SYMBOLS

IN_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
TRAILING_CODE = re.compile(r"(?i)(.+?)[\s_-]+(?:in[\s_])?([a-z]{3})")
CLOCKS = ("UTC", "IN UTC", "GMT", "EN UTC")
normal = lru_cache(maxsize=1 << 14)(normalise)


@lru_cache(maxsize=1 << 14)
def spellings(header: str) -> tuple[tuple[str, str], ...]:
    """The ways to look a header up, the whole first, each with the currency it names."""
    found = [(normal(header), "")]
    bracketed = IN_BRACKETS.search(header)
    inner = bracketed.group(1).strip().upper() if bracketed else ""
    code = inner if inner in CODES else SYMBOLS.get(inner, "")
    if code or inner in CLOCKS:
        found.append((normal(IN_BRACKETS.sub(" ", header)), code))
    trailing = TRAILING_CODE.fullmatch(header.strip())
    if trailing and trailing.group(2).upper() in CODES:
        found.append((normal(trailing.group(1)), trailing.group(2).upper()))
    if found[0][0].endswith("micros"):
        found.append((found[0][0].removesuffix("micros"), ""))
    return tuple(pair for pair in found if pair[0])
