"""The shelves are found wherever the program runs."""

from dashboard import paths


def test_the_shelves_of_a_checkout_stand_beside_the_package():
    assert (paths.data_folder() / "contracts" / "spend.toml").is_file()
    assert paths.queries_folder().name == "queries"
    assert paths.static_folder().name == "static"


def test_the_shelves_of_an_installed_package_stand_inside_it(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.data_folder() == tmp_path / "data"
