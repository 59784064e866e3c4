"""The true answers kept beside the files: they add up, and the files bear them out."""

import json

import pandas as pd
import pytest

FIGURES = ("spend", "incremental_opportunities", "incremental_pipeline", "incremental_revenue", "of_which_won")


@pytest.mark.parametrize("figure", FIGURES)
def test_totals_equal_their_parts(demo, figure):
    parts = sum(channel[figure] for channel in demo.truth["channels"].values())
    assert demo.truth["total"][figure] == pytest.approx(parts, abs=0.01)


def test_what_came_anyway_and_what_spend_brought_make_everything(demo):
    truth = demo.truth
    for figure in ("opportunities", "revenue"):
        whole = truth["anyway"][figure] + truth["total"][f"incremental_{figure}"]
        assert whole == pytest.approx(truth["all"][figure], abs=0.01)


def test_the_truth_is_plain_json(demo):
    assert json.loads(json.dumps(demo.truth)) == demo.truth


def test_everything_opened_in_the_window_is_in_the_files(demo, deals):
    assert (deals["created_at"] >= demo.truth["window"]["from"]).sum() == demo.truth["all"]["opportunities"]


def test_what_was_drawn_is_near_what_the_curves_say(demo):
    for name, channel in demo.truth["channels"].items():
        mean = channel["expected_opportunities"]
        assert abs(channel["incremental_opportunities"] - mean) <= 3.5 * mean**0.5, name


def test_content_syndication_brings_nothing_and_webinars_pay(demo):
    channels = demo.truth["channels"]
    assert channels["Content Syndication"]["incremental_opportunities"] == 0
    assert channels["Webinars"]["curve"]["marginal_revenue_per_dollar"] > 1 / 0.7


def test_a_channel_touched_at_least_the_deals_it_brought(demo, deals, read):
    touches = read("touchpoints").merge(deals.reset_index()[["opportunity_id", "account_id", "created_at"]], on="account_id")
    before = touches[(pd.to_datetime(touches["occurred_at"]) < touches["created_at"]) & (touches["created_at"] >= "2025-11-17")]
    touched = before.groupby("channel")["opportunity_id"].nunique()
    for name, channel in demo.truth["channels"].items():
        assert touched[name] > channel["incremental_opportunities"], name


def test_the_listed_data_problems_are_in_the_files(demo, deals):
    problems = demo.truth["data_problems"]
    assert deals.loc[problems["no_amount"], "amount"].isna().all()
    assert deals.loc[problems["won_without_date"], "close_date"].isna().all()
    assert set(deals.loc[problems["owner_left"], "owner"]) == {"Dana Whitlock"}
    early = deals.loc[problems["closed_before_created"]]
    assert (early["close_date"] < early["created_at"]).all()
    assert deals.loc[problems["deleted"], "is_deleted"].all()
    assert (deals.loc[problems["date_passed"], "close_date"] < "2026-11-16").all()


def test_edited_amounts_differ_from_those_first_exported(demo, deals, read):
    edited = demo.truth["data_problems"]["edited"]
    first = read("opportunities").query("is_won").drop_duplicates("opportunity_id").set_index("opportunity_id")
    assert (first.loc[edited, "amount"] > deals.loc[edited, "amount"]).all()


def test_late_and_corrected_spend_comes_in_a_later_file(read):
    late = read("spend").query("'2026-08-31' <= date <= '2026-09-06' and observed_on == @pd.Timestamp('2026-10-11').date()")
    assert len(late) == 5


def test_a_few_spend_rows_name_no_channel_and_no_known_campaign(read):
    spend = read("spend")
    assert 5 <= (spend["channel"].isna() & spend["campaign_id"].isna()).sum() <= 10


def test_rows_in_euros_have_a_rate_for_their_day(read):
    euros = read("spend").query("currency == 'EUR'")
    assert euros["campaign_id"].nunique() == 1
    assert set(euros["date"]) <= set(read("rates")["date"])
