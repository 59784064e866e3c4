"""The pack as one HTML file that opens offline: no script, no request, light and dark as the reader's screen is set."""

import base64
import re
from html import escape
from pathlib import Path

from dashboard.meeting import svg
from dashboard.meeting.colours import DARK, LIGHT, VARIABLES
from dashboard.meeting.document import Card, Document, Section, Table
from dashboard.meeting.exhibits import SIDES
from dashboard.paths import static_folder

_STYLE = Path(__file__).with_name("pack.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def html(document: Document) -> bytes:
    """The whole file."""
    demo = '<p class="watermark">Demo company: invented data</p>' if document.is_demo else ""
    beside = "".join(f'<p class="beside">{_say(line)}</p>' for line in document.beside if line)
    numbers = "".join(
        f'<div class="number"><span>{_say(one.label)}</span><b>{_say(one.value)}</b><span>{_say(one.change)}</span></div>'
        for one in document.numbers
    )
    halves = "".join(_section(part, "half") for part in document.found)
    sections = "".join(_section(part) for part in document.sections)
    facts = "".join(f"<dt>{_say(name)}</dt><dd>{_say(words)}</dd>" for name, words in document.facts)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{_say(document.title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_style()}</style></head><body><main>{demo}'
        f'<p class="soft">{_say(document.title)}</p><h1>{_say(document.headline)}</h1>{beside}<div class="numbers">{numbers}</div>'
        f'<p class="soft base">{_say(document.base)}</p>'
        f'<div class="halves">{halves}</div>{sections}<section><h2>What these numbers rest on</h2><dl>{facts}</dl></section>'
        "</main></body></html>"
    ).encode()


def _style() -> str:
    font = base64.b64encode((static_folder() / "InterVariable.woff2").read_bytes()).decode()
    face = f'@font-face{{font-family:Inter;font-weight:100 900;src:url("data:font/woff2;base64,{font}") format("woff2")}}'
    light, dark = (";".join(f"--{name}:{colour}" for name, colour in look.items()) for look in (LIGHT, DARK))
    both = f":root{{color-scheme:light dark;{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"{face}{both}{_STYLE.read_text(encoding='utf-8')}"


def _section(part: Section, kind: str = "") -> str:
    note = f' <span class="soft">{_say(part.note)}</span>' if part.note else ""
    inside = "".join(_card(card) for card in part.cards)
    inside += _table(part.table) if part.table and part.table.rows else ""
    inside += f'<figure tabindex="0">{svg.draw(part.chart, VARIABLES)}</figure>' if part.chart else ""
    inside += f'<p class="soft">{_say(part.empty)}</p>' if part.is_empty else ""
    return f'<section class="{kind}"><h2>{_say(part.title)}{note}</h2>{inside}</section>'


def _card(card: Card) -> str:
    side = card.side if card.side in SIDES else "both"
    badge = f'<span class="badge {side}">{SIDES[side]}</span> can act · '
    return f'<article><p>{_say(card.sentence)}</p><b>{_say(card.money)}</b><p class="soft">{badge}{_say(card.soft)}</p></article>'


def _table(table: Table) -> str:
    right = [' class="right"' if is_right else "" for is_right in table.is_right]
    heads = "".join(f"<th{side}>{_say(label)}</th>" for label, side in zip(table.labels, right, strict=True))
    rows = "".join("<tr>" + "".join(map(_cell, table.labels, row, right)) + "</tr>" for row in table.shown())
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(label: str, cell: str, side: str) -> str:
    """A cell with its head, which stands beside it where the screen is narrow."""
    return f'<td{side} data-head="{_say(label)}">{_say(cell)}</td>'


def _say(words: str) -> str:
    return escape(_UNSEEN.sub("", words), quote=True)
