"""Fifteen months of targets as somebody else wrote them: a column per metric, days first, blanks before the figures."""

from datetime import date

from dashboard import intake


def test_a_wide_file_of_targets_becomes_a_row_per_month_and_metric(peers):
    reading = intake.read((peers / "rittman_ra" / "targets.csv").read_bytes(), "targets.csv")
    rows = reading.rows.to_pylist()
    assert (reading.table, reading.rows_in, reading.rejects) == ("targets", 45, ())
    assert (rows[0]["period_start"], rows[0]["period_end"]) == (date(2020, 10, 1), date(2020, 10, 31))
    assert (rows[-1]["period_start"], rows[-1]["period_end"]) == (date(2021, 12, 1), date(2021, 12, 31))
    sums = {metric: sum(int(row["value"]) for row in rows if row["metric"] == metric) for metric in {row["metric"] for row in rows}}
    assert sums == {"revenue": 685_000, "deals": 1_295_000, "deals_closed": 780_000}
