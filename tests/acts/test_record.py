"""A row written in Tandem keeps its table's promise, or is refused with the sentence that says how."""

import pytest

from dashboard.acts.record import NotRecordable, new_id, record


def test_a_row_without_a_required_value_is_refused(warehouse):
    with pytest.raises(NotRecordable, match="said is empty"):
        record(warehouse.real, "conversations", {"conversation_id": "1", "held_on": "2026-03-02", "held_by": "Ana", "said": ""})


def test_a_word_that_the_table_does_not_know_is_refused(warehouse):
    talk = {"conversation_id": "1", "held_on": "2026-03-02", "held_by": "Ana", "said": "Hm.", "account_name": "Acme"}
    with pytest.raises(NotRecordable, match="side must be marketing, sales or both"):
        record(warehouse.real, "conversations", talk | {"side": "finance"})


def test_a_talk_with_nobody_is_refused(warehouse):
    with pytest.raises(NotRecordable, match="account_id, account_name or opportunity_id"):
        record(warehouse.real, "conversations", {"conversation_id": "1", "held_on": "2026-03-02", "held_by": "Ana", "said": "Hm."})


def test_a_row_that_stands_may_change_in_one_column(warehouse):
    promise = {"action_id": "A", "promised_on": "2026-03-02", "promise": "Answer in a day.", "owner": "Ana"}
    warehouse.record("actions", **promise)
    warehouse.record("actions", action_id="A", status="done")
    with pytest.raises(NotRecordable, match="promised_on is empty"):
        record(warehouse.real, "actions", {"action_id": "B", "status": "done"})


def test_two_people_who_write_at_once_get_two_identifiers():
    assert new_id("ACT") != new_id("ACT")
