"""What was loaded, what was taken back, where a row came from."""

from tests.tables import table

SPEND = """
    date        channel  cost
    2026-03-01  Events   10.00
    2026-03-02  Events   20.00
"""
MORE = """
    date        channel  cost
    2026-03-02  Events   20.00
    2026-03-03  Events   30.00
"""
TOLD = [0, 4, 5, 7, 8, 9, 10, 11, 12]


def test_files_stand_newest_first_and_rows_already_known_are_skipped(warehouse):
    warehouse.load("spend", SPEND, file="march.csv")
    warehouse.load("spend", MORE, file="more.csv")
    assert [[row[place] for place in TOLD] for row in warehouse.ask("data/batches")] == table("""
        batch_id  file_name  table_name  status  rows_in  rows_loaded  rows_rejected  rows_skipped  money_loaded
        b00002    more.csv   spend       loaded  2        1            0              1             30.00
        b00001    march.csv  spend       loaded  2        2            0              0             30.00
    """)


def test_a_file_taken_back_stays_in_the_list_and_says_so(warehouse):
    batch = warehouse.load("spend", SPEND)
    warehouse.undo(batch)
    assert [row[7] for row in warehouse.ask("data/batches")] == ["status", "undone"]


def test_at_an_older_version_it_was_still_loaded(warehouse):
    warehouse.undo(warehouse.load("spend", SPEND))
    assert [row[7] for row in warehouse.ask("data/batches", version=1)] == ["status", "loaded"]


def test_what_is_written_in_the_app_is_no_file(warehouse):
    warehouse.record("settings", setting="look_back_days", value="30")
    assert len(warehouse.ask("data/batches")) == 1


def test_a_row_leads_back_to_its_file(warehouse):
    warehouse.load("spend", SPEND, file="march.csv")
    found = warehouse.ask("data/file_of_batch", batch_id="b00001")
    assert [row[:2] + row[3:4] for row in found] == table("""
        batch_id  file_name  table_name
        b00001    march.csv  spend
    """)


def test_the_log_has_a_line_for_each_act(warehouse):
    warehouse.undo(warehouse.load("spend", SPEND, file="march.csv"))
    assert [row[:1] + row[2:6] for row in warehouse.ask("data/audit")] == table("""
        number  who    act   subject  sentence
        2       local  undo  b00001   Took back march.csv
        1       local  load  b00001   march.csv: Spend
    """)
