"""Deals whose amounts nobody mapped: asked about before they load as worth nothing."""

import re

from dashboard.format import listing
from dashboard.intake import grid, numbers
from dashboard.intake.column import is_null
from dashboard.intake.mapping import Match
from dashboard.intake.model import Options, Refused
from dashboard.intake.shape import Sheet
from dashboard.intake.spelling import normal

MONEY = re.compile(
    r"(?i)amount|value|revenue|price|\btotal\b|\b(?:tcv|acv|arr|mrr)\b|betrag|wert\b|umsatz|volumen|preis|montant|valeur|revenu|bedrag"
    r"|waarde|omzet|import[eo]|valor|ingresos|precio"
)
OTHER = re.compile(
    r"(?i)number|count|days|activit|score|probab|%|quantity|rank|anzahl|nombre|aantal|\bno\.|\bid\b|currency|discount|tax"
)


def ask(match: Match, sheet: Sheet, options: Options) -> None:
    """Refuse deals without a mapped amount where a column left over is called like money and holds figures."""
    if match.contract.name != "opportunities" or "amount" in {*match.places, *options.constants} or not len(sheet.rows):
        return
    told = set(map(normal, options.mapping))
    found = [header for header in match.unused if normal(header) not in told and holds_money(sheet, header)]
    if found:
        names = listing([f"“{header}”" for header in found[:5]])
        raise Refused(
            f"No column is known to be the amount of a deal, and {names} {'holds' if len(found) == 1 else 'hold'} figures. "
            f"Say --map '{found[0]}=amount', or --map '{found[0]}=' to load the deals without it.",
            sheet.header_line,
            "--map",
            ("opportunities", *(f"{header}=amount" for header in found[:5])),
        )


def holds_money(sheet: Sheet, header: str) -> bool:
    """Whether a column is called like money and most of what it holds are figures."""
    if not MONEY.search(header) or OTHER.search(header):
        return False
    words = [word for word in grid.distinct_words(sheet.rows, sheet.headers.index(header)) if not is_null(word)]
    figures = sum(numbers.parts(word) is not None for word in words)
    return figures * 2 > len(words)
