"""`handoff --json` as its interface has it."""

from dashboard.cli.commands import run

LEADS = """
    lead_id  created_at        first_response_at  accepted_at
    L1       2026-10-05 09:00  2026-10-05 10:00   2026-10-06
"""


def test_the_document_has_the_days_and_the_scoreboard(warehouse):
    warehouse.load("leads", LEADS)
    code, document, text = run(warehouse.real, "handoff", {"from": "2026-10-01", "to": "2026-11-01", "as_of": "2026-11-02"}, "ann")
    assert (code, document["as_of"], document["from"], document["to"]) == (0, "2026-11-02", "2026-10-01", "2026-11-01")
    assert {"side", "measure", "met", "out_of", "value", "base_value"} <= set(document["rows"][0])
    assert "keep its half" in text


def test_an_empty_workspace_answers_too(warehouse):
    code, document, _ = run(warehouse.real, "handoff", {}, "ann")
    assert (code, document["rows"]) == (0, [])
