"""A stranger as the study takes it: as records, quickly, or as a folder of files that Tandem loads like anybody's."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.effects.amounts import by_amount
from dashboard.effects.arrange import Arranged, arrange
from tools.simulator import Company
from tools.strangers import START, WINDOW, Stranger


def arranged(one: Stranger, is_by_amount: bool = False) -> Arranged:
    """The arrays of the study, from records as its questions answer them; by amount: deals counted by what they are worth."""
    lists = records(one)
    if is_by_amount:
        lists["deals"], lists["touched"] = by_amount(scope(one), lists["deals"], lists["touched"])
    return arrange(scope(one), *lists.values())


def company(one: Stranger) -> Company:
    """The same as calibration takes it."""
    given = arranged(one)
    truth = one.truth.set_index("channel").loc[list(given.channels)]
    window = one.deals[one.deals["week"] >= one.weeks - WINDOW]
    last = pd.Series(0.0, index=given.channels)
    if one.touches is not None:
        met = one.touches.merge(window[["opportunity_id"]], on="opportunity_id").sort_values("occurred_at")
        last = last.add(met.groupby("opportunity_id")["channel"].last().value_counts(), fill_value=0.0)
    return Company(given.panel, given.deals, truth["deals"].to_numpy(), truth["revenue"].to_numpy(), one.maker, last.to_numpy())


def scope(one: Stranger) -> dict[str, Any]:
    """The weeks the study is about."""
    end = START + timedelta(weeks=one.weeks)
    return {
        "from_date": START,
        "to_date": end,
        "window_from": end - timedelta(weeks=WINDOW),
        "window_to": end,
        "gross_margin": None,
    }


def records(one: Stranger) -> dict[str, list[dict[str, Any]]]:
    """Records of deals, spend, touched, ends and tests."""
    end, window = START + timedelta(weeks=one.weeks), START + timedelta(weeks=one.weeks - WINDOW)
    deals = one.deals.assign(region=one.deals["region"].replace("", "All"))
    deals["week_start_date"] = [START + timedelta(weeks=int(week)) for week in deals["week"]]
    weekly = deals.groupby(["region", "week_start_date"]).agg(deals=("amount", "size"), amount=("amount", "sum")).reset_index()
    spend = one.spend.assign(region=one.spend["region"].replace("", "All"), date=pd.to_datetime(one.spend["date"]))
    spend["week_start_date"] = (spend["date"] - pd.to_timedelta(spend["date"].dt.day_of_week, unit="D")).dt.date
    bought = spend.groupby(["region", "channel", "week_start_date"])["cost"].sum().rename("spend").reset_index()
    is_closed = deals["stage"].str.startswith("Closed")
    closed = deals["close_date"].where(is_closed, end - timedelta(days=1))
    ends = pd.DataFrame({
        "region": deals["region"], "amount": deals["amount"], "is_counted": deals["created_at"] >= window,
        "age": [(last - first).days for first, last in zip(deals["created_at"], closed, strict=True)],
        "outcome": deals["stage"].map({"Closed Won": "won", "Closed Lost": "lost", "Open": "open"}),
    })  # fmt: skip
    tests = [] if one.tests is None else one.tests.to_dict("records")
    touched = _touched(one, deals[ends["is_counted"]])
    lists = {"deals": weekly, "spend": bought, "touched": touched, "ends": ends}
    return {name: table.to_dict("records") for name, table in lists.items()} | {"tests": tests}


def _touched(one: Stranger, deals: pd.DataFrame) -> pd.DataFrame:
    if one.touches is None:
        return pd.DataFrame()
    met = one.touches[["opportunity_id", "channel"]].drop_duplicates().merge(deals, on="opportunity_id")
    each = met.groupby(["region", "channel"]).agg(touched=("amount", "size"), touched_amount=("amount", "sum")).reset_index()
    whole = deals.groupby("region").size().rename("deals").reset_index()
    met = met.drop_duplicates("opportunity_id")
    any_touch = met.groupby("region").agg(with_touch=("amount", "size"), media_amount=("amount", "sum")).reset_index()
    return each.merge(whole, on="region").merge(any_touch.assign(with_media=any_touch["with_touch"]), on="region")


def write(one: Stranger, folder: Path) -> list[Path]:
    """The company's files in a folder, as its systems would export them."""
    folder.mkdir(parents=True, exist_ok=True)
    deals = one.deals.drop(columns=["cause", "will_win", "week"])
    is_closed = deals["stage"].str.startswith("Closed")
    deals = deals.assign(is_closed=is_closed.map(str).str.lower(), is_won=(deals["stage"] == "Closed Won").map(str).str.lower())
    tables = {"opportunities": deals, "spend": one.spend, "touchpoints": one.touches, "experiments": one.tests}
    written = []
    for name, table in tables.items():
        if table is not None:
            path = folder / f"{name}.csv"
            table.loc[:, (table != "").any()].to_csv(path, index=False)
            written.append(path)
    return written
