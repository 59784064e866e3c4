"""A load that is cancelled leaves nothing behind, at whichever step it is stopped."""

from datetime import date
from time import sleep

import pytest

from dashboard.acts import keep
from dashboard.acts.load import commit, preview
from dashboard.intake import read
from dashboard.progress import STEPS, Cancelled, Progress, Work

pytestmark = pytest.mark.usefixtures("looked_at")
ROWS = "".join(f"2026-01-{day % 28 + 1:02},Display,c{day},5.00\n" for day in range(40_000))
FILE = f"date,channel,campaign,cost\n{ROWS}".encode()
WORDS = [words for words, _ in STEPS.values()]


def stop_at(step):
    def tell(words, share):
        if words == step:
            progress.cancel()

    progress = Progress(tell)
    return progress


def load(warehouse):
    return commit(warehouse, read(FILE, "spend.csv"), FILE, observed_on=date(2026, 2, 1))


@pytest.mark.parametrize("step", WORDS[:-1])
def test_a_load_stopped_at_any_step_leaves_nothing(warehouse, step):
    with pytest.raises(Cancelled), stop_at(step).watched():
        load(warehouse.real)
    assert warehouse.real.version == 0
    assert not warehouse.real.ever_loaded(read(FILE, "spend.csv").sha256)
    assert not list(keep.folder(warehouse.real.path).glob("*"))


def test_the_same_file_loads_after_it_was_stopped(warehouse):
    with pytest.raises(Cancelled), stop_at("Working out the figures").watched():
        load(warehouse.real)
    assert load(warehouse.real).rows_loaded == 40_000


def test_what_is_being_saved_is_saved_whole(warehouse):
    with stop_at("Saving").watched():
        assert load(warehouse.real).status == "loaded"
    assert warehouse.real.version == 1


def test_steps_come_in_order_and_end_near_the_whole(warehouse):
    heard = []
    with Progress(lambda words, share: heard.append((words, share))).watched():
        load(warehouse.real)
    assert [words for words, _ in heard] == WORDS
    assert [share for _, share in heard] == sorted(share for _, share in heard)


def test_a_preview_can_be_stopped(warehouse):
    reading = read(FILE, "spend.csv")
    with pytest.raises(Cancelled), stop_at("Comparing with what is loaded").watched():
        preview(warehouse.real, reading)
    assert preview(warehouse.real, reading).new == 40_000


def test_who_waits_for_somebody_elses_load_can_be_stopped(warehouse):
    with warehouse.real.lock:
        work = Work(lambda: load(warehouse.real))
        work.progress.cancel()
        with pytest.raises(Cancelled):
            work.result(30)
    assert warehouse.real.version == 0


def test_a_running_query_is_broken_off(warehouse):
    def long():
        with warehouse.real.writing("ann", "load", "long") as writer:
            writer.cursor.execute("select count(*) from range(1000000) as a, range(1000000) as b where a.range <> b.range + 1")

    work = Work(long)
    while not work.is_done:
        sleep(0.1)
        work.progress.cancel()
    with pytest.raises(Cancelled):
        work.result()
    assert warehouse.real.version == 0
