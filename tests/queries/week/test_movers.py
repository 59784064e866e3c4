from tests.tables import table

PERIOD = {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}


def test_places_are_ranked_by_how_much_won_moved(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  created_at  stage  close_date  amount  region  segment
        D1              2026-06-01  Won    2026-07-01  100.00  West    SMB
        D2              2026-06-01  Won    2026-10-01  400.00  West    SMB
        D3              2026-06-01  Won    2026-07-02  250.00  East    SMB
        D4              2026-06-01  Won    2026-07-02  80.00   East    Enterprise
        D5              2026-06-01  Won    2026-10-02  80.00   East    Enterprise
    """,
    )
    assert warehouse.ask("week/movers", **PERIOD) == table("""
        direction  place  deals_of   won     base_won  change   deals  base_deals
        up         1      West, SMB  400.00  100.00    300.00   1      1
        down       1      East, SMB  0.00    250.00    -250.00  0      1
    """)


def test_a_deal_without_a_segment_goes_by_its_region(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  created_at  stage  close_date  amount  region
        D1              2026-06-01  Won    2026-10-01  100.00  West
        D2              2026-06-01  Won    2026-10-01  50.00
    """,
    )
    assert [row[2] for row in warehouse.ask("week/movers", **PERIOD)[1:]] == ["West", "No region or segment"]
