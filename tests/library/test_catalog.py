"""Headers are read as architecture.md says, and an unknown question suggests a near one."""

from pathlib import Path

import pytest

from dashboard.catalog import BadHeader, UnknownQuestion, marts, parse, query, upstream

TEXT = """\
-- How much did we spend each week?
--
-- Media only until other kinds are loaded.
--
-- grain: week_start_date
-- rows: revenue/spend_rows
-- side: marketing
-- $since     date    First day counted.
-- $channels  text[]? Only these channels.
--
-- week_start_date  date  Monday of the week.
-- spend            money Spend in the week.
with spend as (
    select * from stg_spend
)

select week_start_date, sum(cost) as spend from spend group by week_start_date
"""


def test_a_header_gives_title_meaning_parameters_and_columns():
    read = parse("revenue/spend_by_week", TEXT, Path("spend_by_week.sql"))
    assert read.title == "How much did we spend each week?"
    assert read.meaning == "Media only until other kinds are loaded."
    assert read.grain == ("week_start_date",)
    assert (read.rows, read.side, read.better) == ("revenue/spend_rows", "marketing", "")
    assert [(each.name, each.type, each.is_optional) for each in read.parameters] == [
        ("since", "date", False),
        ("channels", "text[]", True),
    ]
    assert [(each.name, each.unit) for each in read.columns] == [("week_start_date", "date"), ("spend", "money")]


def test_a_file_without_a_title_is_refused_with_its_place():
    with pytest.raises(BadHeader, match=r"bad\.sql:1 must start with '-- ' and a title"):
        parse("x/bad", "select 1", Path("bad.sql"))


def test_an_unknown_question_suggests_a_near_one():
    with pytest.raises(UnknownQuestion, match=r"Did you mean .*data/usual_as_of"):
        query("data/usual_asof")


def test_upstream_leaves_out_a_statement_s_own_steps():
    assert upstream(TEXT) == {"stg_spend"}


def test_a_mart_is_built_after_the_marts_it_reads():
    order = [mart.stem for mart in marts()]
    for mart in marts():
        assert all(order.index(read) < order.index(mart.stem) for read in upstream(mart.sql) if read in order)
