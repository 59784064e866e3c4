"""One small company for the questions of Does it pay: three won deals, one of them without a touch."""

import pytest

DEALS = """
    opportunity_id  created_at  stage  close_date  amount  region  segment
    D1              2026-09-01  Won    2026-10-01  100.00  West    SMB
    D2              2026-09-01  Won    2026-10-02  50.00   East    SMB
    D3              2026-09-01  Won    2026-10-03  10.00   East    Enterprise
    D4              2026-09-01  Lost   2026-10-03  70.00   West    SMB
    D5              2026-06-01  Won    2026-07-02  40.00   West    SMB
"""
TOUCHES = """
    occurred_at  channel      opportunity_id
    2026-09-02   Paid Search  D1
    2026-09-03   Events       D1
    2026-09-04   Webinars     D1
    2026-09-05   Events       D2
"""
SPEND = """
    date        channel      region  cost
    2026-07-01  Paid Search  West    80.00
    2026-10-01  Paid Search  West    20.00
    2026-10-02  Events       East    30.00
    2026-10-03  Radio        East    10.00
"""


@pytest.fixture
def company(warehouse):
    """The warehouse with deals, touches and spend of a few days."""
    warehouse.load("opportunities", DEALS, file="deals.csv")
    warehouse.load("touchpoints", TOUCHES)
    warehouse.load("spend", SPEND, file="spend.csv")
    return warehouse


@pytest.fixture
def period():
    """The first three days of October against the first three of July."""
    return {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}
