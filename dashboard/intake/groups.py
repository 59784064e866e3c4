"""Grouped reports, which name a group in its first row only: the name is carried down to the rows of the group."""

from collections.abc import Sequence

from dashboard.format import count, listing
from dashboard.intake.column import SPACES
from dashboard.intake.mapping import Match
from dashboard.intake.shape import Sheet
from dashboard.intake.totals import Total

ARROWS = ("↑", "↓")
LOOKED_AT = 2000  # rows that show whether the first column has gaps


def carry_down(sheet: Sheet, match: Match, totals: Sequence[Total]) -> None:
    """Fill the blank cells of group columns; a column is one by the arrow in its header, or by the subtotals between its groups."""
    firsts = {0, *(total.rows_above for total in totals)} - {len(sheet.rows)}
    places = []
    for place in range(len(sheet.headers)):
        if not is_group(sheet, place, firsts):
            break
        places.append(place)
    filled = 0
    if places:
        rows = [list(row) for row in sheet.rows]
        filled = sum(carry(rows, place) for place in places)
        sheet.rows = rows
    if filled:
        names = listing([f"“{sheet.headers[place]}”" for place in places])
        sheet.notes.append(f"The report is grouped by {names}: the group's name was carried down into {count(filled, 'cell')}.")
    elif not places:
        tell_of_gaps(sheet, match)


def is_group(sheet: Sheet, place: int, firsts: set[int]) -> bool:
    """Whether a column names a group in the group's first row and nowhere else."""
    has_arrow = any(arrow in sheet.headers[place] for arrow in ARROWS)
    if not sheet.rows or not sheet.rows[0][place].strip(SPACES) or (len(firsts) < 2 and not has_arrow):
        return False
    named = {index for index, row in enumerate(sheet.rows) if row[place].strip(SPACES)}
    return has_arrow or (named == firsts and len(named) < len(sheet.rows))


def carry(rows: Sequence[list[str]], place: int) -> int:
    """Carry the last name down; says how many cells it filled."""
    last, filled = "", 0
    for row in rows:
        if row[place].strip(SPACES):
            last = row[place]
        else:
            row[place], filled = last, filled + 1
    return filled


def tell_of_gaps(sheet: Sheet, match: Match) -> None:
    """Say so where the first column is blank in most rows, as in a grouped report that nothing proves to be one."""
    if 0 not in match.places.values() or len(sheet.rows) < 3 or not sheet.rows[0][0].strip(SPACES):
        return
    head = sheet.rows[:LOOKED_AT]
    blank = sum(not row[0].strip(SPACES) for row in head)
    if blank * 2 > len(head):
        sheet.notes.append(
            f"“{sheet.headers[0]}” is blank in {count(blank, 'row')} of the first {len(head):,}. If the report is grouped, "
            "export its details only: nothing in the file tells where a group ends."
        )
