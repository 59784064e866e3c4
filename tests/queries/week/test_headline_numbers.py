DEALS = """
    opportunity_id  created_at  stage  close_date  amount
    D1              2026-06-01  Won    2026-09-30  900.00
    D2              2026-10-01  Won    2026-10-02  300.00
    D3              2026-10-01  Lost   2026-10-03  100.00
    D4              2026-10-03  Open   2026-12-01  50.00
"""


def values(warehouse):
    return {row[0]: row[2] for row in warehouse.ask("week/headline_numbers")[1:]}


def test_the_quarter_and_all_that_is_loaded(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load(
        "spend",
        """
        date        channel  cost
        2026-09-30  Events   10.00
        2026-10-03  Events   20.00
    """,
    )
    assert values(warehouse) == {
        "Media spend, quarter to date": "20.0000",
        "Pipeline created, quarter to date": "450.0000",
        "Deals created, quarter to date": "3.0000",
        "Won, quarter to date": "300.0000",
        "Win rate by count, quarter to date": "0.5000",
        "Leads, quarter to date": "0.0000",
        "Open pipeline": "50.0000",
        "Won, all deals loaded": "1200.0000",
        "Deals loaded": "4.0000",
        "Media spend, all days loaded": "30.0000",
        "Leads loaded": "0.0000",
    }


def test_the_quarter_is_that_of_the_last_day_with_data(warehouse):
    warehouse.load("opportunities", DEALS)
    row = warehouse.ask("week/headline_numbers")[1]
    assert row[3:] == ["2026-10-01", "2026-10-04"]


def test_an_empty_workspace_counts_nothing_and_knows_no_win_rate(warehouse):
    assert set(values(warehouse).values()) == {"0.0000", ""}
