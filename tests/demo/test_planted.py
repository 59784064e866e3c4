"""Each planted problem and opportunity shows in the files with a simple calculation."""

import pandas as pd
import pytest

DAY_HOURS, FIRST_HOUR = 8, 9


def closed(deals, since="2023-01-01", until="2027-01-01"):
    return deals[deals["is_closed"] & (deals["close_date"] >= since) & (deals["close_date"] < until)]


def business_hours(moments):
    """Working hours from a Monday to each moment: Monday to Friday, nine to five."""
    gone = moments - pd.Timestamp("2023-11-20")
    into = ((moments - moments.dt.normalize()).dt.total_seconds() / 3600 - FIRST_HOUR).clip(0, DAY_HOURS)
    weekday = moments.dt.day_of_week.clip(upper=5)
    return gone.dt.days // 7 * 5 * DAY_HOURS + weekday * DAY_HOURS + into.where(weekday < 5, 0)


def test_emea_north_wins_half_as_often_since_june(deals):
    north = deals[deals["region"] == "EMEA North"]
    assert closed(north, until="2026-06-01")["is_won"].mean() == pytest.approx(0.28, abs=0.01)
    assert closed(north, since="2026-06-01")["is_won"].mean() == pytest.approx(0.125, abs=0.015)


def test_two_thirds_of_emea_norths_losses_since_june_name_northwind(deals):
    recent = closed(deals, since="2026-06-01")
    lost = recent[~recent["is_won"]]
    names = (lost["competitor"] == "Northwind").groupby(lost["region"] == "EMEA North").mean()
    assert names[True] == pytest.approx(2 / 3, abs=0.02)
    assert names[False] < 0.1


def test_partner_deals_of_the_mid_market_win_more_since_march(deals):
    middle = closed(deals[deals["segment"] == "Mid-Market"], since="2026-03-01")
    middle = middle[middle["region"] != "EMEA North"]
    rate = middle["is_won"].groupby(middle["lead_source"] == "Partner").mean()
    assert rate[True] == pytest.approx(0.45, abs=0.02)
    assert rate[False] == pytest.approx(0.27, abs=0.02)


def test_amer_west_answers_small_companies_after_more_than_twenty_hours(leads):
    recent = leads[(leads["mql_at"] >= "2026-03-02") & leads["first_response_at"].notna()]
    hours = business_hours(recent["first_response_at"]) - business_hours(recent["mql_at"])
    median = hours.groupby((recent["region"] == "AMER West") & (recent["segment"] == "SMB")).median()
    assert median[True] > 20
    assert median[False] == pytest.approx(3, abs=0.5)


def test_enterprise_deals_stay_longer_in_negotiation_since_august(deals, changes):
    moves = changes[changes["stage"] != changes.groupby("opportunity_id")["stage"].shift()].copy()
    moves["until"] = moves.groupby("opportunity_id")["changed_at"].shift(-1).fillna(pd.Timestamp("2026-11-16"))
    moves["segment"] = deals["segment"].reindex(moves["opportunity_id"]).to_numpy()
    talks = moves[(moves["stage"] == "Negotiation") & (moves["segment"] == "Enterprise")]
    days = (talks["until"] - talks["changed_at"]).dt.days.groupby(talks["changed_at"] >= "2026-08-01").median()
    assert days[True] > 1.35 * days[False]


def test_deals_from_events_are_pushed_twice_as_often(deals, changes):
    same_deal = changes["opportunity_id"] == changes["opportunity_id"].shift()
    open_still = ~changes["stage"].str.startswith("Closed")
    later = same_deal & open_still & (changes["close_date"] > changes["close_date"].shift())
    pushed = deals.index.isin(changes["opportunity_id"][later])
    share = pd.Series(pushed, deals.index).groupby(deals["lead_source"] == "Events").mean()
    assert 1.7 < share[True] / share[False] < 2.5


def test_syndicated_leads_are_rejected_for_their_title(leads):
    decided = leads[leads["accepted_at"].notna() | leads["rejected_at"].notna()]
    rejected = decided["rejected_at"].notna().groupby(decided["channel"]).mean()
    words = leads["rejection_reason"].groupby(leads["channel"]).value_counts(normalize=True)
    assert rejected["Content Syndication"] > 0.6 > 2 * rejected["Webinars"]
    assert words["Content Syndication", "wrong title"] > 0.55


def test_paid_social_costs_the_same_for_four_quarters(read):
    spend = read("spend").query("channel == 'Paid Social'")
    quarters = spend["cost"].groupby(pd.PeriodIndex(spend["date"], freq="Q")).sum()["2025Q4":"2026Q3"]
    assert quarters.max() / quarters.min() < 1.05


def test_four_deals_in_a_hundred_have_no_touch(deals, read):
    touched = set(read("touchpoints")["account_id"])
    assert 1 - deals["account_id"].isin(touched).mean() == pytest.approx(0.045, abs=0.005)


def test_last_touch_gives_paid_search_many_times_its_due(demo, deals, read):
    touches = read("touchpoints").merge(deals.reset_index()[["opportunity_id", "account_id", "created_at"]], on="account_id")
    before = touches[(pd.to_datetime(touches["occurred_at"]) < touches["created_at"]) & (touches["created_at"] >= "2025-11-17")]
    last = before.sort_values("occurred_at").groupby("opportunity_id")["channel"].last()
    due = demo.truth["channels"]["Paid Search"]["incremental_opportunities"]
    assert (last == "Paid Search").sum() > 4 * due


def test_spend_follows_demand_so_a_plain_slope_overstates(demo, deals, read):
    spend = read("spend").query("channel == 'Paid Search'")
    cost = spend["cost"].groupby(pd.PeriodIndex(spend["date"], freq="W")).sum()
    opened = deals["created_at"].groupby(deals["created_at"].dt.to_period("W")).size()
    slope = cost.cov(opened) / cost.var()
    channel = demo.truth["channels"]["Paid Search"]
    assert slope > 2 * channel["expected_opportunities"] / channel["spend"]


def test_the_books_are_slightly_below_the_crm_and_slightly_above_the_ads(deals, read):
    finance = read("finance").pivot_table(index="period_start", columns="metric", values="value", aggfunc="sum").loc["2025-11-01":]
    won = deals[deals["is_won"] & (deals["close_date"] >= "2025-11-01") & (deals["close_date"] < "2026-11-01")]
    spend = read("spend").drop_duplicates(["source", "date", "campaign_name", "region"], keep="last")
    media = spend[(spend["date"] >= "2025-11-01") & (spend["date"] < "2026-11-01")]["cost"].sum()
    assert 0.97 < finance["booked_revenue"].sum() / won["amount"].sum() < 0.995
    assert 0.995 < finance["marketing_spend"].sum() / media < 1.02


def test_the_target_of_the_quarter_is_six_million(read):
    targets = read("targets").query("metric == 'revenue' and period_start == '2026-10-01'")
    assert targets["value"].sum() == pytest.approx(6_000_000, abs=1)


def test_the_company_wins_twenty_to_twenty_six_million_a_year(deals):
    won = closed(deals, since="2025-11-17")
    assert 20e6 < won[won["is_won"]]["amount"].sum() < 26e6
