"""What a known product's export means beyond its headers: its days, its outcomes, its several columns for one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa

from dashboard.contracts import contract, normalise
from dashboard.format import listing, span
from dashboard.intake.column import SPACES, is_null
from dashboard.intake.formats import Format
from dashboard.intake.mapping import Match, is_start
from dashboard.intake.model import Options, Refused
from dashboard.intake.shape import Sheet
from dashboard.intake.spelling import spellings
from dashboard.intake.values import Values

MEANS = {"is_won": {"won": True, "lost": False, "open": False}, "is_closed": {"won": True, "lost": True, "open": False}}


def with_day_of_report(known: Format | None, sheet: Sheet, days: Sequence[date], options: Options) -> Options:
    """Book an advertising report without a column of days on the one day its title names; refuse one of several days."""
    if known is None or contract(known.table).lines != "add":
        return options
    refuse_summed(known, sheet)
    event = contract(known.table).event
    if event in options.constants or event in options.mapping.values() or has_days(known, sheet, event) or len(days) < 2:
        return options
    first, last = days[0], days[1]
    if first == last:
        sheet.notes.append(f"The report names one day, {span(first, first + timedelta(days=1))}, which is the day of every row.")
        return replace(options, constants={**options.constants, event: first.isoformat()})
    raise Refused(
        f"This is {known.told} for {span(first, last + timedelta(days=1))}: each row sums those days, "
        f"which cannot be booked on one. {known.advice.get(event, '')}",
        sheet.header_line,
    )


def has_days(known: Format, sheet: Sheet, event: str) -> bool:
    """Whether a header holds the day of a row, or the first of its days."""
    columns, table = known.columns(), contract(known.table)
    keys = [(header, key) for header in sheet.headers for key, _ in spellings(header)]
    return any(columns.get(key, table.headers.get(key)) == event or is_start(header) for header, key in keys)


def refuse_summed(known: Format, sheet: Sheet) -> None:
    """Refuse a report whose title says that each row covers more than a day."""
    for line in sheet.preamble:
        if any(phrase in " ".join(line.casefold().split()) for phrase in known.summed):
            raise Refused(
                f"This is {known.told}, and its title says “{line[:80]}”: each row covers more than a "
                f"day. {known.advice.get(contract(known.table).event, '')}",
                sheet.header_line,
            )


def fill_first(match: Match, sheet: Sheet) -> None:
    """Take a column from the first of its headers that is filled in the row, where the format says so."""
    for ours in match.format.first_filled if match.format else ():
        claims = match.claims.get(ours, ())
        if len(claims) < 2:
            continue
        place, *others = claims
        rows = [list(row) for row in sheet.rows]
        for row in rows:
            if is_null(row[place]):
                row[place] = next((row[other] for other in others if not is_null(row[other])), "")
        sheet.rows = rows
        names = [f"“{sheet.headers[at]}”" for at in (place, *others)]
        sheet.notes.append(f"{ours} is the first of {listing(names)} that the row fills.")


def outcomes(match: Match, sheet: Sheet, values: Values) -> None:
    """Say of each deal whether it is won and closed, from the product's own words, where no column of the file does."""
    place = outcome_place(match, sheet)
    if place is None or match.format is None:
        return
    words = [row[place] for row in sheet.rows]
    meant = {word: match.format.outcome_of(word) for word in set(words)}
    if not any(meant.values()):
        return
    for name, means in MEANS.items():
        if name not in values.arrays:
            values.arrays[name] = pa.array([means.get(meant[word]) for word in words], pa.bool_())
    told = [f"{word.strip(SPACES)} is {found}" for word, found in sorted(meant.items()) if found]
    values.readings.setdefault("is_won", f"from “{sheet.headers[place]}”: {listing(told[:6])}")
    unknown = sorted({word.strip(SPACES) for word, found in meant.items() if not found and not is_null(word)})
    if unknown:
        values.notes.append(
            f"{listing(unknown[:8])}: {match.format.product} does not ship with these stages. Unless a name says won or lost, "
            "they count as open."
        )


def outcome_place(match: Match, sheet: Sheet) -> int | None:
    """Where the words stand that tell won from lost: a status of its own, else the stage."""
    if match.format is None or not match.format.outcome:
        return None
    named = {normalise(name) for headers in match.format.headers for name in headers.outcome}
    own = (place for place, header in enumerate(sheet.headers) if normalise(header) in named)
    return next(own, match.places.get("stage"))
