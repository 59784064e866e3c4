"""Every act is one version and one line of the log, refuses who may not, and undo restores exactly."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import intake
from dashboard.acts import audit, load, translate, undo
from dashboard.acts.agree import Proposal, propose
from dashboard.acts.build_demo import build_demo
from dashboard.acts.choose import choose
from dashboard.acts.close_meeting import close_meeting
from dashboard.acts.forget_reading import forget_reading
from dashboard.acts.people import NotAllowed, Person
from dashboard.acts.record import record
from dashboard.acts.save_plan import save_plan
from dashboard.contracts import contracts
from dashboard.intake import Options
from dashboard.library import ask
from dashboard.warehouse import Warehouse

ACTS = Path(__file__).parent.parent / "dashboard" / "acts"
NOT_USE_CASES = {
    "__init__",
    "again",
    "already",
    "apply",
    "audit",
    "batch",
    "export",
    "find",
    "foresee",
    "found_words",
    "judge",
    "keep",
    "overlap",
    "people",
    "prune",
    "publish",
    "read_out",
    "readings",
    "score_bets",
    "sense",
    "studied",
    "unlike",
    "weigh",
}
SPEND = b"date,channel,cost\n2026-03-01,Events,10.00\n2026-03-02,Events,5.00\n"
ANA = Person("Ana")
SNAPSHOTS = ("2026-03-10", "2026-03-17", "2026-03-24")


def load_spend(warehouse: Warehouse, person: Person = ANA) -> load.Batch:
    return load.commit(warehouse, intake.read(SPEND, "ads.csv"), SPEND, person)


def undo_spend(warehouse: Warehouse, person: Person = ANA) -> undo.Undone:
    return undo.undo(warehouse, ask(warehouse, "data/batches").first()["batch_id"], person)


def set_look_back(warehouse: Warehouse, person: Person = ANA) -> int:
    return record(warehouse, "settings", {"setting": "look_back_days", "value": "30"}, person)


def say_how_spend_is_read(warehouse: Warehouse, person: Person = ANA) -> load.Batch:
    reading = intake.read(SPEND, "ads.csv", Options(currency="EUR"))
    return load.commit(warehouse, reading, SPEND, person, remember=True)


def forget_how_spend_is_read(warehouse: Warehouse, person: Person = ANA) -> int:
    return forget_reading(warehouse, "channel|cost|date", person)


def say_alias(warehouse: Warehouse, person: Person = ANA) -> str:
    row = {"table": "*", "column": "channel", "their_value": "Event", "our_value": "Events"}
    return translate.confirm(warehouse, translate.Change("aliases", (row,)), person)


def keep_plan(warehouse: Warehouse, person: Person = ANA) -> str:
    lines = [{"channel": "Events", "spend": Decimal(10), "expected_low": None, "expected_mid": None, "expected_high": None}]
    return save_plan(warehouse, "A tenth more", (date(2026, 4, 1), date(2026, 6, 30)), lines, person)


def close(warehouse: Warehouse, person: Person = ANA) -> int:
    answer = {"position": 1, "known_at": 1, "title": "Win rate", "question": "week/win_rate"}
    return close_meeting(warehouse, date(2026, 3, 9), [answer], person)


def sign(warehouse: Warehouse, person: Person = ANA) -> int:
    return propose(warehouse, Proposal("mql", "created", date(2026, 3, 1)), replace(person, side="sales"))


def choose_zone(warehouse: Warehouse, person: Person = ANA) -> int:
    return choose(warehouse, "time_zone", "Europe/Berlin", person)


USE_CASES: dict[str, tuple[Callable, str]] = {
    "load": (load_spend, "viewer"),
    "undo": (undo_spend, "leader"),
    "record": (set_look_back, "analyst"),
    "agree": (sign, "analyst"),
    "choose": (choose_zone, "analyst"),
    "forget_reading": (forget_how_spend_is_read, "viewer"),
    "translate": (say_alias, "viewer"),
    "save_plan": (keep_plan, "analyst"),
    "close_meeting": (close, "analyst"),
}
PREPARED: dict[str, Callable] = {"undo": load_spend, "forget_reading": say_how_spend_is_read}


def test_every_use_case_is_tested_here():
    files = {path.stem for path in ACTS.glob("*.py")} - NOT_USE_CASES
    assert files == {*USE_CASES, "build_demo"}


@pytest.mark.parametrize("name", USE_CASES)
def test_an_act_is_one_version_and_one_line_of_the_log(name, warehouse):
    PREPARED.get(name, lambda *_: None)(warehouse.real, Person("Bo"))
    version, lines = warehouse.real.version, len(ask(warehouse.real, "data/audit").rows)
    USE_CASES[name][0](warehouse.real)
    log = ask(warehouse.real, "data/audit")
    assert warehouse.real.version == version + 1
    assert len(log.rows) == lines + 1
    assert (log.first()["who"], log.first()["act"]) == ("Ana", name)


@pytest.mark.parametrize("name", USE_CASES)
def test_who_may_not_is_refused_and_nothing_is_written(name, warehouse):
    PREPARED.get(name, lambda *_: None)(warehouse.real, Person("Bo"))
    act, role = USE_CASES[name]
    version = warehouse.real.version
    with pytest.raises(NotAllowed, match="Ana may not"):
        act(warehouse.real, Person("Ana", role))
    assert warehouse.real.version == version
    assert all(row[2] != "Ana" for row in ask(warehouse.real, "data/audit").rows)


def test_who_loaded_a_file_may_take_it_back_without_being_an_administrator(warehouse):
    analyst = Person("Ana", "analyst")
    load_spend(warehouse.real, analyst)
    assert undo_spend(warehouse.real, analyst).version == 2


def test_building_the_demo_company_needs_its_own_file_and_a_role(warehouse, tmp_path):
    with pytest.raises(NotAllowed):
        build_demo(warehouse.real, person=Person("Ana", "viewer"))
    with pytest.raises(RuntimeError, match="not a demo file"):
        build_demo(warehouse.real)
    assert warehouse.real.version == 0


def test_an_act_that_fails_leaves_nothing(warehouse, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError("The disk is full")

    monkeypatch.setattr(audit, "note", fail)
    with pytest.raises(OSError, match="full"):
        load_spend(warehouse.real)
    assert warehouse.real.version == 0
    assert not ask(warehouse.real, "data/batches").rows


def test_the_log_is_a_chain_and_a_changed_line_breaks_it(warehouse):
    load_spend(warehouse.real)
    undo_spend(warehouse.real)
    lines = sorted(ask(warehouse.real, "data/audit").rows)
    assert audit.broken_line(lines) is None
    assert audit.broken_line([(*lines[0][:2], "Eve", *lines[0][3:]), lines[1]]) == 1


def test_a_preview_of_yesterday_is_not_committed(warehouse):
    reading = intake.read(SPEND, "ads.csv")
    seen = load.preview(warehouse.real, reading)
    set_look_back(warehouse.real)
    with pytest.raises(load.Moved, match="look at the preview again"):
        load.commit(warehouse.real, reading, SPEND, expected_version=seen.version)


def test_the_same_file_twice_is_nothing_new(warehouse):
    load_spend(warehouse.real)
    again = load_spend(warehouse.real)
    assert again.status == "unchanged"
    assert warehouse.real.version == 1


def test_a_file_taken_back_may_be_loaded_again(warehouse):
    load_spend(warehouse.real)
    undo_spend(warehouse.real)
    assert load_spend(warehouse.real).rows_loaded == 2


def test_no_row_is_live_twice(warehouse):
    load_spend(warehouse.real)
    undo_spend(warehouse.real)
    load_spend(warehouse.real)
    with warehouse.real.reading() as reader:
        for name in contracts():
            overlaps = f"""
                select count(*)
                from validity_{name} as one
                inner join validity_{name} as other
                    on one.row_id = other.row_id
                    and one.from_version < other.to_version
                    and other.from_version < one.to_version
                    and (one.from_version, one.to_version) <> (other.from_version, other.to_version)
            """  # noqa: S608
            assert reader.execute(overlaps).fetchone() == (0,), name


# Laws, over small files drawn at random.

cents = st.integers(-500, 5000).map(lambda number: f"{number / 100:.2f}")
days = st.integers(0, 9).map(lambda number: str(date(2026, 3, 1) + timedelta(days=number)))
spend = st.tuples(days, st.sampled_from(["Events", "Search", ""]), st.sampled_from(["k1", "k2"]), cents)
spend_lines = st.lists(spend, min_size=1, max_size=6)
deals = st.tuples(
    st.sampled_from("abcd"), st.sampled_from(["Qualify", "Propose", "Won", "Lost"]), cents.filter(lambda text: "-" not in text)
)
deal_lines = st.lists(deals, min_size=1, max_size=4, unique_by=lambda line: line[0])
files = st.one_of(
    st.tuples(st.just("spend"), spend_lines, st.sampled_from(SNAPSHOTS)),
    st.tuples(st.just("opportunities"), deal_lines, st.sampled_from(SNAPSHOTS)),
)
HEADERS = {"spend": "date,channel,campaign_id,cost", "opportunities": "opportunity_id,stage,amount,created_at"}
few = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_csv(table: str, lines: list[tuple[str, ...]]) -> bytes:
    rows = lines if table == "spend" else [(*line, "2026-03-01") for line in lines]
    return "\n".join([HEADERS[table], *(",".join(row) for row in rows), ""]).encode()


def put(warehouse: Warehouse, table: str, lines: list[tuple[str, ...]], day: str, name: str = "file.csv") -> str:
    data = as_csv(table, lines)
    reading = intake.read(data, name, Options(table=table))
    assert not reading.rejects
    return load.commit(warehouse, reading, data, observed_on=date.fromisoformat(day)).batch_id


def state(warehouse: Warehouse) -> list[list[tuple]]:
    """What every page can see, row ids and batches left out."""
    columns = {
        "mart_spend": "date, channel, campaign_id, cost",
        "mart_deals": "opportunity_id, stage, amount, is_open, is_won, is_lost, stage_since, pushes",
        "mart_stage_spans": "opportunity_id, stage, entered_date, left_date",
    }
    with warehouse.reading() as reader:
        return [reader.execute(f"select {names} from {mart} order by all").fetchall() for mart, names in columns.items()]  # noqa: S608


class Fresh:
    """An empty workspace for each example, read through the views so that no mart is rebuilt after each write."""

    def __init__(self, empty: Path) -> None:
        self.empty = empty

    def __enter__(self) -> Warehouse:
        self.folder = TemporaryDirectory()
        self.warehouse = Warehouse.open(shutil.copy(self.empty, Path(self.folder.name) / "tandem.duckdb"))
        self.writing = self.warehouse.bulk()
        self.writing.__enter__()
        return self.warehouse

    def __exit__(self, *_: object) -> None:
        self.writing.__exit__(None, None, None)
        self.warehouse.close()
        self.folder.cleanup()


@few
@given(before=st.lists(files, max_size=3), then=files)
def test_undo_restores_exactly(empty_file, before, then):
    with Fresh(empty_file) as warehouse:
        for table, lines, day in before:
            put(warehouse, table, lines, day)
        standing = state(warehouse)
        batch = put(warehouse, *then)
        if batch:
            undo.undo(warehouse, batch)
        assert state(warehouse) == standing


@few
@given(sequence=st.lists(files, min_size=2, max_size=4), data=st.data())
def test_taking_back_any_file_is_as_if_it_had_never_been_loaded(empty_file, sequence, data):
    left_out = data.draw(st.integers(0, len(sequence) - 1))
    with Fresh(empty_file) as warehouse, Fresh(empty_file) as without:
        batches = [put(warehouse, *file) for file in sequence]
        for place, file in enumerate(sequence):
            if place != left_out:
                put(without, *file)
        if not batches[left_out] or "" in batches:
            return
        undo.undo(warehouse, batches[left_out])
        assert state(warehouse) == state(without)


@few
@given(lines=spend_lines, crm=deal_lines, data=st.data())
def test_order_splitting_and_repetition_of_files_with_disjoint_keys_change_nothing(empty_file, lines, crm, data):
    days_apart = [[line for line in lines if line[0] == day] for day in dict.fromkeys(line[0] for line in lines)]
    parts = [("spend", part) for part in days_apart] + [("opportunities", [line]) for line in crm]
    shuffled = data.draw(st.permutations(parts))
    repeated = [*shuffled, data.draw(st.sampled_from(parts))]
    with Fresh(empty_file) as whole, Fresh(empty_file) as split:
        put(whole, "spend", lines, SNAPSHOTS[0])
        put(whole, "opportunities", crm, SNAPSHOTS[0])
        for table, part in repeated:
            put(split, table, part, SNAPSHOTS[0])
        assert state(whole) == state(split)
