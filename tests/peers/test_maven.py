"""Maven Analytics' CRM set, loaded the real way, gives the published answers through the questions of the pages."""

from decimal import Decimal

import pytest

from dashboard import intake
from dashboard.acts import translate
from dashboard.acts.load import commit
from dashboard.acts.undo import undo
from dashboard.library import ask
from dashboard.warehouse import Warehouse

FILES = ("accounts.csv", "products.csv", "sales_teams.csv")
ALL_YEARS = {"from": "2016-01-01", "to": "2018-01-01"}
MANAGERS = {
    "Cara Losch": (745, 480),
    "Celia Rouche": (962, 610),
    "Dustin Brinkmann": (1186, 747),
    "Melvin Marxen": (1418, 882),
    "Rocco Neubert": (1113, 691),
    "Summer Sewald": (1287, 828),
}
AGENTS = {"Hayden Neloms": (152, "70.39"), "Maureen Marcano": (213, "69.95"), "Wilburn Farren": (79, "69.62")}
REGIONS = {"West": 3_568_647, "Central": 3_346_293, "East": 3_090_594}
QUARTERS = {"Q1 2017": 1_134_672, "Q2 2017": 3_086_111, "Q3 2017": 2_982_255, "Q4 2017": 2_802_496}


@pytest.fixture(scope="module", params=["sales_pipeline.csv", "variant_us_dates/sales_pipeline.csv"], ids=["iso dates", "us dates"])
def maven(request, peers, tmp_path_factory):
    """The four files in a workspace of their own, with either way of writing dates."""
    warehouse = Warehouse.open(tmp_path_factory.mktemp("maven") / "tandem.duckdb")
    with warehouse.bulk():
        for file in (*FILES, request.param):
            reading = intake.read((peers / "maven_crm" / file).read_bytes(), file.split("/")[-1], intake.Options())
            batch = commit(warehouse, reading)
            assert (batch.status, batch.rows_rejected) == ("loaded", 0), batch
    yield warehouse
    warehouse.close()


def test_the_day_after_the_last_close_is_the_as_of_date(maven):
    assert str(ask(maven, "data/usual_as_of").first()["as_of"]) == "2018-01-01"


@pytest.mark.parametrize(("agent", "published"), AGENTS.items())
def test_win_rates_of_the_published_agents(maven, agent, published):
    row = rows(maven, "win_rate_by_owner", "owner")[agent]
    assert (row["closed"], f"{100 * row['win_rate']:.2f}") == published


def test_win_rates_of_every_manager(maven):
    teams = rows(maven, "win_rate_by_manager", "manager")
    assert {name: (row["closed"], row["won"]) for name, row in teams.items()} == MANAGERS


def test_the_won_total_and_the_win_rate(maven):
    teams = rows(maven, "win_rate_by_manager", "manager").values()
    closed, won = sum(row["closed"] for row in teams), sum(row["won"] for row in teams)
    assert (closed, won, round(100 * won / closed, 2)) == (6711, 4238, 63.15)
    assert sum(row["won_amount"] for row in teams) == Decimal("10005534.00")


def test_what_each_region_won(maven):
    assert {name: row["won_amount"] for name, row in rows(maven, "win_rate_by_region", "region").items()} == REGIONS


def test_what_was_won_in_each_quarter(maven):
    answer = ask(maven, "pipeline/won_by_quarter", {"to": "2018-01-01"})
    assert dict(zip(answer.values("quarter_label"), answer.values("won"), strict=True)) == QUARTERS


def test_days_to_close(maven):
    closed = ask(maven, "pipeline/closed_rows", ALL_YEARS).records()
    won = [deal["cycle_days"] for deal in closed if deal["is_won"]]
    lost = [deal["cycle_days"] for deal in closed if not deal["is_won"]]
    assert [round(sum(days) / len(days), 1) for days in (won, lost)] == [51.8, 41.5]


def test_prospects_without_a_start_date_load_and_are_counted_as_such(maven):
    stages = {row["stage"]: row for row in ask(maven, "pipeline/ageing").records()}
    assert {stage: (row["deals"], row["without_start_date"]) for stage, row in stages.items()} == {
        "Prospecting": (500, 500),
        "Engaging": (1589, 0),
    }


def test_every_deal_names_its_file_and_line(maven):
    won = ask(maven, "pipeline/won_rows", ALL_YEARS)
    first = next(row for row in won.records() if row["opportunity_id"] == "1C1I7A6R")
    assert (first["source_file"], first["source_line"], first["amount"]) == ("sales_pipeline.csv", 2, Decimal(1054))


def rows(warehouse, question, key):
    """The rows of one of the win rates over all years, by their first column."""
    return {row[key]: row for row in ask(warehouse, f"pipeline/{question}", ALL_YEARS).records()}


def test_one_alias_makes_every_product_known(maven):
    """Last: it writes to the workspace the tests share, and takes it back."""
    before = {row["check_name"]: row for row in ask(maven, "data/match").records()}["deal_product"]
    assert (before["matched_count"], before["total_count"]) == (7320, 8800)
    [word] = ask(maven, "data/unmatched").records()
    assert (word["value"], word["row_count"]) == ("GTXPro", 1480)
    row = {"table": "opportunities", "column": "product", "their_value": "GTXPro", "our_value": "GTX Pro"}
    batch = translate.confirm(maven, translate.Change("aliases", (row,)))
    assert {row["check_name"]: row["share"] for row in ask(maven, "data/match").records()}["deal_product"] == 1
    undo(maven, batch)
    assert len(ask(maven, "data/unmatched").rows) == 1
