"""What an export means beyond its headers: the days of its report, and its several columns for one."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.contracts import contract
from dashboard.format import listing, span
from dashboard.intake.column import is_null
from dashboard.intake.formats import Format
from dashboard.intake.mapping import Match, is_start
from dashboard.intake.model import Options, Refused
from dashboard.intake.shape import Sheet
from dashboard.intake.spelling import spellings


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


def fill_first(match: Match, sheet: Sheet, told: Collection[str] = ()) -> None:
    """Take a column from the first of its headers that the row fills, where the format or the contract has several for it."""
    listed = match.format.first_filled if match.format else [column.name for column in match.contract.columns if column.surest]
    for ours in set(listed) - set(told):
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
