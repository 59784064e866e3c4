"""Both sides' promises on one scale."""

from tests.queries.adding_up import total
from tests.tables import table

LEADS = """
    lead_id  created_at        first_response_at  accepted_at  rejected_at  channel
    L1       2026-10-05 09:00  2026-10-05 10:00   2026-10-06                Events
    L2       2026-10-05 09:00  2026-10-05 12:00                2026-10-06   Events
    L3       2026-10-05 09:00  2026-10-06 09:00                             Events
    L4       2026-10-05 09:00                                               Webinars
    M1       2026-07-06 09:00  2026-07-06 10:00   2026-07-07                Events
"""
TARGETS = """
    period_start  period_end  metric  value
    2026-10-01    2026-12-31  leads   92.00
    2026-10-01    2026-12-31  mqls    23.00
    2026-07-01    2026-09-30  mqls    92.00
"""
PERIODS = {"from_": "2026-10-01", "to": "2026-11-02", "base_from": "2026-07-01", "base_to": "2026-08-02", "as_of": "2026-11-02"}


def test_every_promise_is_a_share_of_what_was_due_and_mqls_are_the_promise_where_both_are_loaded(warehouse):
    """32 of the quarter's 92 days promise 8 of 23; the same days of the quarter before promised 32 of 92."""
    warehouse.load("leads", LEADS)
    warehouse.load("targets", TARGETS)
    assert warehouse.ask("handoff/scoreboard", **PERIODS) == table("""
        side       measure                                                       met  out_of  value     base_value  agreed  state
        marketing  Handed over, of those promised for these days                 4    8       0.5       0.03125
        marketing  Fit: company, region and segment known, of those handed over  0    4       0         0
        marketing  Accepted by sales, of those judged                            1    2       0.5       1
        sales      Answered within the agreed time, of those due                 2    4       0.5       1
        sales      Answered at all, of those due                                 3    4       0.75      1
        sales      Judged, yes or no, of those answered                          2    3       0.666667  1
        sales      Told why, of those rejected                                   0    1       0
    """)


def test_without_a_target_for_the_filter_the_volume_is_told_without_a_share(warehouse):
    warehouse.load("leads", LEADS)
    warehouse.load("targets", TARGETS)
    volume = warehouse.ask("handoff/scoreboard", channels=["Events"], **PERIODS)[1]
    assert volume[2:] == ["3", "", "", "", "", ""]


def test_the_rows_behind_add_up_to_it(warehouse):
    warehouse.load("leads", LEADS)
    window = {name: PERIODS[name] for name in ("from_", "to", "as_of")}
    answer, (header, *rows) = warehouse.ask("handoff/scoreboard", **PERIODS), warehouse.ask("handoff/lead_rows", **window)
    flags = [dict(zip(header, row, strict=True)) for row in rows]
    assert total(answer, "met", measure="Accepted by sales, of those judged") == sum(row["is_accepted"] == "yes" for row in flags)
    assert total(answer, "met", measure="Answered at all, of those due") == sum(bool(row["response_hours"]) for row in flags)


def test_what_both_signed_stands_beside_what_was_kept(warehouse):
    warehouse.load("leads", LEADS)
    term = {"promise": "acceptance", "side": "marketing", "measured_in": "ratio", "valid_from": "2026-01-01"}
    warehouse.record("sla", value="0.7", marketing_by="Ana", sales_by="Moses", **term)
    rows = warehouse.ask("handoff/scoreboard", **PERIODS)
    assert [row[1:] for row in rows if row[1].startswith("Accepted")] == [
        ["Accepted by sales, of those judged", "1", "2", "0.5", "1", "0.7", "short"]
    ]
