"""What was said of a file is remembered with its load, used for the next file with that header, and forgotten."""

import pytest

from dashboard.acts import load, readings
from dashboard.acts.forget_reading import NothingSaid, forget_reading
from dashboard.acts.record import record
from dashboard.acts.undo import undo
from dashboard.intake import Options, Refused
from dashboard.library import ask

ASKS = b"date,channel,cost\n03/04/2026,Email,1.00\n"
NEXT = b"date,channel,cost\n04/05/2026,Email,2.00\n"
PROVES_OTHERWISE = b"date,channel,cost\n04/25/2026,Email,2.00\n"
HEADER = "channel|cost|date"
DAYS = Options(dates="dmy")


def load_and_remember(warehouse, data: bytes = ASKS, options: Options = DAYS, name: str = "ads.csv") -> load.Batch:
    reading = readings.read(warehouse.real, data, name, options)
    return load.commit(warehouse.real, reading, data, remember=True)


def dates(warehouse, data: bytes, options: Options = Options()) -> list[str]:  # noqa: B008
    return [str(day) for day in readings.read(warehouse.real, data, "ads.csv", options).rows["date"].to_pylist()]


def test_a_file_that_asked_once_does_not_ask_again(warehouse):
    with pytest.raises(Refused, match="two ways"):
        readings.read(warehouse.real, ASKS, "ads.csv", Options())
    load_and_remember(warehouse)
    reading = readings.read(warehouse.real, NEXT, "ads.csv", Options())
    assert str(reading.rows["date"][0]) == "2026-05-04"
    assert reading.notes[0].startswith("Read as you said on ")
    assert "dates day first" in reading.notes[0]


def test_loading_and_remembering_is_one_version(warehouse):
    assert load_and_remember(warehouse).remembered == "What was said is remembered for files with this header."
    assert warehouse.real.version == 1


def test_nothing_is_remembered_where_nothing_was_said(warehouse):
    load_and_remember(warehouse, b"date,channel,cost\n2026-04-03,Email,1.00\n", Options())
    assert readings.known(warehouse.real) == {}


def test_saying_the_same_again_saves_nothing_more(warehouse):
    load_and_remember(warehouse)
    assert load_and_remember(warehouse, NEXT).remembered == ""
    assert len(ask(warehouse.real, "data/saved_readings").rows) == 1


def test_what_is_said_now_replaces_what_was_said_before(warehouse):
    load_and_remember(warehouse)
    load_and_remember(warehouse, b"date,channel,cost\n05/06/2026,Email,2.00\n", Options(dates="mdy"))
    assert dates(warehouse, b"date,channel,cost\n07/08/2026,Email,2.00\n") == ["2026-07-08"]


def test_a_reading_forgotten_is_asked_for_again_and_its_undo_brings_it_back(warehouse):
    load_and_remember(warehouse)
    version = forget_reading(warehouse.real, HEADER)
    with pytest.raises(Refused, match="two ways"):
        readings.read(warehouse.real, NEXT, "ads.csv", Options())
    undo(warehouse.real, f"b{version:05d}")
    assert dates(warehouse, NEXT) == ["2026-05-04"]


def test_forgetting_a_header_nobody_spoke_of_says_so_and_writes_nothing(warehouse):
    with pytest.raises(NothingSaid, match="No reading is saved"):
        forget_reading(warehouse.real, HEADER)
    assert warehouse.real.version == 0


def test_taking_a_load_back_keeps_what_was_said(warehouse):
    batch = load_and_remember(warehouse)
    undo(warehouse.real, batch.batch_id)
    assert dates(warehouse, NEXT) == ["2026-05-04"]


def test_all_taken_back_and_loaded_is_forgotten(warehouse):
    load_and_remember(warehouse)
    plain = b"date,channel,cost\n2026-05-03,Email,1.00\n"
    load_and_remember(warehouse, plain, Options(as_found=("dates",)))
    assert readings.known(warehouse.real) == {}


def test_dates_that_speak_against_what_was_said_are_asked_about(warehouse):
    load_and_remember(warehouse)
    with pytest.raises(Refused, match=r"were read day first, as said before, but “date” holds dates that are not \(04/25/2026\)"):
        readings.read(warehouse.real, PROVES_OTHERWISE, "ads.csv", Options())
    assert dates(warehouse, PROVES_OTHERWISE, Options(dates="mdy")) == ["2026-04-25"]


def test_amounts_that_speak_against_what_was_said_are_asked_about(warehouse):
    load_and_remember(warehouse, b"date,channel,cost\n2026-04-03,Email,1.234\n", Options(decimal="comma"))
    with pytest.raises(Refused, match="decimal comma, as said before"):
        readings.read(warehouse.real, b"date,channel,cost\n2026-04-04,Email,12.50\n", "ads.csv", Options())


def test_the_same_file_read_another_way_is_not_already_loaded(warehouse):
    load_and_remember(warehouse)
    again = load_and_remember(warehouse, ASKS, Options(dates="mdy"))
    assert (again.status, again.rows_loaded) == ("loaded", 1)


def test_the_same_file_with_the_answer_remembered_is_already_loaded(warehouse):
    load_and_remember(warehouse)
    assert load_and_remember(warehouse, ASKS, Options()).notes[0].startswith("Already loaded on ")


def test_an_old_file_dropped_again_brings_no_old_values_back_though_more_was_said_since(warehouse):
    old = b"date,channel,cost\n2026-04-03,Email,1.00\n"
    load_and_remember(warehouse, old, Options())
    load_and_remember(warehouse, old.replace(b"1.00", b"9.00"), Options())
    load_and_remember(warehouse, ASKS.replace(b"03/04", b"05/06"))
    assert load_and_remember(warehouse, old, Options()).status == "unchanged"


def test_moments_are_told_on_the_clock_of_the_workspace(warehouse):
    data = b"deal_id,changed_at,stage\n1,2026-04-03T23:30:00Z,Open\n"
    record(warehouse.real, "settings", {"setting": "time_zone", "value": "Europe/Berlin"})
    reading = readings.read(warehouse.real, data, "stage_history.csv", Options(table="stage_history"))
    assert str(reading.rows["changed_at"][0]) == "2026-04-04 01:30:00"


def test_a_time_zone_that_is_none_is_told_in_a_sentence(warehouse):
    record(warehouse.real, "settings", {"setting": "time_zone", "value": "Mars/Olympus"})
    with pytest.raises(Refused, match="choose one such as Europe/Berlin"):
        readings.read(warehouse.real, NEXT, "ads.csv", Options())
