"""Files whose every value is known, written as some export would: what is read must be the truth, or be asked about."""

import csv
import io
import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import xlsxwriter

from dashboard.intake import Options, Reading
from dashboard.intake.outcomes import outcome_of
from dashboard.intake.reading import read_file
from tools.torture_laws import ZONE, LawBroken, rows_add_up

NAMES = {
    "opportunity_id": ("Deal ID", "Opportunity ID", "Record ID", "ID", "id", "opportunity_id"),
    "opportunity_name": ("Deal", "Deal name", "Opportunity Name", "Title", "Verkaufschance", "Affaire", "Name"),
    "account_name": ("Company", "Client", "Account Name", "Kunde", "Organization", "Klant", "Cliente"),
    "stage": ("Stage", "Deal stage", "Phase", "Étape", "Fase", "Etapa", "Milestone"),
    "amount": ("Amount", "Value", "Deal value", "Betrag", "Montant", "Bedrag", "Importe", "Expected Revenue", "Auftragswert"),
    "created_at": ("Created", "Created date", "Create Date", "Created at", "Erstellt am", "Date de création", "created_at"),
    "close_date": ("Close date", "Expected close", "Closing Date", "Abschlussdatum", "Date de clôture", "Sluitingsdatum"),
    "status": ("Status", "Deal status", "Opportunity Status", "Outcome", "Estado"),
}
SPEND_NAMES = {
    "date": ("date", "Day", "Date", "Tag", "Jour", "Dag", "Día", "Datum"),
    "channel": ("channel", "Channel", "Marketing channel", "Kanal", "Canal"),
    "campaign_name": ("Campaign", "Campaign name", "Kampagne", "Campagne", "Campaña"),
    "cost": ("cost", "Cost", "Spend", "Amount spent", "Kosten", "Dépenses", "Total spent"),
    "clicks": ("Clicks", "Klicks", "Clics", "clicks"),
}
FLAGS = {(True, True): "won", (False, True): "lost", (False, False): "open"}
EXTRA = ("Notes", "Probability (%)", "Tags", "Custom field 7", "Weighted value", "Expected Revenue", "Last touch", "Budget")
ENDS = {
    "won": ("Won", "Closed Won", "gewonnen", "Gagnée", "5 - Closed Won", "Closed Won (new)"),
    "lost": ("Lost", "Closed Lost", "verloren", "Perdue", "Closed Lost - price"),
    "open": ("Demo", "Proposal", "Negotiation/Review", "Angebot"),
}
STATUSES = {"won": ("Won", "WON", "gewonnen"), "lost": ("Lost", "LOST", "verloren"), "open": ("Open", "open", "offen")}
DAYS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%b %d, %Y",
    "%d %b %Y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%Y-%m-%dT%H:%M:%SZ",
)


@dataclass(frozen=True)
class Style:
    """How a file is written."""

    day: str
    comma: bool
    grouped: bool
    sign: str
    scale: int
    workbook: bool


def known_deals(draw: random.Random) -> None:
    """Deals of an export nobody has heard of, each with its amount, days and outcome."""
    style = drawn(draw)
    deals = [deal(draw, number) for number in range(draw.randrange(1, 12))]
    columns = ["opportunity_id", "opportunity_name", "account_name", "stage", "amount", "created_at", "close_date"]
    with_status = draw.random() < 0.5
    columns += ["status"] if with_status else []
    header = names(draw, NAMES, columns, style)
    rows = [[cell(draw, style, column, one, with_status) for column in columns] for one in deals]
    reading = read_file(file(draw, style, header, rows, columns), "export.csv", answers(draw), {}, ZONE)
    rows_add_up(reading)
    if reading.table != "opportunities":
        raise LawBroken(f"deals were taken for {reading.table}: {header}")
    compare(reading, {str(one["opportunity_id"]): one for one in deals}, "opportunity_id", ("amount", "created_at", "close_date"))
    compare_outcomes(reading, {str(one["opportunity_id"]): one for one in deals})


