"""The opening of the Data page."""

from tests.tables import table

SPEND = """
    date        channel  cost
    2026-03-01  Events   10.00
"""


def test_an_empty_workspace_says_so(warehouse):
    assert warehouse.ask("data/opening") == table("""
        last_day  file_count  problem_count  row_count  reject_count  state
                  0           0              0          0             empty
    """)


def test_data_without_a_problem_are_clean_to_their_last_day(warehouse):
    warehouse.load("spend", SPEND, observed_on="2026-03-02")
    assert warehouse.ask("data/opening") == table("""
        last_day    file_count  problem_count  row_count  reject_count  state
        2026-03-01  1           0              0          0             clean
    """)


def test_two_rows_with_one_fault_are_one_problem(warehouse):
    warehouse.load("spend", SPEND + "    2026-03-01  Fair     -1.00\n    2026-03-01  Show     -2.00", observed_on="2026-03-02")
    assert warehouse.ask("data/opening") == table("""
        last_day    file_count  problem_count  row_count  reject_count  state
        2026-03-01  1           1              2          0             one_problem
    """)


def test_files_without_deals_or_spend_give_no_day_to_count_to(warehouse):
    warehouse.load("accounts", "account_id  account_name\nA1          Acme")
    assert warehouse.ask("data/opening")[1][-1] == "undated"
