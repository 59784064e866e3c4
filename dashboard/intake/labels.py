"""Words that label a total row, in the languages of the exports."""

import re

from dashboard.intake.column import SPACES

LABEL = re.compile(
    r"(?i)\s*(grand\s+|sub-?\s?)?totals?\b.*|(summe|gesamt|gesamtsumme|insgesamt|zwischensumme|gesamtergebnis|totaal|eindtotaal"
    r"|subtotaal|totaux|sous-total|suma|somme|sum|all campaigns|overall)\b\s*:?.*"
)
INITIALS = frozenset("TtGgSsIiZzEeAaOo")
COUNTS = frozenset(("count", "record count", "anzahl", "datensatzanzahl", "nombre", "aantal", "recuento", "avg", "average"))


def is_label(word: str) -> bool:
    """Whether a cell reads like the label of a total row, in any language."""
    return word.lstrip()[:1] in INITIALS and bool(LABEL.fullmatch(word))


def is_count(word: str) -> bool:
    """Whether a cell labels a row of counts or averages, which stands beside a total."""
    return word.strip(SPACES).casefold() in COUNTS
