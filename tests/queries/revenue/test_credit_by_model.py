from decimal import Decimal

import pytest

from dashboard.cli.attribution import MODELS
from tests.queries.adding_up import total

DAYS = {"from_": "2026-10-01", "to": "2026-10-04"}


@pytest.mark.parametrize("by", ["channel", "campaign"])
def test_every_model_shares_out_the_whole_to_the_cent_whatever_the_filter(company, by):
    for regions, whole in ((None, "160.00"), (["West"], "100.00"), (["East"], "60.00")):
        answer = company.ask("revenue/credit_by_model", milestone="won", by=by, regions=regions, **DAYS)
        assert {model: total(answer, "credit", model=model) for model in MODELS} == dict.fromkeys(MODELS, Decimal(whole))
        assert {row[0] for row in answer[1:]} == set(MODELS)


@pytest.mark.parametrize("model", ["linear", "markov"])
def test_the_deals_behind_a_model_add_up_to_it(company, model):
    window = {"milestone": "won", "by": "channel", "model": model, **DAYS}
    rows = company.ask("revenue/model_rows", **window)
    assert total(rows, "credit") == total(company.ask("revenue/credit_by_model", **window), "credit") == Decimal("160.00")


def test_no_touch_is_the_same_under_every_model(company):
    answer = company.ask("revenue/credit_by_model", milestone="won", by="channel", **DAYS)
    assert {row[3] for row in answer if row[1] == "No touch"} == {"10.00"}


def test_without_a_deal_there_is_nothing_to_share_out(company):
    answer = company.ask("revenue/credit_by_model", milestone="won", by="channel", from_="2020-01-01", to="2020-02-01")
    assert answer[1:] == []
