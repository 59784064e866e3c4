"""The week in a mail and in a message: the same document as the pack, short."""

from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from html import escape

from dashboard.format import UNKNOWN, count
from dashboard.meeting.colours import LIGHT
from dashboard.meeting.document import Document, Section
from dashboard.meeting.exhibits import SIDES
from dashboard.warehouse import now

_LONG = ("To decide together", "Decisions and notes", "Promises")
_FONT = "font-family:Inter,system-ui,Arial,sans-serif"


def subject(document: Document) -> str:
    """One line: which meeting, and how much is to be decided."""
    demo = "Demo: " if document.is_demo else ""
    return " ".join(f"{demo}{document.title}: {_agenda(document)}".split())


def _agenda(document: Document) -> str:
    table = next((part.table for part in document.sections if part.title == _LONG[0]), None)
    open_ = [row for row in table.rows if row[-1] == "Open"] if table else []
    return f"{count(len(open_), 'question')} to decide" if open_ else "nothing is left to decide"


def text(document: Document) -> str:
    """The mail as plain text."""
    lines = [document.headline, "", *(line for line in document.beside if line), ""]
    lines += [f"{one.label}: {one.value}" + (f" ({one.change})" if one.change else "") for one in document.numbers]
    lines += [document.base]
    for part in document.found:
        lines += ["", part.title.upper(), *(_lines(_card_entries(part)) or [part.empty])]
    for part in _told(document):
        lines += ["", part.title.upper(), *(_lines(_row_entries(part)) or [part.empty])]
    return "\n".join([*lines, "", *(f"{name}: {words}" for name, words in document.facts)]) + "\n"


def _told(document: Document) -> list[Section]:
    return [part for part in document.sections if part.title in _LONG]


def _card_entries(part: Section) -> list[tuple[str, str]]:
    return [(f"{card.sentence} {card.money}", f"{SIDES.get(card.side, 'Both')} can act · {card.soft}") for card in part.cards]


def _row_entries(part: Section) -> list[tuple[str, str]]:
    """Each row as what it says, and what stands softer beside it."""
    if part.table is None:
        return []
    return [_entry(part.table.labels, row) for row in part.table.shown()]


def _entry(labels: list[str], row: list[str]) -> tuple[str, str]:
    at = next(place for place, label in enumerate(labels) if label)
    before = "".join(f"{cell}. " if cell.isdigit() else f"{cell}: " for cell in row[:at])
    beside = [f"{label}: {cell}" for label, cell in zip(labels[at + 1 :], row[at + 1 :], strict=True) if cell not in ("", UNKNOWN)]
    return f"{before}{row[at]}", " · ".join(beside)


def _lines(entries: list[tuple[str, str]]) -> list[str]:
    return [line for words, beside in entries for line in (f"- {words}", f"  {beside}")]


def html(document: Document) -> str:
    """The mail as HTML that mail programs draw: styles in place, no picture, nothing to fetch."""
    beside = "".join(_line(line) for line in document.beside if line)
    numbers = "".join(_number(one.label, one.value, one.change) for one in document.numbers)
    found = "".join(_heading(part.title) + _list(_card_entries(part), part.empty) for part in document.found)
    told = "".join(_heading(part.title) + _list(_row_entries(part), part.empty) for part in _told(document))
    facts = "".join(_line(f"{name}: {words}", size=12) for name, words in document.facts)
    rule = f'<hr style="border:0;border-top:1px solid {LIGHT["line"]};margin:20px 0 10px">'
    body = (
        f'<p style="margin:0;color:{LIGHT["soft"]};font-size:13px">{escape(document.title)}</p>'
        f'<h1 style="font-size:23px;line-height:1.3;font-weight:600;margin:4px 0 12px">{escape(document.headline)}</h1>{beside}'
        f'<table role="presentation" style="border-collapse:collapse;margin:14px 0 4px;font-size:14px">{numbers}</table>'
        f"{_line(document.base, size=12)}{found}{told}{rule}{facts}"
    )
    style = f"max-width:680px;margin:0 auto;padding:20px;color:{LIGHT['text']};font-size:15px;line-height:1.5;{_FONT}"
    page = f'<body style="margin:0;background:{LIGHT["card"]}"><div style="{style}">{body}</div></body>'
    return f'<!doctype html><html lang="en">{page}</html>'


def _line(words: str, size: int = 14) -> str:
    return f'<p style="margin:0 0 8px;color:{LIGHT["soft"]};font-size:{size}px">{escape(words)}</p>'


def _heading(words: str) -> str:
    return f'<h2 style="font-size:17px;font-weight:600;margin:20px 0 6px">{escape(words)}</h2>'


def _list(entries: list[tuple[str, str]], empty: str) -> str:
    if not entries:
        return _line(empty)
    return "".join(f'<p style="margin:0;font-size:15px">{escape(words)}</p>{_line(beside, size=13)}' for words, beside in entries)


def _number(label: str, value: str, change: str) -> str:
    cells = (f"color:{LIGHT['soft']}", "font-weight:600", f"color:{LIGHT['soft']}")
    drawn = "".join(
        f'<td style="padding:3px 18px 3px 0;{style}">{escape(words)}</td>'
        for words, style in zip((label, value, change), cells, strict=True)
    )
    return f"<tr>{drawn}</tr>"


def mail(document: Document, sender: str, to: tuple[str, ...]) -> EmailMessage:
    """The mail, as text and as HTML."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject(document), sender, ", ".join(to)
    message["Date"], message["Message-ID"] = format_datetime(now().astimezone()), make_msgid(domain="tandem.invalid")
    message.set_content(text(document))
    message.add_alternative(html(document), subtype="html")
    return message


def message(document: Document) -> dict[str, str]:
    """What the webhook is told: one text, as Slack, Mattermost and Teams take it."""
    lines = [f"{subject(document)}.", document.headline]
    lines += [f"{part.title}: {card.sentence} {card.money}" for part in document.found for card in part.cards[:1]]
    return {"text": "\n".join(lines)}
