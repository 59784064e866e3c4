"""A short run of `make torture`: hostile files are read or refused in a sentence, and lose no row and no cent."""

import pytest

from tools.torture import KINDS, main, run


def test_a_few_hundred_hostile_files_are_read_or_refused():
    tally = run(350, seed=20_261)
    assert (tally.inputs, tally.examples, tally.failed.total()) == (350, [], 0)
    assert set(tally.read) | set(tally.refused) == set(KINDS)


def test_the_same_seed_makes_the_same_files():
    assert run(70, seed=3) == run(70, seed=3)


def test_the_run_is_printed_as_a_table_and_succeeds(capsys):
    assert main(["--inputs", "14", "--cores", "1"]) == 0
    assert "0 not handled or not conserved" in capsys.readouterr().out


def test_a_lost_cent_is_told(monkeypatch):
    def lose(draw):
        raise AssertionError("a cent")

    monkeypatch.setitem(KINDS, "known money", lose)
    tally = run(14)
    assert (tally.failed["known money"], "a cent" in tally.examples[0]) == (2, True)


@pytest.mark.parametrize("kind", ["known money", "wide plan"])
def test_a_sound_file_is_never_refused(kind):
    assert run(350, seed=7).refused[kind] == 0
