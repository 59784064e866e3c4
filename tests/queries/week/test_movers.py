from tests.tables import table


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
    period = {"from_": "2026-10-01", "to": "2026-10-04", "base_from": "2026-07-01", "base_to": "2026-07-04"}
    assert warehouse.ask("week/movers", **period) == table("""
        direction  place  region  segment  won     base_won  change   deals  base_deals
        up         1      West    SMB      400.00  100.00    300.00   1      1
        down       1      East    SMB      0.00    250.00    -250.00  0      1
    """)
