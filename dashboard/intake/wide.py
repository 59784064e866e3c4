"""Plans with a column per metric, or a column per month, turned into a row per period and metric.

How a wide row counts: each filled cell of a period and metric is one row in, with the line it stands on; empty cells are
none. A cell of a total row or a total column is one row skipped, with its money. So rows in = loaded + rejected + skipped,
and the money of the cells is conserved as for any file; the rejected cells of one line count once, as everywhere.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.contracts import contract
from dashboard.format import count, listing
from dashboard.intake import spans
from dashboard.intake.column import SPACES, is_null
from dashboard.intake.labels import is_label
from dashboard.intake.model import Options, Refused
from dashboard.intake.shape import Sheet
from dashboard.intake.spans import Span
from dashboard.intake.spelling import normal, spellings

TABLES = ("targets", "finance")
UNITS = {
    **dict.fromkeys(("month", "monat", "mois", "maand", "mes", "monthstart", "periodmonth"), "month"),
    **dict.fromkeys(("quarter", "quartal", "trimestre", "kwartaal", "fiscalquarter"), "quarter"),
    **dict.fromkeys(("year", "jahr", "annee", "jaar", "ano"), "year"),
    **dict.fromkeys(("period", "periode", "periodo", "periodstart"), ""),
}
PROMISED = re.compile(r"(?i)(?:[\s_-]*\b|_)(targets?|quotas?|goals?|plan|planned|ziel|soll|objectif|doel|objetivo)(?:\b|_)[\s_-]*")
METRICS = {
    **dict.fromkeys(("revenue", "wonrevenue", "bookings", "umsatz", "chiffredaffaires", "omzet", "ingresos"), "revenue"),
    **dict.fromkeys(("pipeline", "pipelinecreated"), "pipeline"),
    **dict.fromkeys(("deals", "wondeals", "opportunities"), "deals"),
    **dict.fromkeys(("leads",), "leads"),
    **dict.fromkeys(("mqls", "mql"), "mqls"),
    **dict.fromkeys(("sqls", "sql"), "sqls"),
    **dict.fromkeys(("spend", "budget", "marketingspend", "marketingbudget"), "spend"),
}
BOOKED = {
    "bookedrevenue": "booked_revenue", "marketingspend": "marketing_spend", "marketingcost": "marketing_spend",
    "salescost": "sales_cost", "salesspend": "sales_cost",
}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One filled cell of a wide file: its line, its period, its metric, its text and the columns it shares with its row."""

    line: int
    period: Span | None
    written: str
    metric: str
    value: str
    shared: tuple[str, ...]
    is_total: bool


def unpivot(sheet: Sheet, file: str, options: Options) -> Sheet:
    """The sheet as it stands, or, where it is a wide plan, a row for each period and metric."""
    if options.table not in (None, *TABLES) or is_told_long(sheet, options):
        return sheet
    return by_metric(sheet, file, options) or by_period(sheet, file, options) or with_ends(sheet) or sheet


def is_told_long(sheet: Sheet, options: Options) -> bool:
    """Whether the analyst says which column of the file itself holds the metric or the value."""
    names = set(map(normal, sheet.headers))
    return any(column in ("metric", "value") and normal(theirs) in names for theirs, column in options.mapping.items())


def hinted(file: str, options: Options) -> str:
    """The table of plans that the analyst or the file's name speaks of."""
    named = [name for name in TABLES if contract(name).hint_length(file)]
    return options.table or (named[0] if len(named) == 1 else "")


def period_place(sheet: Sheet) -> int | None:
    """Where the only column of periods stands."""
    places = [place for place, header in enumerate(sheet.headers) if normal(header) in UNITS]
    return places[0] if len(places) == 1 else None


def ours(header: str) -> str:
    """The column of a plan, or of the books, that a header fills."""
    return next((found for key, _ in spellings(header) for name in TABLES if (found := contract(name).headers.get(key))), "")


def metric_places(sheet: Sheet, file: str, options: Options) -> dict[int, str]:
    """The columns that each hold one metric, and our name for it: promised ones, else those a plan or the books know."""
    keys = {place: normal(header) for place, header in enumerate(sheet.headers)}
    if {"metric", "value"} & {ours(header) for header in sheet.headers}:
        return {}
    table = hinted(file, options)
    booked = {place: BOOKED[key] for place, key in keys.items() if key in BOOKED}
    promised = {place: metric_name(header) for place, header in enumerate(sheet.headers) if PROMISED.search(header)}
    if promised and table != "finance" and not {"", "id"} & set(promised.values()):
        return promised
    if booked and table in ("", "finance"):
        return booked
    return {place: METRICS[key] for place, key in keys.items() if key in METRICS} if table == "targets" else {}


def metric_name(header: str) -> str:
    """What a column promises, without the word that says so."""
    bare = PROMISED.sub(" ", header).strip(" _-")
    return METRICS.get(normal(bare)) or "_".join(re.findall(r"\w+", bare.lower()))


