"""The only places where data becomes markup: markdown, HTML and Plotly text; nothing that comes from a file is ever interpreted."""

import html
import re
from collections.abc import Mapping
from typing import Any

from dashboard.catalog import Query
from dashboard.format import fields
from dashboard.ui import door

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$:&])")
_STRONG = re.compile(r"\*\*(.+?)\*\*")


def plain(value: Any) -> str:
    """Data as markdown that shows exactly these characters: no formula, link, image, colour or HTML."""
    text = " ".join(str(value).split())
    return _MARKS.sub(r"\\\1", text).replace("://", ":\u200b//").replace("www.", "www\u200b.").replace("@", "@\u200b")


def markup(value: Any) -> str:
    """Data as HTML text."""
    return html.escape(str(value), quote=True)


def plotly_text(value: Any) -> str:
    """Data as Plotly text, which would draw tags and links, and formulae between dollars."""
    return html.escape(str(value), quote=False).replace("$", "&#36;")


def prose_markdown(text: str) -> str:
    """Our own words as markdown in which `$` is a dollar."""
    return text.replace("$", r"\$")


def fill(template: str, record: Mapping[str, Any], query: Query, strong: str = "**{}**") -> str:
    """A template as markdown.

    `{column}` in its unit, `{column:deal}` counted with its noun, `{one}` one unit of the currency; `**…**` in the strong form.
    """
    pieces = fields(template, record, query.units, door.currency())
    markdown = "".join(prose_markdown(words) + plain(value) for words, value in pieces)
    return _STRONG.sub(lambda found: strong.format(found[1]), markdown)


def fill_plain(template: str, record: Mapping[str, Any], query: Query) -> str:
    """A template as bare text, for places that escape it themselves."""
    return "".join(words + value for words, value in fields(template, record, query.units, door.currency()))
