"""Where the quarter lands, what was said of past quarters, and leaders' calls beside it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.acts.foresee import NothingAhead, foresee
from dashboard.cli.commands import run
from dashboard.warehouse import Warehouse
from tests.conftest import TextWarehouse

TODAY, QUARTER, END = date(2026, 2, 9), date(2026, 1, 1), date(2026, 4, 1)
CALLS = [
    (date(2026, 2, 7), QUARTER, date(2026, 3, 31), 9000),
    (date(2025, 11, 3), date(2025, 10, 1), date(2025, 12, 31), 700),
]
TARGETS = """
    period_start  period_end  metric   region  value
    2026-01-01    2026-03-31  revenue          5000
    2026-01-01    2026-03-31  revenue  East    2000
    2026-01-01    2026-03-31  revenue  West    3000
    2025-10-01    2025-12-31  revenue          2000
"""


@dataclass(frozen=True)
class Deal:
    """One every second day, in the East and the West in turn; every third is won for 100 after 40 days, others lost after 30."""

    number: int

    @property
    def created(self) -> date:
        return date(2023, 1, 2) + timedelta(days=2 * self.number)

    @property
    def closed(self) -> date:
        return self.created + timedelta(days=30 if self.number % 3 else 40)

    @property
    def stage(self) -> str:
        return "Open" if self.closed >= TODAY else "Lost" if self.number % 3 else "Won"

    @property
    def line(self) -> str:
        region = ("East", "West")[self.number % 2]
        return f"D{self.number:04}           {self.created}  {self.stage:5}  {self.closed}  100.00  {region}    SMB"


DEALS = [Deal(number) for number in range((TODAY - date(2023, 1, 2)).days // 2)]


def written(deals: list[Deal]) -> str:
    """The deals as a file."""
    return "\n".join(["opportunity_id  created_at  stage  close_date  amount  region  segment", *(deal.line for deal in deals)])


def won_between(first: date, after: date) -> int:
    """What was won, or will be, on days from the first and before the other."""
    return 100 * sum(not deal.number % 3 and first <= deal.closed < after for deal in DEALS)


@pytest.fixture(scope="module")
def company(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TextWarehouse]:
    """The deals with targets and two calls, forecast once."""
    path = shutil.copy(empty_file, tmp_path_factory.mktemp("forecast") / "tandem.duckdb")
    spoken = TextWarehouse(Warehouse.open(path))
    spoken.load("opportunities", written(DEALS), observed_on=str(TODAY))
    spoken.load("targets", TARGETS)
    call = {"called_by": "Ann", "side": "sales", "metric": "revenue", "call": "commit"}
    for called_on, first, last, value in CALLS:
        spoken.record("commitments", called_on=called_on, period_start=first, period_end=last, value=value, **call)
    foresee(spoken.real)
    yield spoken
    spoken.real.close()


def records(company, question, **given):
    rows = company.ask(f"pipeline/{question}", **given)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_quarter_lands_where_such_deals_end(company):
    """Of deals created later some are still won by the end: one every six days from the 40th day on."""
    whole = records(company, "forecast")[0]
    assert (whole["is_total"], float(whole["won"])) == ("yes", won_between(QUARTER, TODAY))
    assert float(whole["low"]) <= won_between(QUARTER, END) <= float(whole["high"])


def test_regions_and_segments_add_up_to_the_total_and_sources_to_each_line(company):
    rows = records(company, "forecast")
    for column in ("won", "from_open", "from_new", "mid"):
        for level in ("region", "segment"):
            parts = sum(float(row[column]) for row in rows if row["level"] == level)
            assert parts == pytest.approx(float(rows[0][column]), abs=0.05)
    for row in rows:
        assert sum(float(row[name]) for name in ("won", "from_open", "from_new")) == pytest.approx(float(row["mid"]), abs=0.05)


def test_a_target_out_of_reach_has_the_least_chance_and_parts_have_their_own(company):
    rows = {row["part"]: row for row in records(company, "forecast")}
    assert [rows[part]["target"] for part in ("All", "East", "West", "SMB")] == ["5000.00", "2000.00", "3000.00", ""]
    assert [rows[part]["chance"] for part in ("All", "SMB")] == ["0.01", ""]


def test_a_filter_takes_its_part_of_the_same_draws(company):
    everywhere = {row["part"]: row for row in records(company, "forecast")}
    east = records(company, "forecast", regions=["East"])[0]
    assert [east[name] for name in ("won", "mid", "low", "high", "target")] == [
        everywhere["East"][name] for name in ("won", "mid", "low", "high", "target")
    ]


def test_each_week_of_the_quarter_has_its_forecast_and_the_last_is_todays(company):
    weeks = records(company, "forecast_by_week", to=TODAY)
    assert [row["day"] for row in weeks][:2] == ["2026-01-01", "2026-01-08"]
    assert {name: weeks[-1][name] for name in ("mid", "low", "high", "won")} == {
        name: records(company, "forecast")[0][name] for name in ("mid", "low", "high", "won")
    }


def test_past_quarters_stand_beside_what_they_came_to(company):
    past = records(company, "past_forecasts", to=TODAY, same_week=True)
    assert [row["quarter_label"] for row in past][-1] == "Q4 2025"
    assert float(past[-1]["won"]) == won_between(date(2025, 10, 1), QUARTER)
    assert all(row["is_within"] == "yes" for row in past)


def test_the_record_counts_what_was_said_against_what_happened(company):
    ranges = [row for row in records(company, "forecast_record", to=TODAY) if "in this range" in row["said"]]
    assert [row["chance"] for row in ranges] == ["0.5", "0.8", "0.9"]
    assert float(ranges[2]["happened"]) > 0.85


def test_a_call_stands_beside_the_forecast_with_the_chance_of_it(company):
    [call] = records(company, "calls", to=TODAY)
    assert [call["called_by"], call["value"], call["chance"]] == ["Ann", "9000.00", "0.01"]


def test_a_past_call_is_held_against_what_happened_and_against_the_forecast(company):
    [call] = records(company, "past_calls", to=TODAY)
    assert [call["called_by"], float(call["won"]), call["closer"]] == ["Ann", won_between(date(2025, 10, 1), QUARTER), "forecast"]
    assert abs(float(call["forecast_off"])) < abs(float(call["off"]))


def test_the_command_line_tells_the_same_and_any_period_that_has_not_ended(company):
    code, document, _ = run(company.real, "forecast", {}, "ann")
    assert (code, document["from"], document["to"]) == (0, "2026-01-01", "2026-04-01")
    assert document["rows"][0]["mid"] == float(records(company, "forecast")[0]["mid"])
    code, document, _ = run(company.real, "forecast", {"to": "2026-07-01"}, "ann")
    assert (code, document["to"]) == (0, "2026-07-01")
    assert document["rows"][0]["mid"] > 2500


def test_a_period_that_has_ended_is_refused(company):
    with pytest.raises(NothingAhead, match="ended before 2026-02-0"):
        foresee(company.real, period=(None, date(2026, 1, 1)))


def test_too_few_wins_are_told_in_a_sentence(warehouse):
    warehouse.load("opportunities", written(DEALS[:20]))
    code, document, _ = run(warehouse.real, "forecast", {}, "ann")
    assert code == 1
    assert "deals were won in the two years before; 20 are needed" in document["refused"]


def test_a_deal_has_the_chance_the_forecast_gives_it(company):
    with company.real.reading() as reader:
        told = dict(reader.execute("select opportunity_id, won_in_quarter from stg_study_chances").fetchall())
    [header, *rows] = company.ask("pipeline/ten_deals", to=TODAY)
    shown = {row[0]: float(row[header.index("chance")]) for row in rows}
    assert shown
    assert shown == pytest.approx({name: told[name] for name in shown}, abs=1e-6)
