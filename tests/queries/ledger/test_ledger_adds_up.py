"""Whatever files say and in whatever order, the ledger's lines add up to what each version changed, to the cent."""

import shutil
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard import intake
from dashboard.acts.load import commit
from dashboard.acts.undo import undo
from dashboard.library import ask
from dashboard.warehouse import Warehouse

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
DEAL = some.tuples(
    some.integers(1, 4),
    some.sampled_from(["Closed Won", "Closed Lost", "Open"]),
    some.integers(1, 9999),
    some.dates(date(2026, 1, 1), date(2026, 6, 30)),
)
FILE = some.lists(DEAL, min_size=1, max_size=4, unique_by=lambda deal: deal[0])
LATE = (9, "Closed Lost", 1, date(2026, 7, 1))


def written(deals: list[tuple]) -> bytes:
    rows = [f"{deal},{stage},{cents / 100:.2f},{day},{day}" for deal, stage, cents, day in deals]
    return "\n".join(["opportunity_id,stage,amount,created_at,close_date", *rows, ""]).encode()


def won(warehouse: Warehouse, version: int) -> dict[date, Decimal]:
    """Won by quarter as a version tells it."""
    totals: dict[date, Decimal] = defaultdict(Decimal)
    with warehouse.reading(version, date(2026, 12, 31)) as reader:
        for day, amount in reader.cursor.execute("select closed_date, amount from mart_deals where is_won").fetchall():
            totals[date(day.year, (day.month - 1) // 3 * 3 + 1, 1)] += amount
    return totals


@settings(max_examples=5, deadline=None, suppress_health_check=QUIET)
@given(files=some.lists(FILE, min_size=2, max_size=4), take_back=some.booleans())
def test_restatements_add_up_to_the_difference_between_versions(empty_file: Path, tmp_path: Path, files, take_back):
    warehouse = Warehouse.open(shutil.copy(empty_file, tmp_path / "law.duckdb"))
    loaded = []
    for place, deals in enumerate([[*files[0], LATE], *files[1:]]):
        reading = intake.read(written(deals), f"{place}.csv", intake.Options(table="opportunities"))
        loaded.append(commit(warehouse, reading, observed_on=date(2026, 7, 2 + place)))
    if take_back and loaded[-1].batch_id:
        undo(warehouse, loaded[-1].batch_id)
    told: dict[tuple[int, date], Decimal] = defaultdict(Decimal)
    for row in ask(warehouse, "ledger/restatements").records():
        if row["metric"] == "won":
            reasons = ("late", "amount", "moved", "outcome", "vanished", "undone")
            assert sum(row[f"{reason}_amount"] for reason in reasons) == row["difference"]
            assert sum(row[reason] for reason in reasons) == row["row_count"]
            told[row["version"], row["quarter_start_date"]] = row["difference"]
    states = {version: won(warehouse, version) for version in range(1, warehouse.version + 1)}
    for version in range(2, warehouse.version + 1):
        for quarter in {*states[version], *states[version - 1]}:
            assert told[version, quarter] == states[version][quarter] - states[version - 1][quarter]
    warehouse.close()
