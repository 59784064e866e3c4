"""What happened to the pipeline between two days: one reason a deal, adding up to the cent from start to end."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.library import ask
from tests.queries.adding_up import total
from tests.queries.pipeline.days import two_days
from tests.tables import table

DAYS = {"from_": "2026-10-10", "to": "2026-11-10", "as_of": "2026-11-20"}
STAYS = """
    opportunity_id  created_at  stage   close_date  amount  owner  lead_source  currency
    stays           2026-09-01  Open    2026-12-01  100.00  Ada    Web          USD
"""


def bars(warehouse, **filters):
    """The lines that count a deal, as reason, amount and deals."""
    [_, *rows] = warehouse.ask("pipeline/waterfall", **DAYS | filters)
    return [row[1:] for row in rows if row[3] != "0"]


def weeks(warehouse, *lines):
    """The deal that stays, and another one as two weekly exports have it."""
    header, stays = table(STAYS)[0], table(STAYS)[1]
    for day, line in zip(("2026-10-04", "2026-11-08"), lines, strict=True):
        rows = [header, stays, *([line.split()] if line else [])]
        text = "\n".join("  ".join(cell.ljust(16) for cell in row) for row in rows)
        warehouse.load("opportunities", text, observed_on=day)


CHANGES = {
    "nothing": ("2026-12-01  100.00 Ada Web USD", "2026-12-01  100.00 Ada Web USD", []),
    "increased": ("2026-12-01  100.00 Ada Web USD", "2026-12-01  130.00 Ada Web USD", [["increased", "30.00", "1"]]),
    "decreased": ("2026-12-01  100.00 Ada Web USD", "2026-12-01  70.00 Ada Web USD", [["decreased", "-30.00", "1"]]),
    "pulled in": ("2027-02-01  100.00 Ada Web USD", "2026-12-01  100.00 Ada Web USD", [["pulled_in", "100.00", "1"]]),
    "pulled in and increased": (
        "2027-02-01  100.00 Ada Web USD",
        "2026-12-01  130.00 Ada Web USD",
        [["pulled_in", "100.00", "1"], ["increased", "30.00", "1"]],
    ),
    "slipped in from the quarter before": (
        "2026-09-30  100.00 Ada Web USD",
        "2026-12-01  100.00 Ada Web USD",
        [["pulled_in", "100.00", "1"]],
    ),
    "pushed out": ("2026-12-01  100.00 Ada Web USD", "2027-02-01  100.00 Ada Web USD", [["pushed_out", "-100.00", "1"]]),
    "pushed out and decreased": (
        "2026-12-01  100.00 Ada Web USD",
        "2027-02-01  60.00 Ada Web USD",
        [["decreased", "-40.00", "1"], ["pushed_out", "-60.00", "1"]],
    ),
    "moved within the quarter": ("2026-11-01  100.00 Ada Web USD", "2026-12-01  100.00 Ada Web USD", []),
    "another owner": ("2026-12-01  100.00 Ada Web USD", "2026-12-01  100.00 Ben Web USD", []),
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_open_deal_has_one_reason_and_its_amount_change_is_split_out(warehouse, name):
    before, after, expected = CHANGES[name]
    weeks(warehouse, f"moves 2026-09-01 Open {before}", f"moves 2026-09-01 Open {after}")
    assert [bar for bar in bars(warehouse) if bar[0] not in ("start", "end")] == expected


def test_a_deal_that_came_since_is_new_and_stands_with_its_amount_at_the_end(warehouse):
    weeks(warehouse, "", "young 2026-10-20 Open 2026-12-01 50.00 Ada Web USD")
    assert bars(warehouse) == [["start", "100.00", "1"], ["new", "50.00", "1"], ["end", "150.00", "2"]]


@pytest.mark.parametrize(("stage", "reason"), [("Won", "won"), ("Lost", "lost")])
def test_a_deal_that_closed_leaves_with_its_last_amount(warehouse, stage, reason):
    weeks(
        warehouse,
        "goes 2026-09-01 Open 2026-12-01 100.00 Ada Web USD",
        f"goes 2026-09-01 {stage} 2026-11-05 80.00 Ada Web USD",
    )
    assert bars(warehouse) == [
        ["start", "200.00", "2"],
        [reason, "-80.00", "1"],
        ["decreased", "-20.00", "1"],
        ["end", "100.00", "1"],
    ]


def test_a_lost_deal_that_stands_in_an_open_stage_again_is_reopened(warehouse):
    warehouse.load("opportunities", STAYS, observed_on="2026-11-15")
    warehouse.load(
        "stage_history",
        """
        opportunity_id  changed_at  stage  amount  close_date
        stays           2026-09-01  Open   90.00   2026-12-01
        stays           2026-10-01  Lost   90.00   2026-10-01
        stays           2026-10-20  Open   100.00  2026-12-01
    """,
    )
    assert bars(warehouse) == [["reopened", "90.00", "1"], ["increased", "10.00", "1"], ["end", "100.00", "1"]]


def test_a_deal_the_crm_deleted_goes_to_other(warehouse):
    columns = "opportunity_id  created_at  stage  close_date  amount  is_deleted"
    for day, is_deleted in (("2026-10-04", "no"), ("2026-11-01", "yes")):
        line = f"gone            2026-09-01  Open   2026-12-01  70.00   {is_deleted}"
        warehouse.load("opportunities", f"{columns}\n{line}", observed_on=day)
    assert bars(warehouse) == [["start", "70.00", "1"], ["other", "-70.00", "1"]]


def test_a_change_of_currency_goes_to_other(warehouse):
    warehouse.record("settings", setting="reporting_currency", value="USD", changed_on=date(2026, 1, 1))
    warehouse.load("rates", "date        currency  rate\n2026-01-01  EUR       1.5")
    weeks(warehouse, "moves 2026-09-01 Open 2026-12-01 100.00 Ada Web USD", "moves 2026-09-01 Open 2026-12-01 100.00 Ada Web EUR")
    assert bars(warehouse)[1:2] == [["other", "50.00", "1"]]


def test_by_owner_a_deal_that_changed_hands_leaves_the_one_and_joins_the_other(warehouse):
    weeks(warehouse, "moves 2026-09-01 Open 2026-12-01 70.00 Ada Web USD", "moves 2026-09-01 Won 2026-11-01 70.00 Ben Web USD")
    assert warehouse.ask("pipeline/waterfall", by="owner", **DAYS) == table("""
        part  reason  amount  deals
        Ada   start   170.00  2
        Ada   other   -70.00  1
        Ada   end     100.00  1
        Ben   won     -70.00  1
        Ben   other   70.00   1
    """)


def test_every_reason_has_a_line_and_all_open_deals_can_be_counted_whatever_their_close_date(warehouse):
    weeks(warehouse, "far 2026-09-01 Open 2027-12-01 70.00 Ada Web USD", "far 2026-09-01 Open 2028-02-01 70.00 Ada Web USD")
    [_, *rows] = warehouse.ask("pipeline/waterfall", scope="all", **DAYS)
    assert " ".join(row[1] for row in rows) == "start new reopened pulled_in increased won lost decreased pushed_out other end"
    assert [row[2] for row in rows if row[3] != "0"] == ["170.00", "170.00"]
    assert bars(warehouse) == [["start", "100.00", "1"], ["end", "100.00", "1"]]


def test_a_deal_that_came_and_closed_in_between_stands_in_neither_day(warehouse):
    weeks(warehouse, "", "quick 2026-10-20 Won 2026-11-01 50.00 Ada Web USD")
    assert bars(warehouse) == [["start", "100.00", "1"], ["end", "100.00", "1"]]
    assert warehouse.ask("pipeline/won_in_between", **DAYS)[1] == ["1", "50.00", "50.00"]


def test_the_past_is_what_history_tells_and_where_nothing_is_told_the_first_thing_known(warehouse):
    warehouse.load("opportunities", STAYS, observed_on="2026-11-15")
    assert bars(warehouse) == [["start", "100.00", "1"], ["end", "100.00", "1"]]


def test_a_deals_history_names_the_file_and_line_of_each_change(warehouse):
    weeks(warehouse, "moves 2026-09-01 Open 2026-12-01 70.00 Ada Web USD", "moves 2026-09-01 Open 2026-12-05 90.00 Ben Web USD")
    [header, *rows] = warehouse.ask("pipeline/deal_history", opportunity_id="moves", as_of="2026-11-20")
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["kind"] for row in told] == ["state", "traits", "state", "traits"]
    assert [told[2][name] for name in ("previous_amount", "amount", "close_date")] == ["70.00", "90.00", "2026-12-05"]
    assert [told[3][name] for name in ("owner", "source_file", "source_line")] == ["Ben", "opportunities.csv", "3"]


@pytest.mark.parametrize("filters", [{}, {"scope": "all"}, {"by": "owner"}])
def test_the_rows_behind_add_up_to_every_bar(warehouse, filters):
    weeks(warehouse, "moves 2026-09-01 Open 2026-12-01 70.00 Ada Web USD", "moves 2026-09-01 Won 2026-11-01 90.00 Ben Web USD")
    answer, rows = (warehouse.ask(f"pipeline/{name}", **DAYS | filters) for name in ("waterfall", "waterfall_rows"))
    for part, reason, amount, _ in answer[1:]:
        assert total(rows, "amount", part=part, reason=reason) == Decimal(amount)


SPLITS = st.sampled_from([None, "lead_source", "campaign", "segment", "region", "owner"])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(days=two_days(), by=SPLITS, scope=st.sampled_from(["quarter", "all"]))
def test_every_part_adds_up_from_start_to_end_and_all_parts_to_the_whole(company, days, by, scope):
    given_days = {"from": days[0], "to": days[1], "scope": scope}
    parts = ask(company, "pipeline/waterfall", {**given_days, "by": by}).records()
    for part in {row["part"] for row in parts}:
        moved = {row["reason"]: row["amount"] for row in parts if row["part"] == part}
        assert sum(amount for reason, amount in moved.items() if reason != "end") == moved.get("end", 0)
    whole = {row["reason"]: row["amount"] for row in ask(company, "pipeline/waterfall", given_days).records()}
    for reason, amount in whole.items():
        assert sum(row["amount"] for row in parts if row["reason"] == reason) == amount


@settings(max_examples=15, deadline=None, derandomize=True)
@given(days=two_days(), scope=st.sampled_from(["quarter", "all"]))
def test_the_won_bar_and_the_wins_in_between_are_all_that_was_won(company, days, scope):
    asked = {"from": days[0], "to": days[1], "scope": scope}
    bars_of = {row["reason"]: row["amount"] for row in ask(company, "pipeline/waterfall", asked).records()}
    between = ask(company, "pipeline/won_in_between", asked).first()
    assert between["amount"] - bars_of["won"] == between["won"]
