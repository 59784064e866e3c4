"""Coverage to go, beside what such pipeline took in past quarters."""

from tests.tables import table

TARGETS = """
    period_start  period_end  metric   value    segment
    2026-10-01    2026-12-31  revenue  1000.00  SMB
"""


def deals(number, *lines):
    header = "opportunity_id  created_at  stage  close_date  amount  segment"
    copies = [line.format(copy) for line in lines for copy in range(number)]
    return "\n".join([header, *(_cells(line) for line in copies)])


def _cells(line):
    widths = (16, 12, 7, 12, 8, 7)
    return "".join(cell.ljust(width) for cell, width in zip(line.split(), widths, strict=True))


def past_quarter(warehouse, number):
    """On 15 August each quarter's deals stood open and dated in Q3; a quarter of their amount was won by its end."""
    open_then = ["won{} 2026-07-01 Open 2026-09-20 100.00 SMB", "lost{} 2026-07-01 Open 2026-09-20 300.00 SMB"]
    closed = ["won{} 2026-07-01 Won 2026-09-20 100.00 SMB", "lost{} 2026-07-01 Lost 2026-09-21 300.00 SMB"]
    now = "now{} 2026-10-01 Open 2026-12-20 25.00 SMB"
    warehouse.load("opportunities", deals(number, *open_then), observed_on="2026-07-10")
    warehouse.load("opportunities", deals(number, *closed, now), observed_on="2026-11-10")
    warehouse.load("targets", TARGETS)


def told(warehouse, *names):
    answer = warehouse.ask("pipeline/coverage", to="2026-11-15", as_of="2026-11-20")
    return [[row[answer[0].index(name)] for name in names] for row in answer]


def test_needed_is_what_each_won_unit_took_on_the_same_day_of_past_quarters(warehouse):
    past_quarter(warehouse, 20)
    assert told(warehouse, "segment", "open_amount", "to_go", "have", "needed", "quarters", "deals") == table("""
        segment  open_amount  to_go    have  needed  quarters  deals
        SMB      500.00       1000.00  0.5   4       1         40
    """)


def test_with_few_past_deals_nothing_is_said_of_what_is_needed(warehouse):
    past_quarter(warehouse, 10)
    assert told(warehouse, "have", "needed", "rests_on")[1] == ["0.25", "", ""]


def test_the_rows_behind_hold_this_quarters_deals_and_those_of_past_ones(warehouse):
    past_quarter(warehouse, 20)
    rows = warehouse.ask("pipeline/coverage_rows", to="2026-11-15", as_of="2026-11-20")
    assert sorted((row[0], len([other for other in rows if other[0] == row[0]])) for row in rows[1:])[0] == ("2026-07-01", 40)
    assert len(rows) - 1 == 60
