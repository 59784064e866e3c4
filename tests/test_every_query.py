"""Every .sql file keeps the promises of its header, is used, and is written as the house writes."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboard import catalog
from dashboard.catalog import Query
from dashboard.library import answer, ask
from dashboard.warehouse import Warehouse
from tests.companies import demo_company

PYTHON = [path for folder in ("dashboard", "tools") for path in (Path(__file__).parent.parent / folder).rglob("*.py")]
WEEK = timedelta(weeks=1)
NAMING = [Path(__file__).parent.parent / "data" / name for name in ("detectors.toml", "definitions.toml")]
NAMED = re.compile(r"[\"']([a-z]+)/([\w{}]+)[\"']")
QUERIES = list(catalog.queries().values())
BUILT = ("staging", "marts")
ASKED = [query for query in QUERIES if query.folder not in BUILT]
TYPES = {
    "money": "DECIMAL",
    "count": "BIGINT INTEGER HUGEINT DECIMAL DOUBLE",
    "ratio": "DOUBLE DECIMAL",
    "percent": "DOUBLE DECIMAL",
    "days": "BIGINT INTEGER DOUBLE DECIMAL",
    "hours": "DOUBLE DECIMAL BIGINT",
    "date": "DATE",
    "time": "TIMESTAMP",
    "text": "VARCHAR",
    "flag": "BOOLEAN",
}
GIVEN = {
    "from": date(2000, 1, 1),
    "to": date(2060, 1, 1),
    "base_from": date(2000, 1, 1),
    "base_to": date(2060, 1, 1),
    "choice": "quarter_to_date",
    "milestone": "won",
    "by": "channel",
    "batch_id": "b00001",
    "table_name": "spend",
    "source": "file",
    "headers": "cost | date",
    "name_words": "spend",
    "opportunity_id": "OPP-20001",
    "quarter": date(2026, 11, 1),
    "within": 0.2,
    "pipeline": Decimal(100000),
    "meeting_date": date(2026, 11, 16),
    "known_at": 1,
}


def each(queries: list[Query]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("query", queries, ids=lambda query: query.name)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    warehouse = demo_company(tmp_path_factory.mktemp("demo"))
    yield warehouse
    warehouse.close()


def parameters(query: Query) -> dict[str, object]:
    return {parameter.name: None if parameter.is_optional else GIVEN[parameter.name] for parameter in query.parameters}


def body(query: Query) -> list[str]:
    return [line for line in query.sql.splitlines() if line and not line.startswith("--")]


@each(QUERIES)
def test_the_header_names_the_columns_in_order_each_of_the_type_of_its_unit(query, company):
    with company.reading() as reader:
        sql = f"from {query.stem}" if query.folder in BUILT else query.sql
        found = reader.execute(f"describe {sql}", {} if query.folder in BUILT else parameters(query)).fetchall()
    assert [column.name for column in query.columns] == [row[0] for row in found]
    wrong = [
        f"{column.name} is {row[1]}, not {column.unit}"
        for column, row in zip(query.columns, found, strict=True)
        if row[1].split("(")[0] not in TYPES[column.unit].split()
    ]
    assert not wrong


@each(ASKED)
def test_the_header_names_the_parameters_the_database_finds(query):
    statements = duckdb.connect().extract_statements(query.sql)
    assert len(statements) == 1
    assert {parameter.name for parameter in query.parameters} == set(statements[0].named_parameters)


@each([query for query in QUERIES if query.grain])
def test_no_two_rows_share_a_grain(query, company):
    if query.folder in BUILT:
        with company.reading() as reader:
            columns = ", ".join(query.grain)
            again = f"select {columns} from {query.stem} group by {columns} having count(*) > 1 limit 3"  # noqa: S608
            assert not reader.execute(again).fetchall()
        return
    records = ask(company, query.name, parameters(query)).records()
    counted = Counter(tuple(record[name] for name in query.grain) for record in records)
    assert not [key for key, times in counted.items() if times > 1][:3]


@each(QUERIES)
def test_every_file_says_its_grain(query):
    assert query.grain
    assert set(query.grain) <= {column.name for column in query.columns}


@each([query for query in QUERIES if query.folder == "checks"])
def test_a_check_answers_nothing(query, company):
    assert ask(company, query.name, parameters(query)).rows == ()


@each(ASKED)
def test_every_question_is_used_by_a_page_the_command_line_or_another_header(query):
    assert query.folder == "checks" or query.name in named_in_headers() or any(fits(name, query.name) for name in named_in_code())


def named_in_headers() -> set[str]:
    return {name for query in QUERIES for name in (query.rows, query.trend)}


def named_in_code() -> set[str]:
    return {"/".join(found) for path in (*PYTHON, *NAMING) for found in NAMED.findall(path.read_text(encoding="utf-8"))}


def fits(written: str, name: str) -> bool:
    return re.fullmatch(re.sub(r"\\{\w+\\}", r"\\w+", re.escape(written)), name) is not None


@each([query for query in QUERIES if query.folder == "marts"])
def test_every_mart_is_read_by_another_file(query):
    readers = [other.name for other in QUERIES if query.stem in upstream()[other.name]]
    assert readers, f"{query.name} is read by nothing"


_UPSTREAM: dict[str, set[str]] = {}


def upstream() -> dict[str, set[str]]:
    if not _UPSTREAM:
        _UPSTREAM.update({query.name: catalog.upstream(query.sql) for query in QUERIES})
    return _UPSTREAM


@each(QUERIES)
def test_questions_and_marts_read_staging_and_marts_only(query):
    read = upstream()[query.name]
    if query.folder not in ("staging", "checks"):
        assert not [name for name in read if not name.startswith(("stg_", "mart_"))]


@each([query for query in QUERIES if query.rows or query.trend])
def test_a_header_points_at_questions_that_exist_and_take_no_more_than_it_does(query):
    for name in filter(None, (query.rows, query.trend)):
        assert name in catalog.queries(), name
        needed = {parameter.name for parameter in catalog.query(name).parameters if not parameter.is_optional}
        assert needed <= {parameter.name for parameter in query.parameters}, name


@each([query for query in QUERIES if query.trend])
def test_a_trend_has_a_week_and_a_value(query):
    assert {"week_start_date", "value"} <= {column.name for column in catalog.query(query.trend).columns}


@each([query for query in QUERIES if query.trend])
def test_single_weeks_of_a_trend_are_the_number_of_each_week(query, company):
    with company.reading() as reader:
        told = answer(reader, query.trend, taken(query.trend, to=reader.as_of, weeks=6, over=1)).records()
        assert len(told) == 6
        for row in told:
            monday, after = row["week_start_date"], row["week_start_date"] + WEEK
            week = {"from": monday, "to": after, "base_from": monday - WEEK, "base_to": monday}
            assert row["value"] == pytest.approx(answer(reader, query.name, taken(query.name, **week)).first()["value"])


def taken(name: str, **given: object) -> dict[str, object]:
    return {key: value for key, value in given.items() if key in {one.name for one in catalog.query(name).parameters}}


def test_no_two_files_ask_one_question():
    titles = Counter(query.title for query in QUERIES)
    assert not [title for title, times in titles.items() if times > 1]


@each(QUERIES)
def test_a_question_ends_in_a_question_mark_and_a_view_is_told_in_a_sentence(query):
    assert query.title.endswith("." if query.folder in BUILT else "?")
    assert all(column.meaning.endswith(".") for column in query.columns)
    assert query.side in ("marketing", "sales", "both")
    assert query.better in ("higher", "lower", "")


@each(QUERIES)
def test_the_body_is_short_ends_in_one_select_and_has_no_tabs(query):
    assert len(body(query)) <= 90
    assert "\t" not in query.sql
    assert query.sql.endswith("\n")
    last = "\n".join(body(query)).rsplit("\n)\n", 1)[-1]
    assert last.startswith(("select ", "select\n"))
    assert " join " not in last
