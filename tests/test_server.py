"""What the server refuses, and what it tells every browser."""

import asyncio
import socket

import pytest
from starlette.responses import PlainTextResponse
from streamlit import config

from dashboard.headers import SafeHeaders, headers
from dashboard.server import CannotServe, serve, settings


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.20", "example.com"])  # noqa: S104
def test_it_listens_on_this_machine_only(tmp_path, host):
    with pytest.raises(CannotServe, match="no sign-in"):
        serve(tmp_path / "tandem.duckdb", host=host)


def test_a_port_in_use_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotServe, match="choose another with --port"):
            serve(tmp_path / "tandem.duckdb", port=taken.getsockname()[1])


def test_a_mistake_in_the_settings_beside_the_database_is_said_at_the_start(tmp_path):
    (tmp_path / "settings.toml").write_text('[smtp]\nhost = "mail"\nfrom = "a@b.example"\n', encoding="utf-8")
    with pytest.raises(CannotServe, match=r"\[smtp\] needs to: one address"):
        serve(tmp_path / "tandem.duckdb", port=0)


def test_every_setting_is_one_that_streamlit_knows():
    assert settings().keys() <= config._config_options_template.keys()


def test_the_settings_that_guard_are_set():
    guard = {
        "server.fileWatcherType": "none",
        "server.enableXsrfProtection": True,
        "server.enableAgentApi": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "browser.gatherUsageStats": False,
    }
    assert guard.items() <= settings().items()


def test_every_answer_carries_the_security_headers():
    sent = []

    async def keep(message):
        sent.append(message)

    page = SafeHeaders(PlainTextResponse("hello", headers={"x-frame-options": "ALLOWALL"}))
    asyncio.run(page({"type": "http"}, None, keep))
    received = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert headers().items() <= received.items()


def test_the_policy_names_no_other_site_and_allows_no_foreign_script():
    policy = headers()["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "http" not in policy
    assert "unsafe" not in scripts
    assert "frame-ancestors 'none'" in policy
