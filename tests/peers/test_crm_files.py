"""Real CRM files: what they hold comes out to the cent, what is missing is said."""

from collections import Counter
from decimal import Decimal

import pytest

from dashboard import intake

MAVEN = [
    ("accounts", "accounts", 85),
    ("products", "products", 7),
    ("sales_teams", "owners", 35),
    ("sales_pipeline", "opportunities", 8800),
]
SEEDS = [
    ("fivetran_hubspot/deal_stage_data.csv", "stage_history", 14),
    ("fivetran_hubspot/company_data.csv", "accounts", 24),
    ("fivetran_hubspot/contact_data.csv", "leads", 22),
    ("fivetran_salesforce/sf_opportunity_data.csv", "opportunities", 10),
    ("fivetran_salesforce/sf_opportunity_history_data.csv", "stage_history", 10),
    ("fivetran_salesforce/sf_account_data.csv", "accounts", 10),
    ("fivetran_salesforce/sf_lead_data.csv", "leads", 1),
]
NOT_OURS = (
    "sf_event_data", "sf_task_data", "sf_order_data", "sf_user_data", "sf_user_role_data", "sf_opportunity_line_item_data",
    "sf_contact_history_data",
)  # fmt: skip
SPEND = [
    ("linkedin_ad_analytics_by_campaign_data", {}, "530.62"),
    ("microsoft_ads_campaign_performance_daily_report_data", {}, "946.34"),
    ("google_ads_campaign_stats_data", {"mapping": {"id": "campaign_id"}}, "231.33"),
    ("facebook_ads_basic_ad_data", {"constants": {"channel": "Paid Social"}}, "643.63"),
]


@pytest.mark.parametrize(("name", "table", "rows"), MAVEN)
def test_every_maven_file_is_recognised_and_loads_whole(peers, name, table, rows):
    reading = read(peers, f"maven_crm/{name}.csv")
    assert (reading.table, reading.rows.num_rows, reading.rejects) == (table, rows, ())


@pytest.mark.parametrize("folder", ["maven_crm", "maven_crm/variant_us_dates"])
def test_what_was_won_is_right_under_either_way_of_writing_dates(peers, folder):
    reading = read(peers, f"{folder}/sales_pipeline.csv")
    deals = reading.rows.to_pylist()
    won = [deal for deal in deals if deal["stage"] == "Won"]
    quarters = Counter()
    for deal in won:
        quarters[(deal["close_date"].month + 2) // 3] += deal["amount"]
    assert (len(won), reading.money.loaded) == (4238, Decimal(10_005_534))
    assert [int(quarters[quarter]) for quarter in (1, 2, 3, 4)] == [1_134_672, 3_086_111, 2_982_255, 2_802_496]
    assert sum(deal["created_at"] is None for deal in deals) == 500


@pytest.mark.parametrize(("file", "table", "rows"), SEEDS)
def test_a_connector_table_that_is_ours_loads(peers, file, table, rows):
    reading = read(peers, file)
    assert (reading.table, reading.rows.num_rows) == (table, rows)


@pytest.mark.parametrize("name", NOT_OURS)
def test_a_connector_table_that_is_not_ours_is_refused(peers, name):
    with pytest.raises(intake.Refused):
        read(peers, f"fivetran_salesforce/{name}.csv")


def test_owners_without_a_team_are_refused_saying_what_is_missing(peers):
    with pytest.raises(intake.Refused, match="people needs team or manager"):
        read(peers, "fivetran_hubspot/owner_data.csv")


def test_deals_without_a_stage_are_rejected_saying_so(peers):
    reading = read(peers, "fivetran_hubspot/deal_data.csv")
    assert reading.rows_in == 44
    assert all("stage" in reject.reason for reject in reading.rejects)


@pytest.mark.parametrize(("name", "options", "spend"), SPEND)
def test_what_a_connector_says_was_spent_is_what_loads(peers, name, options, spend):
    assert read(peers, f"fivetran_ad_reporting/{name}.csv", **options).money.loaded == Decimal(spend)


def read(peers, file, **options):
    """One of the files, read."""
    return intake.read((peers / file).read_bytes(), file, intake.Options(**options))
