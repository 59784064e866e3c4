"""A study runs in a process of its own: it tells how far it is, comes to a result, or says why not."""

import os
from threading import Event

import pytest

from dashboard import studies

HERE = "tests.studies.test_runner"


def added(inputs, progress):
    progress(0.5, "Half of it is added")
    return {"sum": sum(inputs), "process": os.getpid()}


def broken(inputs, progress):
    raise ValueError("a week is missing")


def killed(inputs, progress):
    os._exit(9)


def test_the_result_comes_from_another_process_with_its_progress():
    told = []
    result = studies.run(f"{HERE}:added", [1, 2, 3], lambda *said: told.append(said))
    assert result["sum"] == 6
    assert result["process"] != os.getpid()
    assert told == [(0.5, "Half of it is added")]


def test_a_study_that_fails_says_why():
    with pytest.raises(studies.StudyFailed, match="a week is missing"):
        studies.run(f"{HERE}:broken", [])


def test_a_study_that_dies_is_told_in_a_sentence():
    with pytest.raises(studies.StudyFailed, match="stopped before"):
        studies.run(f"{HERE}:killed", [])


def test_no_study_begins_once_the_server_stops(monkeypatch):
    monkeypatch.setattr(studies, "_STOPPED", Event())
    studies.stop()
    with pytest.raises(studies.StudyFailed):
        studies.run(f"{HERE}:added", [1])


def test_the_same_inputs_have_the_same_key():
    assert studies.key("spend", [1, 2]) == studies.key("spend", [1, 2]) != studies.key("spend", [2, 1])
