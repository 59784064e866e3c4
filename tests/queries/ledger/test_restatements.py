"""What later versions changed about quarters that had ended: each reason, and parts that add up."""

from typing import Any

from tests.tables import table

DEALS = """
    opportunity_id  stage        amount  created_at  close_date
    O-1             Closed Won   100.00  2026-01-10  2026-03-01
    O-2             Open         50.00   2026-02-10  2026-09-30
    O-9             Closed Lost  7.00    2026-03-10  2026-06-01
"""
EUROS = """
    opportunity_id  stage        amount  currency  created_at  close_date
    O-1             Closed Won   100.00  EUR       2026-01-10  2026-03-01
    O-9             Closed Lost  7.00    USD       2026-03-10  2026-06-01
    O-8             Open         7.00    USD       2026-03-10  2026-07-01
"""
JUNE = "2026-06-02"


def load(warehouse, text: str, observed_on: str = JUNE, name: str = "deals", **options: Any):
    return warehouse.load("opportunities", text, observed_on, f"{name}.csv", **options)


def ledger(warehouse, metric: str = "won") -> list[list[str]]:
    """Quarter, difference, and the reasons with their counts, of one metric."""
    header, *rows = warehouse.ask("ledger/restatements")
    reasons = ("late", "amount", "moved", "outcome", "vanished", "undone", "rates", "currency", "words")
    told = []
    for row in rows:
        named = dict(zip(header, row, strict=True))
        if named["metric"] == metric:
            counts = ", ".join(f"{named[reason]} {reason}" for reason in reasons if named[reason] != "0")
            told.append([named["version"], named["quarter_label"], named["difference"], counts])
    return told


def row(stage: str, amount: str, close: str, deal: str = "O-1") -> str:
    return f"""
        opportunity_id  stage        amount  created_at  close_date
        {deal:<14}  {stage:<11}  {amount:<6}  2026-01-10  {close}
    """


def test_nothing_is_restated_by_the_first_file(warehouse):
    load(warehouse, DEALS)
    assert ledger(warehouse) == []


def test_a_row_that_comes_late_is_told(warehouse):
    load(warehouse, DEALS)
    load(warehouse, row("Closed Won", "20.00", "2026-02-01", "O-3"), "2026-06-09")
    assert ledger(warehouse) == [["2", "Q1 2026", "20.00", "1 late"]]


def test_an_amount_edited_afterwards_is_told(warehouse):
    load(warehouse, DEALS)
    load(warehouse, row("Closed Won", "80.00", "2026-03-01"), "2026-06-09")
    assert ledger(warehouse) == [["2", "Q1 2026", "-20.00", "1 amount"]]


def test_a_close_date_that_leaves_the_quarter_is_told(warehouse):
    load(warehouse, DEALS)
    load(warehouse, row("Closed Won", "100.00", "2026-04-02"), "2026-06-09")
    assert ledger(warehouse) == [["2", "Q1 2026", "-100.00", "1 moved"]]


def test_a_deal_no_longer_won_is_told(warehouse):
    load(warehouse, DEALS)
    load(warehouse, row("Closed Lost", "100.00", "2026-03-01"), "2026-06-09")
    assert ledger(warehouse) == [["2", "Q1 2026", "-100.00", "1 outcome"]]


def test_an_undo_is_told_and_brings_the_quarter_back(warehouse):
    load(warehouse, DEALS)
    batch = load(warehouse, row("Closed Won", "80.00", "2026-03-01"), "2026-06-09")
    warehouse.undo(batch)
    assert ledger(warehouse) == [["3", "Q1 2026", "20.00", "1 undone"], ["2", "Q1 2026", "-20.00", "1 amount"]]
    assert ledger(warehouse) != []


def test_pipeline_created_is_restated_by_a_late_deal_too(warehouse):
    load(warehouse, DEALS)
    load(warehouse, row("Open", "30.00", "2026-12-01", "O-4"), "2026-06-09")
    assert ledger(warehouse, "created") == [["2", "Q1 2026", "30.00", "1 late"]]


