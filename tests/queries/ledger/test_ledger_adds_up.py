"""Whatever files, rates, words and settings say and in whatever order, the ledger adds up to what each version changed."""

import shutil
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard import intake
from dashboard.acts.load import commit
from dashboard.acts.record import record
from dashboard.acts.undo import undo
from dashboard.library import ask
from dashboard.warehouse import Warehouse

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
REASONS = ("late", "amount", "moved", "outcome", "vanished", "undone", "rates", "currency", "words")
METRICS = {
    "won": "select close_date, amount from stg_opportunities where is_won and not is_deleted",
    "lost": "select close_date, amount from stg_opportunities where is_lost and not is_deleted",
    "created": "select created_date, amount from stg_opportunities where not is_deleted",
    "spend": "select date, cost from stg_spend where spend_kind = 'programme'",
}
STAGES = some.sampled_from(["Closed Won", "Closed Lost", "Open", "Signed"])
MONEY = some.integers(1, 9999).map(lambda cents: f"{cents / 100:.2f}")
CURRENCY = some.sampled_from(["", "EUR", "USD"])
DAY = some.dates(date(2026, 1, 1), date(2026, 6, 30))
DEAL = some.tuples(some.integers(1, 4), STAGES, MONEY, CURRENCY, DAY, DAY)
SPEND = some.tuples(DAY, some.sampled_from(["Search", "Social"]), MONEY, CURRENCY)
RATE = some.tuples(DAY, some.sampled_from(["EUR", "USD"]), some.sampled_from(["0.90", "1.10", "1.25"]))
WORD = some.tuples(
    some.sampled_from(["opportunities", "*"]), some.just("stage"), STAGES, some.sampled_from(["Won", "Lost", "Signed", "Open"])
)


def files_of(table: str, header: str, row: some.SearchStrategy, key: slice) -> some.SearchStrategy:
    rows = some.lists(row, min_size=1, max_size=4, unique_by=lambda cells: cells[key])
    return rows.map(lambda found: ("load", table, f"{header}\n" + "\n".join(",".join(map(str, cells)) for cells in found) + "\n"))


STEP = some.one_of(
    files_of("opportunities", "opportunity_id,stage,amount,currency,created_at,close_date", DEAL, slice(1)),
    files_of("spend", "date,channel,cost,currency", SPEND, slice(None)),
    files_of("rates", "date,currency,rate", RATE, slice(2)),
    files_of("aliases", "table,column,their_value,our_value", WORD, slice(3)),
    some.sampled_from(["EUR", "USD"]).map(lambda code: ("currency", code)),
    some.just(("undo",)),
)
FIRST = ("load", "opportunities", "opportunity_id,stage,amount,created_at,close_date\n9,Closed Lost,1,2026-07-01,2026-07-01\n")
FIRST_SPEND = ("load", "spend", "date,channel,cost\n2026-07-01,Search,1\n")


def take(warehouse: Warehouse, step: tuple[str, ...], place: int, loaded: list[str]) -> None:
    """One step of a history: a file, a setting, or the last file taken back."""
    if step[0] == "currency":
        record(warehouse, "settings", {"setting": "reporting_currency", "value": step[1]})
    elif step[0] == "load":
        reading = intake.read(step[2].encode(), f"{place}.csv", intake.Options(table=step[1]))
        batch = commit(warehouse, reading, observed_on=date(2026, 7, 2 + place), overlap="add")
        loaded += [batch.batch_id] if batch.batch_id else []
    elif len(loaded) > 2:
        undo(warehouse, loaded.pop())


def quarters(warehouse: Warehouse) -> dict[tuple[str, date], Decimal]:
    """Each metric by quarter as it stands now."""
    totals: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    with warehouse.reading() as reader:
        for metric, sql in METRICS.items():
            for day, amount in reader.execute(sql).fetchall():
                totals[metric, date(day.year, (day.month - 1) // 3 * 3 + 1, 1)] += amount or 0
    return totals


@settings(max_examples=4, deadline=None, suppress_health_check=QUIET)
@given(steps=some.lists(STEP, min_size=2, max_size=5))
def test_restatements_add_up_to_the_difference_between_versions(empty_file: Path, tmp_path: Path, steps):
    warehouse = Warehouse.open(shutil.copy(empty_file, tmp_path / "law.duckdb"))
    loaded: list[str] = []
    states = {}
    with warehouse.bulk():
        for place, step in enumerate([FIRST, FIRST_SPEND, *steps]):
            take(warehouse, step, place, loaded)
            states[warehouse.version] = quarters(warehouse)
    told: dict[tuple[int, str, date], Decimal] = defaultdict(Decimal)
    for row in ask(warehouse, "ledger/restatements").records():
        assert sum(row[f"{reason}_amount"] for reason in REASONS) == row["difference"]
        assert sum(row[reason] for reason in REASONS) == row["row_count"]
        told[row["version"], row["metric"], row["quarter_start_date"]] = row["difference"]
    for version in range(3, warehouse.version + 1):
        for metric, quarter in {*states[version], *states[version - 1]}:
            if quarter < date(2026, 7, 1):
                difference = states[version][metric, quarter] - states[version - 1][metric, quarter]
                assert told[version, metric, quarter] == difference, (version, metric, quarter)
    warehouse.close()
