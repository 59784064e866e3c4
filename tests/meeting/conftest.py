"""A small meeting whose numbers a person can check in the head, with words that mean to do harm."""

import shutil

import pytest

from dashboard.meeting.compose import compose
from dashboard.warehouse import Warehouse
from tests.conftest import TextWarehouse

FORMULA = "=cmd()|'/c calc'!A1"
SCRIPT = "<script>alert(1)</script>"
IMPORT = '#import "x": *'
DEALS = """
    opportunity_id  stage        is_closed  is_won  created_at  close_date  amount
    O-1             Closed Won   yes        yes     2026-01-10  2026-02-02  1000.00
    O-2             Closed Lost  yes        no      2026-01-12  2026-03-05  500.00
    O-3             Open         no         no      2026-03-08  2026-03-30  250.00
"""
TARGETS = """
    period_start  period_end  metric   value
    2026-01-01    2026-03-31  revenue  4000.00
"""


@pytest.fixture(scope="session")
def meeting_file(tmp_path_factory, empty_file):
    """The database of that meeting, built once."""
    path = shutil.copy(empty_file, tmp_path_factory.mktemp("meeting") / "tandem.duckdb")
    spoken = TextWarehouse(Warehouse.open(path))
    spoken.load("opportunities", DEALS, observed_on="2026-03-08")
    spoken.load("targets", TARGETS)
    promise = {"promised_on": "2026-03-02", "due_date": "2026-03-06", "status": "open", "side": "sales", "is_first_time": True}
    spoken.record("actions", action_id="ACT-1", promise=f"{IMPORT} {SCRIPT}", owner=FORMULA, helper="Ben $x$ *b*", **promise)
    spoken.record("meeting_items", meeting_date="2026-03-09", item_id="ITM-1", question="Who answers Lyon?", side="both")
    decided = {"decided_on": "2026-03-09", "decided_at": "2026-03-09T09:10:00", "outcome": "decided", "side": "both"}
    said = {"question": "Who answers Lyon?", "decision": "Sales sends two.", "decided_by": "Ann", "item_id": "ITM-1"}
    spoken.record("decisions", decision_id="DEC-1", **decided, **said)
    spoken.real.close()
    return path


@pytest.fixture
def met(meeting_file, tmp_path):
    """That meeting in a warehouse of the test's own."""
    real = Warehouse.open(shutil.copy(meeting_file, tmp_path / "met.duckdb"))
    yield real
    real.close()


@pytest.fixture(scope="session")
def document(meeting_file):
    """The pack of that meeting."""
    real = Warehouse.open(meeting_file)
    yield compose(real)
    real.close()
