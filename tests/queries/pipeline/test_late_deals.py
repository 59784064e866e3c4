"""Open deals that were pushed or should have closed already."""

from tests.tables import table


def test_a_push_and_a_passed_close_date_are_counted(warehouse):
    for day, first, second in (("2026-10-04", "2026-10-20", "2026-12-01"), ("2026-11-01", "2026-10-20", "2026-12-20")):
        warehouse.load(
            "opportunities",
            f"""
            opportunity_id  created_at  stage  close_date  amount
            passed          2026-09-01  Open   {first}  100.00
            pushed          2026-09-01  Open   {second}  50.00
            fine            2026-09-01  Open   2026-12-05  70.00
        """,
            observed_on=day,
        )
    found = warehouse.ask("pipeline/late_deals", as_of="2026-11-10")
    columns = [found[0].index(name) for name in ("opportunity_id", "amount", "days_overdue", "pushes")]
    assert [[row[place] for place in columns] for row in found] == table("""
        opportunity_id  amount  days_overdue  pushes
        passed          100.00  21            0
        pushed          50.00                 1
    """)
