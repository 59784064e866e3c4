"""uv installs from where pip would."""

from tools.sync import uv_environment


def test_pips_index_becomes_uvs():
    environment = uv_environment(
        {"index-url": "https://packages.example/simple", "extra-index-url": "https://a.example https://b.example"}, {}
    )
    assert environment["UV_DEFAULT_INDEX"] == "https://packages.example/simple"
    assert environment["UV_INDEX"] == "https://a.example https://b.example"


def test_uvs_own_setting_wins():
    environment = uv_environment({"index-url": "https://pip.example/simple"}, {"UV_INDEX_URL": "https://uv.example/simple"})
    assert "UV_DEFAULT_INDEX" not in environment


def test_several_folders_of_wheels_are_told_apart():
    assert uv_environment({"find-links": "/one /two"}, {})["UV_FIND_LINKS"] == "/one,/two"


def test_without_settings_of_pip_uv_is_left_alone():
    assert uv_environment({}, {"PATH": "/bin"}) == {"PATH": "/bin", "UV_INDEX_STRATEGY": "unsafe-best-match"}