def known_spend(draw: random.Random) -> None:
    """Spend by day and campaign, each line with its day and cost."""
    style = drawn(draw)
    lines: list[dict[str, object]] = [
        {
            "date": date(2026, 1, 1) + timedelta(days=draw.randrange(330)),
            "channel": draw.choice(("Email", "Paid Search")),
            "campaign_name": f"Campaign {number}",
            "cost": Decimal(draw.randrange(1, 900_000_000) // 10 ** draw.randrange(6)) / 100,
            "clicks": draw.randrange(2000),
        }
        for number in range(draw.randrange(1, 12))
    ]
    columns = ["date", "channel", "campaign_name", "cost", "clicks"]
    header = names(draw, SPEND_NAMES, columns, style)
    rows = [[cell(draw, style, column, one, False) for column in columns] for one in lines]
    reading = read_file(file(draw, style, header, rows, columns), "export.csv", answers(draw), {}, ZONE)
    rows_add_up(reading)
    if reading.table != "spend":
        raise LawBroken(f"spend was taken for {reading.table}: {header}")
    compare(reading, {str(one["campaign_name"]): one for one in lines}, "campaign_name", ("date", "cost", "clicks"))


def drawn(draw: random.Random) -> Style:
    """A way to write a file."""
    comma = draw.random() < 0.4
    return Style(
        day=draw.choice(DAYS),
        comma=comma,
        grouped=draw.random() < 0.5,
        sign=draw.choice(("", "", "", "€", "$", "EUR")),
        scale=draw.choice((0, 0, 0, 0, 3)),
        workbook=draw.random() < 0.3,
    )


def deal(draw: random.Random, number: int) -> dict[str, object]:
    """One deal and what is true of it."""
    created = date(2025, 1, 1) + timedelta(days=draw.randrange(500))
    return {
        "opportunity_id": f"D-{number}",
        "opportunity_name": f"Deal {number}",
        "account_name": draw.choice(("Tarn Works", "Oxbow, Ltd", "Fenn; Söhne")),
        "amount": None if draw.random() < 0.1 else Decimal(draw.randrange(1, 900_000_000) // 10 ** draw.randrange(6)) / 100,
        "created_at": created,
        "close_date": created + timedelta(days=draw.randrange(1, 300)),
        "outcome": draw.choice(("won", "lost", "open")),
    }


def names(draw: random.Random, known: dict[str, tuple[str, ...]], columns: list[str], style: Style) -> list[str]:
    """A header in any words; money may name its unit."""
    header = [draw.choice(known[column]) for column in columns]
    for place, column in enumerate(columns):
        if column in ("amount", "cost") and style.scale:
            header[place] += draw.choice((" (k€)", " (EUR thousands)", " in TEUR"))
        elif column in ("amount", "cost") and draw.random() < 0.2 and style.sign != "$":
            header[place] += " (EUR)"
    return header


def cell(draw: random.Random, style: Style, column: str, one: dict[str, object], with_status: bool) -> object:
    """One value as it would stand in the file."""
    if column == "stage":
        return draw.choice(ENDS["open" if with_status and draw.random() < 0.7 else str(one["outcome"])])
    if column == "status":
        return draw.choice(STATUSES[str(one["outcome"])])
    value = one[column]
    if isinstance(value, Decimal) and column in ("amount", "cost"):
        scaled = value.scaleb(-style.scale)
        return float(scaled) if style.workbook and not style.sign else money(scaled, style)
    if isinstance(value, date):
        return value if style.workbook else datetime.combine(value, datetime.min.time().replace(hour=12)).strftime(style.day)
    return "" if value is None else value


def money(value: Decimal, style: Style) -> str:
    """An amount in the marks of the file."""
    text = f"{value:,f}" if style.grouped else f"{value:f}"
    if style.comma:
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{style.sign} {text}" if len(style.sign) > 1 else f"{style.sign}{text}"


def file(draw: random.Random, style: Style, header: list[str], rows: list[list[object]], columns: list[str]) -> bytes:
    """The table with all that exports put around it."""
    order = draw.sample(range(len(header)), len(header))
    whole: list[list[object]] = [[*header], *rows]
    table = [[row[place] for place in order] for row in whole]
    for extra in draw.sample(EXTRA, draw.randrange(3)):
        at = draw.randrange(len(table[0]) + 1)
        for place, row in enumerate(table):
            row.insert(at, extra if not place else draw.choice(("", "x", "20")))
    width = len(table[0])
    if draw.random() < 0.3:
        above: list[list[object]] = [["Pipeline export"], [f"Generated by Iris on {draw.randrange(1, 29)} Nov"], []]
        table = [*above[: draw.randrange(1, 4)], *table]
    if draw.random() < 0.2:
        table.insert(draw.randrange(len(table) - len(rows), len(table) + 1), [""] * width)
    if draw.random() < 0.2:
        table += [[], ["Confidential Information - Do Not Distribute"]]
    return workbook(table) if style.workbook else text(draw, table)


def text(draw: random.Random, table: list[list[object]]) -> bytes:
    """The table as text."""
    held = io.StringIO(newline="")
    ends = draw.choice(("\n", "\r\n"))
    csv.writer(held, delimiter=draw.choice(",,;\t"), lineterminator=ends).writerows(table)
    return held.getvalue().encode(draw.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252")))


def workbook(table: list[list[object]]) -> bytes:
    """The table as a workbook, with a second sheet out of sight at times."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Data")
        for place, row in enumerate(table):
            sheet.write_row(place, 0, row)
        if len(table) % 2:
            lists = book.add_worksheet("lists")
            lists.write(0, 0, "Won")
            lists.hide()
    return held.getvalue()


def answers(draw: random.Random) -> Options:
    """What the analyst says unasked: nothing, mostly."""
    return replace(Options(), currency=draw.choice((None,) * 9 + ("EUR",)))


def compare(reading: Reading, truth: dict[str, dict[str, object]], key: str, columns: tuple[str, ...]) -> None:
    """Every row that loads holds the truth; a column that was not mapped must be said to be unused, never half read."""
    for row in reading.rows.to_pylist():
        one = truth[row[key]]
        for column in columns:
            found = row.get(column)
            found = found.date() if isinstance(found, datetime) else found
            if column in row and found != one[column]:
                raise LawBroken(f"{row[key]}: {column} is {found}, the truth {one[column]}")
    given = {column for column in columns if any(one[column] is not None for one in truth.values())}
    missing = given - set(reading.columns) - {"close_date", "clicks", "created_at"}
    if missing:
        raise LawBroken(f"{sorted(missing)} got lost: not used are {reading.unused}")


def compare_outcomes(reading: Reading, truth: dict[str, dict[str, object]]) -> None:
    """Won is won and lost is lost, by the flags or by the stage that the queries read."""
    for row in reading.rows.to_pylist():
        found = FLAGS.get((row.get("is_won"), row.get("is_closed"))) or outcome_of(row["stage"]) or "open"
        meant = truth[row["opportunity_id"]]["outcome"]
        if found != meant:
            raise LawBroken(f"{row['opportunity_id']} in {row['stage']} is {found}, the truth {meant}")
