"""Nothing that comes from a file is interpreted: not as markdown, HTML, Plotly text, formula or spreadsheet."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.ui.text import markup, plain, plotly_text, prose_markdown

HOSTILE = [
    "![x](http://evil/x.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "$\\alpha$ and $5",
    ":red[danger]",
    ":material/home:",
    "**bold** _it_ `code` ~~no~~",
    "# heading",
    "http://evil.example and www.evil.example, mail@evil.example",
    "a | b\n- c",
    "{column}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_in_markdown_shows_its_own_characters(text):
    shown = MarkdownIt("gfm-like", {"linkify": False}).renderInline(plain(text))
    bare = re.sub(r"&lt;|&gt;|&amp;|&quot;", lambda found: {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}[found[0]], shown)
    assert bare.replace("\u200b", "") == " ".join(text.split())


@given(st.text())
def test_plain_leaves_no_dollar_bracket_or_tag_unescaped(text):
    assert not re.search(r"(?<!\\)(\\\\)*[$\[\]<>`:]", plain(text))


@given(st.text())
def test_html_and_plotly_text_hold_no_tag(text):
    assert "<" not in markup(text)
    assert "<" not in plotly_text(text)
    assert "$" not in plotly_text(text)


def test_our_own_words_keep_their_dollars():
    assert prose_markdown("$1 of each $2") == r"\$1 of each \$2"


def test_a_formula_in_a_cell_is_quoted_in_the_csv(loaded):
    from dashboard.library import Answer, ask
    from dashboard.ui.values import csv_bytes

    found = ask(loaded.real, "data/usual_as_of")
    risky = Answer(found.query, 1, None, {}, ("as_of",), (("=cmd()",), ("@x",), (-5,), (date(2026, 1, 2),)))
    assert csv_bytes(risky).decode("utf-8-sig").split() == ["as_of", "'=cmd()", "'@x", "-5", "2026-01-02"]
