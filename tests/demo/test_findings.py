"""What is planted in the demo company and can be borne by its data is found where it is."""

import pytest

from dashboard.acts.build_demo import build_demo
from dashboard.acts.find import find
from dashboard.acts.judge import judge
from dashboard.library import ask
from dashboard.warehouse import Warehouse

FOUND = {
    "win_rate_drop:region=EMEA North",
    "competitor_losses:region=EMEA North;competitor=Northwind",
    "slippage:lead_source=Events",
    "stalled_stage:segment=Enterprise;stage=Negotiation",
    "low_acceptance:channel=Content Syndication",
    "channel_not_paying:channel=Content Syndication",
    "channel_unsaturated:channel=Webinars",
    "winning_pocket:segment=Mid-Market;lead_source=Partner",
    "untested_spend:channel=Paid Social",
    "slow_response:region=AMER West;segment=SMB",
    "feedback_theme:region=EMEA North;theme=Data residency",
    "data_problem:campaign=Brand sponsorship (agency)",
}


@pytest.fixture(scope="module")
def ids(tmp_path_factory):
    warehouse = Warehouse.open(tmp_path_factory.mktemp("found") / "demo.duckdb")
    build_demo(warehouse)
    judge(warehouse)
    find(warehouse)
    yield ask(warehouse, "findings/all", {"only_kind": None, "only_side": None}).values("finding_id")
    warehouse.close()


def test_what_is_planted_and_can_be_borne_by_the_data_is_found_with_its_scope(ids):
    assert set(ids) >= FOUND
