"""Maps of media and referrers that others use: they load, and touches take their channels from them."""

import pytest

from dashboard import intake
from dashboard.acts.load import commit
from dashboard.intake import Options
from dashboard.warehouse import Warehouse

FILES = [
    ("marketing_channel_mapping.csv", {"table": "channel_map", "constants": {"source": "*"}}, 16),
    ("additional_referrer_mapping.csv", {"table": "channel_map"}, 1775),
]
TOUCHES = b"""occurred_at,channel,medium,account_id
2026-01-01,https://mail.google.com/,,a1
2026-01-02,somewhere,cpc,a1
2026-01-03,newsletter,Paid  Social,a1
2026-01-04,Trade fair,,a1
"""
CHANNELS = ["Email", "Paid Search", "Paid Social", "Trade fair"]


@pytest.fixture
def mapped(peers, tmp_path):
    warehouse = Warehouse.open(tmp_path / "tandem.duckdb")
    with warehouse.bulk():
        for file, options, rows in FILES:
            reading = intake.read((peers / "rittman_ra" / file).read_bytes(), file, Options(**options))
            assert (commit(warehouse, reading).rows_loaded, reading.rejects) == (rows, ())
        commit(warehouse, intake.read(TOUCHES, "touches.csv", Options(table="touchpoints")))
    yield warehouse
    warehouse.close()


def test_touches_take_the_channels_of_the_maps(mapped):
    with mapped.reading() as reader:
        found = reader.execute("select channel from stg_touches order by occurred_at").fetchall()
    assert [channel for (channel,) in found] == CHANNELS
