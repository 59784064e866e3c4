"""Text to cells: what a careful program wrote comes back, cell by cell."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import Refused
from dashboard.intake.mapping import known
from dashboard.intake.split import split

HEADER = ["date", "channel", "cost"]
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6), st.sampled_from(",;\t|"))
def test_every_cell_comes_back_or_the_file_is_refused(rows, mark):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark, quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
    try:
        told = split(text.getvalue(), known).rows
    except Refused as refused:
        told = refused.line
    assert told == [HEADER, *rows] or (isinstance(told, int) and any(set("\r\n") & set("".join(row)) for row in rows))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("date,channel,cost\na,b,c\n", [1, 2]),
        ('date,channel,cost\n"a\n\nb",b,c\nd,e,f\n', [1, 2, 5]),
        ("sep=,\ndate,channel,cost\na,b,c\n", [2, 3]),
        ('date,channel,cost\n"a"x",b,c\n"d\ne",f,g\nh,i,j\n', [1, 2, 3, 5]),
    ],
)
def test_each_record_knows_the_line_it_begins_on(text, lines):
    assert split(text, known).lines == lines
