"""What a deal came to is told twice: for the pages and, version by version, for the ledger. Both say the same."""

WORDS = """
    opportunity_id  stage           is_closed  is_won  created_at  close_date
    d1              Closed Won                         2026-01-01  2026-01-05
    d2              Negotiation     yes        yes     2026-01-01  2026-01-05
    d3              Negotiation     yes        no      2026-01-01  2026-01-05
    d4              Closed Won      no                 2026-01-01  2026-01-05
    d5              7 - Verloren                       2026-01-01  2026-01-05
    d6              Gagnée                             2026-01-01  2026-01-05
    d7              Prospecting                        2026-01-01  2026-01-05
    d8              Signed                             2026-01-01  2026-01-05
    d9              Closed Won      yes        no      2026-01-01  2026-01-05
"""
ALIASES = """
    table          column  their_value  our_value
    opportunities  stage   Signed       Closed Won
"""


def test_pages_and_ledger_agree_on_won_lost_and_open_whatever_tells_it(warehouse):
    warehouse.load("opportunities", WORDS)
    warehouse.load("aliases", ALIASES)
    told = warehouse.look("stg_deal_outcomes", "row_id outcome")[1:]
    lives = {row: outcome for row, _, outcome in warehouse.look("stg_deal_lives", "row_id from_version outcome")[1:]}
    assert lives == dict(told)
    assert [outcome for _, outcome in told] == ["won", "won", "lost", "open", "lost", "won", "open", "won", "lost"]
