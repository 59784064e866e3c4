"""A commit makes anew only the marts that it concerns, and they are what making all of them anew would give."""

from datetime import date

import pytest

from dashboard import catalog, intake, schema
from dashboard.acts import load, undo
from dashboard.acts.record import record
from dashboard.warehouse import Warehouse
from tests.companies import demo_company

FILES = {
    "spend": b"date,channel,campaign_name,cost\n2026-11-02,Webinars,Autumn webinar,120.00\n",
    "opportunities": b"opportunity_id,stage,amount,created_at\nNEW-1,Proposal,5000,2026-11-03\n",
    "rates": b"date,currency,rate\n2026-11-02,EUR,1.5\n",
    "aliases": b"table,column,their_value,our_value\nopportunities,segment,SMB,Small\n",
}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory):
    warehouse = demo_company(tmp_path_factory.mktemp("marts"))
    yield warehouse
    warehouse.close()


def sums(warehouse: Warehouse) -> dict[str, tuple]:
    with warehouse.reading() as reader:
        return {
            mart.stem: reader.execute(f"select count(*), sum(hash(mart)) from main.{mart.stem} as mart").fetchone()  # noqa: S608
            for mart in catalog.marts()
        }


def made_anew(warehouse: Warehouse) -> dict[str, tuple]:
    with warehouse.keeping() as cursor:
        schema.forget_marts(cursor)
        schema.build_marts(cursor, schema.newest_version(cursor))
    return sums(warehouse)


@pytest.mark.parametrize("table", FILES)
def test_a_load_and_its_undo_leave_every_mart_as_if_made_anew(table, company):
    reading = intake.read(FILES[table], f"{table}.csv", intake.Options(table=table))
    batch = load.commit(company, reading, FILES[table], observed_on=date(2026, 11, 16))
    assert sums(company) == made_anew(company)
    undo.undo(company, batch.batch_id)
    assert sums(company) == made_anew(company)


def test_a_setting_that_marts_read_moves_them(company):
    before = sums(company)
    record(company, "settings", {"setting": "look_back_days", "value": "10"})
    after = sums(company)
    assert after != before
    assert after == made_anew(company)


def test_a_promise_makes_no_mart_anew(company):
    before = made_at(company)
    record(company, "actions", {"action_id": "A", "promised_on": "2026-11-16", "promise": "Answer in a day.", "owner": "Ana"})
    assert made_at(company) == before
    assert sums(company) == made_anew(company)


def made_at(warehouse: Warehouse) -> dict[str, int]:
    with warehouse.reading() as reader:
        return dict(reader.execute("select table_name, table_oid from duckdb_tables() where schema_name = 'main'").fetchall())
