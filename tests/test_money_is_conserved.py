"""No cent appears or disappears between the rows loaded, staging and the marts, and credit adds up to the deals."""
# ruff: noqa: S608  (the views are named here)

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.acts.load import commit
from dashboard.catalog import marts
from dashboard.intake import Options, read
from dashboard.visits import Visit
from dashboard.warehouse import Reader, Warehouse
from tests.companies import demo_company
from tests.random_company import RandomCompany

LATER = date(2100, 1, 1)
COMPANIES = ["random 1", "random 2", "demo"]
SUMS = {
    "spend as given": [("live_spend", "cost"), ("stg_spend", "cost_as_given"), ("mart_spend", "cost_as_given")],
    "spend": [("stg_spend", "cost"), ("mart_spend", "cost")],
    "deals as given": [("live_opportunities", "amount"), ("stg_opportunities", "amount_as_given")],
    "deals": [("stg_opportunities where not is_deleted", "amount"), ("mart_deals", "amount")],
    "deals not deleted, as given": [
        ("live_opportunities where not coalesce(is_deleted, false)", "amount"),
        ("mart_deals", "amount_as_given"),
    ],
    "finance": [("live_finance", "value"), ("stg_finance", "value")],
    "targets": [("live_targets", "value"), ("stg_targets", "value")],
    "campaigns": [("live_campaigns", "budget"), ("stg_campaigns", "budget")],
}
ROWS = [("live_leads", "mart_leads"), ("live_touchpoints", "stg_touches"), ("live_spend", "mart_spend")]


@pytest.fixture(scope="module", params=COMPANIES)
def company(request, empty_file: Path, tmp_path_factory) -> Iterator[Warehouse]:
    """Two random companies and the demo company."""
    kind, _, seed = request.param.partition(" ")
    if kind == "demo":
        warehouse = demo_company(tmp_path_factory.mktemp("demo"))
    else:
        path = tmp_path_factory.mktemp("random") / "tandem.duckdb"
        path.write_bytes(empty_file.read_bytes())
        warehouse = Warehouse.open(path)
        load_random_company(warehouse, int(seed))
    yield warehouse
    warehouse.close()


def load_random_company(warehouse: Warehouse, seed: int) -> None:
    """Its files, loaded the real way."""
    with warehouse.bulk():
        for name, data in RandomCompany(seed).files().items():
            reading = read(data, f"{name}.csv", Options(table=name))
            assert not reading.rejects, reading.rejects[:3]
            commit(warehouse, reading, observed_on=date(2026, 12, 31))


def total(reader: Reader, view: str, column: str) -> object:
    return reader.execute(f"select count({column}), sum({column}) from {view}").fetchone()


def only(reader: Reader, sql: str) -> list[tuple[object, ...]]:
    return reader.execute(sql).fetchall()


@pytest.mark.parametrize("name", SUMS)
def test_sums_are_the_same_from_room_to_room(company, name):
    with company.reading(as_of=LATER) as reader:
        totals = [total(reader, view, column) for view, column in SUMS[name]]
    assert totals == [totals[0]] * len(totals)


@pytest.mark.parametrize(("live", "mart"), ROWS)
def test_no_join_adds_or_loses_a_row(company, live, mart):
    with company.reading(as_of=LATER) as reader:
        assert only(reader, f"select count(*) from {mart}") == only(reader, f"select count(*) from {live}")


def test_every_deal_is_exactly_one_of_open_won_and_lost(company):
    with company.reading(as_of=LATER) as reader:
        assert only(reader, "select * from mart_deals where is_open::int + is_won::int + is_lost::int <> 1") == []


def test_every_deal_stands_in_at_most_one_stage(company):
    with company.reading(as_of=LATER) as reader:
        assert only(reader, "select opportunity_id from mart_stage_spans where is_current group by 1 having count(*) > 1") == []


def test_credit_adds_up_to_each_deal_under_every_rule(company):
    with company.reading(as_of=LATER) as reader:
        wrong = only(
            reader,
            """
            with earned as (
                select milestone, model, opportunity_id, sum(credit) as credit, sum(opportunities) as deals
                from mart_credit group by milestone, model, opportunity_id
            )
            select * from earned inner join mart_deals on earned.opportunity_id = mart_deals.opportunity_id
            where credit <> coalesce(amount, 0) or abs(deals - 1) > 1e-9
            """,
        )
    assert wrong == []


@pytest.mark.parametrize(("milestone", "deals"), [("created", "created_date is not null"), ("won", "is_won")])
def test_credit_adds_up_to_all_deals_of_the_milestone(company, milestone, deals):
    with company.reading(as_of=LATER) as reader:
        whole = only(reader, f"select count(*), sum(amount) from mart_deals where {deals}")
        sums = only(
            reader,
            f"""
            select count(distinct opportunity_id), sum(credit) from mart_credit
            where milestone = '{milestone}' group by model
            """,
        )
    assert sums == whole * 11


@pytest.mark.parametrize("mart", [query.stem for query in marts()])
def test_a_mart_kept_ready_says_what_the_same_mart_says_on_a_visit(company, mart):
    with company.reading() as reader:
        Visit(reader.cursor, reader.version, reader.as_of).prepare(f"select * from {mart}")
        assert only(reader, f"select count(*) from (from main.{mart} except all from temp.{mart})") == [(0,)]
        assert only(reader, f"select count(*) from (from temp.{mart} except all from main.{mart})") == [(0,)]
