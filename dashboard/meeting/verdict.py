"""The verdict in sentences: the same words on the pages, on the command line and in the mail.

Templates name columns of evidence/verdict and evidence/channels; `{one}` is one unit of the currency.
"""

from collections.abc import Mapping
from typing import Any

from dashboard.catalog import query
from dashboard.format import one, show

DRIVES = {
    "yes": "Media spend drives revenue: about **{revenue}** ({revenue_low}–{revenue_high}) would not exist without it.",
    "likely": "Media spend likely drives revenue: about **{revenue}** ({revenue_low}–{revenue_high}) would not exist without it.",
    "cannot_tell": "Whether media spend drives revenue, **we cannot tell**: it brought {revenue_low} to {revenue_high} of "
    "{all_revenue}; more is ruled out.",
    "no": "Media spend brings little or nothing: at most **{revenue_high}** of {all_revenue}.",
    "thin": "Whether media spend drives revenue, **we cannot tell yet**. {thin}",
}
PROFIT = "{profit_per_unit} of gross profit for each {one} spent ({profit_per_unit_low}–{profit_per_unit_high})."
PAYS = {
    "yes": f"It pays: {PROFIT}",
    "likely": f"It likely pays: {PROFIT}",
    "no": f"It does not pay: {PROFIT}",
    "cannot_tell": f"Whether it pays, we cannot tell: {PROFIT}",
    "no_margin": "Whether it pays waits for the gross margin that both leaders and finance sign; revenue is {per_unit} for each "
    "{one} spent ({per_unit_low}–{per_unit_high}).",
}
ANYWAY = "{channel}: {revenue} ({revenue_low}–{revenue_high})."
CHANNEL = "{channel}: {drives}; {revenue} ({revenue_low}–{revenue_high}) for {spend} spent; {evidence}."


def whole(row: Mapping[str, Any], currency: str) -> str:
    """Does media spend drive revenue, and does it pay: a row of evidence/verdict in two sentences."""
    said = [DRIVES[row["state"]], PAYS.get(row["pays_state"] or "", "")]
    return _filled(" ".join(said).strip(), "evidence/verdict", row, currency).replace("**", "")


def channel(row: Mapping[str, Any], currency: str) -> str:
    """A row of evidence/channels in a line."""
    return _filled(CHANNEL if row["place"] else ANYWAY, "evidence/channels", row, currency).replace("cannot_tell", "cannot tell")


def _filled(template: str, name: str, row: Mapping[str, Any], currency: str) -> str:
    shown = {column.name: show(row[column.name], column.unit, currency) for column in query(name).columns}
    return template.format(one=one(currency), **shown)
