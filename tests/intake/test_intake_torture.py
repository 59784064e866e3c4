"""A short run of `make torture`: hostile files are read or refused in a sentence, and lose no row and no cent."""

import pytest

from tools.torture import KINDS, main, run
from tools.torture_laws import LawBroken


def test_a_few_hundred_hostile_files_are_read_or_refused():
    tally = run(450, seed=20_261)
    assert (tally.inputs, tally.examples, tally.failed) == (450, [], 0)
    assert {kind for kind, _ in tally.counts} == set(KINDS)


def test_the_same_seed_makes_the_same_files():
    assert run(90, seed=3) == run(90, seed=3)


def test_the_run_is_printed_as_a_table_and_succeeds(capsys):
    assert main(["--inputs", "18", "--cores", "1"]) == 0
    assert "0 read wrong, 0 not handled" in capsys.readouterr().out


def test_a_lost_cent_is_told(monkeypatch):
    def lose(draw):
        raise LawBroken("a cent")

    monkeypatch.setitem(KINDS, "known money", lose)
    tally = run(18)
    assert (tally.counts["known money", "wrong"], "a cent" in tally.examples[0]) == (2, True)


@pytest.mark.parametrize("kind", ["known money", "wide plan"])
def test_a_sound_file_is_never_refused(kind):
    tally = run(350, seed=7)
    assert {outcome for found, outcome in tally.counts if found == kind} == {"right"}
