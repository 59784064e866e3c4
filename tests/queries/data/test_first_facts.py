"""Five facts of a deals file alone, and what is missing where a column is."""

import os
from pathlib import Path

import duckdb
import pytest

from dashboard import intake
from dashboard.acts.load import commit
from dashboard.ui.facts import sentence
from tests.tables import table

DEALS = """
    opportunity_id  stage        lead_source  amount   created_at  close_date
    O-1             Closed Won   Referral     1000.00  2026-01-01  2026-03-01
    O-2             Closed Lost  Referral     500.00   2026-01-02  2026-03-11
    O-3             Open         Referral     300.00   2026-03-01  2026-03-02
    O-4             Open         Web                   2026-03-09  2026-05-01
"""


def test_the_five_facts_are_counted_over_all_deals(warehouse):
    warehouse.load("opportunities", DEALS, "2026-03-11")
    assert warehouse.ask("data/first_facts") == table("""
        fact             subject    deals  of_deals  amount   share  days  missing
        open_pipeline               2      4         300.00   0.5
        win_rate         All deals  1      2         1000.00  0.5
        ageing                      2      2         300.00   1      7
        past_close_date             1      2         300.00   0.5    10
        missing_amount              1      2                  0.5
    """)


def test_a_column_the_deals_lack_is_named_and_no_fact_is_made_of_it(warehouse):
    warehouse.load("opportunities", "opportunity_id  stage\nO-1             Open")
    facts = [dict(zip(row_names, row, strict=True)) for row_names, row in _rows(warehouse)]
    assert {row["fact"]: row["missing"] for row in facts} == {
        "open_pipeline": "amount",
        "win_rate": "lead_source",
        "ageing": "created_at",
        "past_close_date": "close_date",
        "missing_amount": "amount",
    }
    said = sentence("ageing", [{"subject": "", "missing": "created_at"}], "USD")
    assert said.startswith("Not known: no open deal fills created_at (")


def test_nothing_is_said_without_deals(warehouse):
    assert len(warehouse.ask("data/first_facts")) == 1


@pytest.fixture
def peers() -> Path:
    """The folder of files that others wrote, where it is at hand."""
    folder = Path(os.environ.get("TANDEM_PEERS", Path(__file__).parents[4] / "shared" / "peers"))
    if not folder.is_dir():
        pytest.skip(f"no folder of outside files at {folder}; set TANDEM_PEERS")
    return folder


def test_the_facts_of_a_real_crm_export_equal_a_count_by_hand(warehouse, peers):
    path = peers / "maven_crm" / "sales_pipeline.csv"
    commit(warehouse.real, intake.read(path.read_bytes(), path.name))
    facts = {row[0]: row for _, row in _rows(warehouse)}
    by_hand = duckdb.execute(
        """
        select
            count(*) filter (where deal_stage = 'Won'),
            count(*) filter (where deal_stage in ('Won', 'Lost')),
            count(*) filter (where deal_stage not in ('Won', 'Lost')),
            count(*) filter (where deal_stage not in ('Won', 'Lost') and close_value is null),
            count(engage_date) filter (where deal_stage not in ('Won', 'Lost'))
        from read_csv($path)
    """,
        {"path": str(path)},
    ).fetchone()
    assert [facts["win_rate"][2], facts["win_rate"][3]] == [str(by_hand[0]), str(by_hand[1])]
    assert facts["open_pipeline"][2] == str(by_hand[2])
    assert facts["missing_amount"][2] == str(by_hand[3])
    assert facts["ageing"][2] == str(by_hand[4])
    assert facts["win_rate"][7] == "lead_source"


def _rows(warehouse) -> list[tuple[list[str], list[str]]]:
    header, *rows = warehouse.ask("data/first_facts")
    return [(header, row) for row in rows]
