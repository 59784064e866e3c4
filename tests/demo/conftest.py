"""The demo company as anybody would read it: its files, by table."""

import io

import pandas as pd
import pytest

from dashboard.demo import Company, company


@pytest.fixture(scope="session")
def demo():
    return company()


@pytest.fixture(scope="session")
def read(demo):
    """Every row of a table, in the order of loading, with the day each file was observed."""

    def rows(table: str, of: Company = demo) -> pd.DataFrame:
        files = [file for file in of.files if file.table == table]
        frames = [pd.read_csv(io.BytesIO(file.data)).assign(observed_on=file.observed_on) for file in files]
        return pd.concat(frames, ignore_index=True)

    return rows


@pytest.fixture(scope="session")
def deals(read):
    """Each deal as the CRM has it now."""
    rows = read("opportunities").drop_duplicates("opportunity_id", keep="last").set_index("opportunity_id")
    return rows.assign(created_at=pd.to_datetime(rows["created_at"]), close_date=pd.to_datetime(rows["close_date"]))


@pytest.fixture(scope="session")
def leads(read):
    """Each lead as the desk has it now."""
    rows = read("leads").drop_duplicates("lead_id", keep="last")
    times = [name for name in rows.columns if name.endswith("_at")]
    return rows.assign(**{name: pd.to_datetime(rows[name]) for name in times})


@pytest.fixture(scope="session")
def changes(read):
    """Stage history in order of deal and time, with the moment each state ended (today for those that stand)."""
    rows = read("stage_history")
    rows["changed_at"] = pd.to_datetime(rows["changed_at"])
    return rows.sort_values(["opportunity_id", "changed_at"], ignore_index=True)