def test_a_deal_of_a_quarter_that_is_not_over_restates_nothing(warehouse):
    load(warehouse, DEALS)
    load(warehouse, row("Closed Won", "30.00", "2026-05-01", "O-5").replace("2026-01-10", "2026-05-01"), "2026-06-09")
    assert ledger(warehouse) == []


def test_the_rows_behind_a_line_name_file_and_line(warehouse):
    load(warehouse, DEALS)
    load(warehouse, row("Closed Won", "80.00", "2026-03-01"), "2026-06-09", "june")
    found = warehouse.ask("ledger/restated_rows", restated_version=2, metric="won", quarter_start=None)
    assert [line[4:10] for line in found] == table("""
        reason  before_amount  after_amount  difference  source_file  source_line
        amount  100.00         80.00         -20.00      june.csv     2
    """)


def test_spend_that_a_platform_corrects_is_told(warehouse):
    warehouse.load("spend", "date        channel  cost\n2026-01-05  Search   10.00\n2026-06-01  Search   1.00", JUNE)
    warehouse.load("spend", "date        channel  cost\n2026-01-05  Search   12.00", "2026-06-09")
    assert ledger(warehouse, "spend") == [["2", "Q1 2026", "2.00", "1 amount"]]


def test_a_deal_that_a_complete_export_no_longer_has_is_told(warehouse):
    load(warehouse, DEALS)
    load(warehouse, DEALS.replace("O-1", "O-8").replace("100.00", "30.00 "), "2026-06-09", full_refresh=True)
    assert ledger(warehouse) == [["2", "Q1 2026", "-70.00", "1 late, 1 vanished"]]


def test_a_changed_rate_has_a_line_of_its_own(warehouse):
    warehouse.load("rates", "date        currency  rate\n2026-01-01  EUR       1.10", JUNE)
    load(warehouse, EUROS)
    warehouse.load("rates", "date        currency  rate\n2026-01-01  EUR       1.20", "2026-06-09")
    assert ledger(warehouse) == [["3", "Q1 2026", "10.00", "1 rates"]]


def test_a_rate_for_later_days_restates_nothing(warehouse):
    warehouse.load("rates", "date        currency  rate\n2026-01-01  EUR       1.10", JUNE)
    load(warehouse, EUROS)
    warehouse.load("rates", "date        currency  rate\n2026-02-01  EUR       1.20", "2026-06-09")
    assert ledger(warehouse) == []


def test_a_rate_taken_back_brings_the_quarter_back(warehouse):
    load(warehouse, EUROS)
    rates = warehouse.load("rates", "date        currency  rate\n2026-01-01  EUR       1.10", JUNE)
    warehouse.undo(rates)
    assert ledger(warehouse) == [["3", "Q1 2026", "-110.00", "1 rates"], ["2", "Q1 2026", "110.00", "1 rates"]]


def test_another_reporting_currency_has_a_line_of_its_own(warehouse):
    warehouse.load("rates", "date        currency  rate\n2026-01-01  EUR       1.10", JUNE)
    load(warehouse, EUROS)
    warehouse.record("settings", setting="reporting_currency", value="EUR")
    assert ledger(warehouse) == [["3", "Q1 2026", "-10.00", "1 currency"]]


def test_an_alias_that_makes_a_stage_mean_lost_has_a_line_of_its_own(warehouse):
    load(warehouse, DEALS)
    warehouse.load(
        "aliases",
        """
        table          column  their_value  our_value
        opportunities  stage   Closed Won   Gone
        *              stage   Gone         Lost
        """,
    )
    assert ledger(warehouse) == [["2", "Q1 2026", "-100.00", "1 words"]]
    assert ledger(warehouse, "lost") == [["2", "Q1 2026", "100.00", "1 words"]]


def test_the_channel_map_restates_no_quarter(warehouse):
    warehouse.load("spend", "date        channel  cost\n2026-01-05  Search   10.00\n2026-06-01  Search   1.00", JUNE)
    warehouse.load("channel_map", "source  channel\nSearch  Paid Search", "2026-06-09")
    assert ledger(warehouse, "spend") == []
