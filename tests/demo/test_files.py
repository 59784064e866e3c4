"""What holds of every file of the demo company."""

import hashlib
import io
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.contracts import contracts
from dashboard.demo import company

LAST_DAY = date(2026, 11, 15)
TIMES = {
    "spend": ["date"],
    "touchpoints": ["occurred_at"],
    "leads": [f"{name}_at" for name in ["created", "mql", "first_response", "accepted", "rejected", "recycled", "sql"]],
    "opportunities": ["created_at", "last_activity_at"],
    "stage_history": ["changed_at"],
    "finance": ["period_end"],
    "feedback": ["date"],
    "experiments": ["end_date"],
}


def digest(of):
    return hashlib.sha256(b"".join(file.data for file in of.files)).hexdigest()


def test_the_same_seed_gives_the_same_bytes_and_the_same_truth():
    first, second = company(seed=3, size="tiny"), company(seed=3, size="tiny")
    assert (digest(first), first.truth) == (digest(second), second.truth)


def test_another_seed_gives_another_company():
    assert digest(company(seed=3, size="tiny")) != digest(company(seed=4, size="tiny"))


def test_files_come_in_the_order_in_which_they_were_loaded(demo):
    assert [file.loaded_at for file in demo.files] == sorted(file.loaded_at for file in demo.files)
    assert len({file.name for file in demo.files}) == len(demo.files)


def test_there_is_a_history_and_thirteen_weeks_after_it(demo):
    assert sorted({file.observed_on for file in demo.files}) == [
        day.date() for day in pd.date_range("2026-08-16", LAST_DAY, freq="7D")
    ]


def test_every_column_is_one_its_contract_knows(demo):
    for file in demo.files:
        header = file.data.split(b"\n", 1)[0].decode().split(",")
        assert set(header) <= {column.name for column in contracts()[file.table].columns}, file.name


@pytest.mark.parametrize("table", TIMES)
def test_nothing_in_a_file_happened_after_it_was_observed(demo, table):
    for file in (file for file in demo.files if file.table == table):
        frame = pd.read_csv(io.BytesIO(file.data), usecols=TIMES[table], dtype=str)
        assert frame.max().dropna().str[:10].max() <= str(file.observed_on), file.name


def test_the_last_deal_and_the_last_spend_are_of_the_last_sunday(read, deals):
    assert read("spend")["date"].max() == str(LAST_DAY)
    assert deals["created_at"].max().date() == LAST_DAY


def test_a_tiny_company_is_about_a_tenth_of_the_small_one(demo):
    small, tiny = (sum(file.data.count(b"\n") for file in of.files) for of in (demo, company(size="tiny")))
    assert small < 180_000
    assert 0.05 < tiny / small < 0.2


def test_money_of_deals_is_positive(read):
    assert (read("opportunities")["amount"].dropna() > 0).all()
    assert (read("stage_history")["amount"].dropna() > 0).all()


def test_the_history_ends_in_the_stage_the_deal_is_in(deals, changes):
    last = changes.groupby("opportunity_id")["stage"].last()
    assert (last == deals["stage"].reindex(last.index)).all()
    assert len(last) == len(deals)


def test_a_deal_in_an_old_file_stands_as_its_history_had_it_then(read, changes):
    snapshots = read("opportunities")
    for observed_on, then in snapshots.groupby("observed_on"):
        seen = changes[changes["changed_at"] < pd.Timestamp(observed_on) + pd.Timedelta(days=1)]
        last = seen.groupby("opportunity_id")["stage"].last()
        assert (then.set_index("opportunity_id")["stage"] == last.reindex(then["opportunity_id"])).all()


def test_every_deal_touch_and_lead_belongs_to_a_known_account(read):
    known = set(read("accounts")["account_id"])
    for table in ("opportunities", "touchpoints", "leads", "feedback"):
        assert set(read(table)["account_id"].dropna()) <= known, table


def test_the_steps_of_a_hand_over_come_in_their_order(leads):
    steps = ["created_at", "mql_at", "first_response_at", "accepted_at", "sql_at"]
    for before, after in pairwise(steps):
        both = leads[[before, after]].dropna()
        assert (both[before] <= both[after]).all(), after