def by_metric(sheet: Sheet, file: str, options: Options) -> Sheet | None:
    """A file with a row per period and a column per metric, turned."""
    place = period_place(sheet)
    metrics = metric_places(sheet, file, options) if place is not None else {}
    if place is None or not metrics:
        return None
    written = [row[place] for row in sheet.rows]
    periods = spans.read([cell for cell in written if not is_label(cell)], UNITS[normal(sheet.headers[place])])
    refuse_unread(sheet, place, periods)
    shared = [at for at in range(len(sheet.headers)) if at != place and at not in metrics]
    known = dict(zip([cell for cell in written if not is_label(cell)], periods, strict=True))
    cells = [
        Cell(line, known.get(row[place]), row[place], metric, row[at], tuple(row[other] for other in shared), is_label(row[place]))
        for row, line in zip(sheet.rows, sheet.lines, strict=True)
        for at, metric in metrics.items()
        if not is_null(row[at])
    ]
    told = [f"“{sheet.headers[at]}” is {metric}" for at, metric in metrics.items()]
    long = turned(sheet, sheet.headers[place], [sheet.headers[at] for at in shared], cells, told)
    long.table = "finance" if set(metrics.values()) <= set(BOOKED.values()) else "targets"
    return long


def refuse_unread(sheet: Sheet, place: int, periods: Sequence[Span | None]) -> None:
    """Refuse a wide file none of whose periods can be read."""
    if periods and not any(periods):
        raise Refused(
            f"“{sheet.rows[0][place].strip(SPACES)[:40]}” in “{sheet.headers[place]}” is no period Tandem can read: "
            "write 2026-01 for a month, 2026-Q1 for a quarter.",
            sheet.lines[0],
        )


def by_period(sheet: Sheet, file: str, options: Options) -> Sheet | None:
    """A file with a row per metric and a column per period, turned."""
    periods = {place: span for place, header in enumerate(sheet.headers) if (span := header_span(header))}
    names = {ours(header): place for place, header in enumerate(sheet.headers) if place not in periods}
    if len(periods) < 2 or ("metric" not in names and "metric" not in options.constants):
        return None
    if not hinted(file, options) and "metric" not in names:
        return None
    wholes = {place for place, span in periods.items() if is_sum(span, list(periods.values()))}
    wholes |= {place for place, header in enumerate(sheet.headers) if place not in periods and is_label(header)}
    metric = names.get("metric")
    shared = [at for at in range(len(sheet.headers)) if at not in periods and at not in wholes and at != metric]
    cells = [
        Cell(line, periods.get(at), sheet.headers[at], row[metric] if metric is not None else "", row[at],
             tuple(row[other] for other in shared), at in wholes or (metric is not None and is_label(row[metric])))
        for row, line in zip(sheet.rows, sheet.lines, strict=True)
        for at in sorted({*periods, *wholes})
        if not is_null(row[at])
    ]  # fmt: skip
    told = [f"“{sheet.headers[at]}” is {span[0]} to {span[1]}" for at, span in list(periods.items())[:4]]
    return turned(sheet, "period_start", [sheet.headers[at] for at in shared], cells, told, metric is not None)


def header_span(header: str) -> Span | None:
    """The period a header names; a bare first day of a month names that month."""
    return spans.worded(header) or next(iter(spans.read([header], "month")), None)


def is_sum(span: Span, others: Sequence[Span]) -> bool:
    """Whether a period holds another one of the same file, and so sums it."""
    return any(other != span and span[0] <= other[0] and other[1] <= span[1] for other in others)


def turned(
    sheet: Sheet, start: str, shared: Sequence[str], cells: Sequence[Cell], told: Sequence[str], has_metric: bool = True
) -> Sheet:
    """A long sheet of cells; totals stand beside it."""
    first = start if ours(start) == "period_start" else "period_start"
    headers = [first, "period_end", *(["metric"] if has_metric else []), "value", *shared]
    long = Sheet(headers, sheet.header_line, [], [], sheet.preamble, sheet.rejects, sheet.skips, sheet.notes)
    for cell in cells:
        if cell.is_total:
            long.beside.append((cell.line, f"{cell.written.strip(SPACES)} {cell.metric}".strip(), cell.value))
            continue
        ends = iso(cell.period) or (cell.written, "")
        long.add([*ends, *([cell.metric] if has_metric else []), cell.value, *cell.shared], cell.line)
    set_aside = f", {count(len(long.beside), 'total')} set aside" if long.beside else ""
    long.notes.append(
        f"A wide plan: {count(len(sheet.rows), 'line')} became {count(len(long.rows), 'row')}, one for each period and metric"
        f"{set_aside}; {listing(list(told))}."
    )
    return long


def iso(span: Span | None) -> tuple[str, str] | None:
    """A span as two days."""
    return (span[0].isoformat(), span[1].isoformat()) if span else None


def with_ends(sheet: Sheet) -> Sheet | None:
    """A long plan that names its periods by month, quarter or year only: the last day follows from the name."""
    names = {ours(header) for header in sheet.headers}
    place = period_place(sheet)
    if place is None or "period_end" in names or not {"metric", "value"} <= names:
        return None
    cells = [row[place] for row in sheet.rows]
    known: Mapping[str, Span | None] = dict(zip(cells, spans.read(cells, UNITS[normal(sheet.headers[place])]), strict=True))
    if not any(known.values()):
        return None
    start = sheet.headers[place] if ours(sheet.headers[place]) == "period_start" else "period_start"
    sheet.headers = [start if at == place else header for at, header in enumerate(sheet.headers)] + ["period_end"]
    sheet.rows = [ended(row, place, known) for row in sheet.rows]
    example = next(cell for cell, span in known.items() if span)
    sheet.notes.append(f"“{example.strip(SPACES)}” is the period {' to '.join(iso(known[example]) or ())}.")
    return sheet


def ended(row: Sequence[str], place: int, known: Mapping[str, Span | None]) -> list[str]:
    """A row with the first and the last day of its period, as far as it is known."""
    start, end = iso(known[row[place]]) or (row[place], "")
    return [*row[:place], start, *row[place + 1 :], end]
