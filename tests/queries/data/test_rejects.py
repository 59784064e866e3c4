"""Which rows were set aside."""

from dashboard import intake
from dashboard.acts.load import commit
from dashboard.acts.undo import undo
from tests.tables import table

FILE = b"date,channel,cost\n2026-03-01,Events,10.00\n2026-02-30,Events,5.00\n2026-03-02,Events,many\n"


def test_a_row_set_aside_is_listed_with_line_column_value_and_reason(warehouse):
    commit(warehouse.real, intake.read(FILE, "ads.csv"), FILE)
    assert [row[1:5] for row in warehouse.ask("data/rejects", batch=None)] == table("""
        file_name  line  column_name  value
        ads.csv    3     date         2026-02-30
        ads.csv    4     cost         many
    """)
    assert [row[4] for row in warehouse.ask("data/opening")] == ["reject_count", "2"]


def test_rows_of_a_file_taken_back_need_nobody(warehouse):
    batch = commit(warehouse.real, intake.read(FILE, "ads.csv"), FILE)
    undo(warehouse.real, batch.batch_id)
    assert len(warehouse.ask("data/rejects", batch=None)) == 1
