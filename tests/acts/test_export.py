"""Everything that counts, as files: loaded into an empty workspace they give the same state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import intake
from dashboard.acts.export import FolderInUse, export
from dashboard.acts.load import commit
from dashboard.acts.people import NotAllowed, Person
from dashboard.acts.record import record
from dashboard.library import ask
from tests.test_every_act import Fresh, few, files, load_spend, put, state


def brought_back(folder, warehouse):
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        reading = intake.read(data, path.name)
        assert not reading.rejects, reading.rejects
        commit(warehouse, reading, data, overlap="add")


@few
@given(sequence=st.lists(files, min_size=1, max_size=4))
def test_what_is_exported_and_loaded_again_is_the_same_state(empty_file, tmp_path_factory, sequence):
    folder = tmp_path_factory.mktemp("export")
    with Fresh(empty_file) as warehouse, Fresh(empty_file) as other:
        for file in sequence:
            put(warehouse, *file)
        export(warehouse, folder)
        brought_back(folder, other)
        assert state(other) == state(warehouse)


def test_formulas_come_back_as_they_were_and_settings_come_along(warehouse, empty_file, tmp_path):
    warehouse.load("spend", "date        channel  cost  campaign_name\n2026-03-01  Events   1.00  =1+1")
    record(warehouse.real, "settings", {"setting": "look_back_days", "value": "30"})
    export(warehouse.real, tmp_path / "all")
    text = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "all").iterdir())
    assert "'=1+1" in text
    with Fresh(empty_file) as other:
        brought_back(tmp_path / "all", other)
        with other.reading() as reader:
            assert reader.execute("select campaign_name from live_spend").fetchall() == [("=1+1",)]
        assert ask(other, "evidence/scope").rows == ()
        with other.reading() as reader:
            assert reader.execute("select look_back_days from stg_settings").fetchall() == [(30,)]


def test_a_folder_in_use_and_a_viewer_are_refused(warehouse, tmp_path):
    load_spend(warehouse.real)
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderInUse, match="name an empty folder"):
        export(warehouse.real, tmp_path)
    with pytest.raises(NotAllowed):
        export(warehouse.real, tmp_path / "new", Person("Ana", "viewer"))
