"""The digest leaves as a mail through a real mail server and as a message to a real web server; a refusal loses nothing."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dashboard.cli.commands import run
from tests.meeting.conftest import FORMULA

ROOT = Path(__file__).parent.parent.parent
SMTP = """
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
from = "tandem@example.com"
to = ["ann@example.com", "ben@example.com"]
"""


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def mail_server(tmp_path):
    """Starts a mail server in a process of its own and returns its port."""
    running = []

    def start(handler):
        port = free_port()
        command = [sys.executable, "-m", "aiosmtpd", "-n", "-l", f"127.0.0.1:{port}", "-c", f"tests.meeting.post_office.{handler}"]
        where = os.environ | {"KEEP_IN": str(tmp_path / "kept.eml"), "PYTHONPATH": str(ROOT)}
        running.append(subprocess.Popen(command, cwd=ROOT, env=where, stderr=subprocess.DEVNULL))
        for _ in range(200):
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return port
            time.sleep(0.1)
        pytest.fail("The mail server did not start.")

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def web_server():
    """A web server that keeps what it is told: its address, and the messages."""
    told = []

    class Keeps(BaseHTTPRequestHandler):
        def do_POST(self):
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200 if self.path == "/hook" else 404)
            self.end_headers()

        def log_message(self, *words):
            """Keep the tests' output clean."""

    server = HTTPServer(("127.0.0.1", 0), Keeps)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", told
    server.shutdown()
    thread.join()
    server.server_close()


def settings(met, text):
    met.path.with_name("settings.toml").write_text(text, encoding="utf-8")


def test_the_mail_is_taken_by_a_mail_server_as_text_and_as_html(met, mail_server, tmp_path):
    settings(met, SMTP.format(port=mail_server("Keeps")))
    code, told, text = run(met, "digest", {}, "ann")
    assert (code, told["sent"]) == (0, ["mail"]), text
    mail = message_from_bytes((tmp_path / "kept.eml").read_bytes(), policy=policy.default)
    assert (mail["Subject"], mail["To"]) == (
        "Weekly sync, 9 Mar 2026: 1 question to decide",
        "ann@example.com, ben@example.com",
    )
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert all("Q1 2026 has won $1.0k of $4.0k." in part for part in (plain, html))
    assert f"Owner: {FORMULA}, first time leading this" in plain
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_mail_server_that_refuses_is_a_sentence_and_the_mail_is_kept(met, mail_server, tmp_path):
    settings(met, SMTP.format(port=mail_server("Refuses")))
    code, told, text = run(met, "digest", {}, "ann")
    assert (code, told["sent"]) == (1, [])
    assert text.startswith("The mail server 127.0.0.1 refused every address: ann@example.com (550 Nobody of that name)")
    assert text.endswith(f"The mail is kept in {tmp_path / 'tandem-2026-03-09.eml'}.")
    assert "Sales sends two." in (tmp_path / "tandem-2026-03-09.eml").read_text()


def test_a_mail_server_that_is_not_there_does_not_hold_back_the_message(met, web_server):
    address, told = web_server
    settings(met, SMTP.format(port=free_port()) + f'[webhook]\nurl = "{address}/hook"\n')
    code, document, text = run(met, "digest", {}, "ann")
    assert (code, document["sent"]) == (1, ["message"])
    assert "cannot be used" in text
    assert text.endswith("Sent the message.")
    assert [sorted(one) for one in told] == [["text"]]


def test_a_message_says_the_headline(met, web_server):
    address, told = web_server
    settings(met, f'[webhook]\nurl = "{address}/hook"\n')
    assert run(met, "digest", {}, "ann")[0] == 0
    assert told[0]["text"].splitlines()[:2] == [
        "Weekly sync, 9 Mar 2026: 1 question to decide.",
        "Q1 2026 has won $1.0k of $4.0k.",
    ]


def test_a_webhook_that_refuses_is_a_sentence(met, web_server):
    settings(met, f'[webhook]\nurl = "{web_server[0]}/gone"\n')
    code, _, text = run(met, "digest", {}, "ann")
    assert (code, text) == (1, "The webhook refused the message: 404 Not Found.")


def test_it_is_written_to_a_file_and_nothing_is_sent(met, tmp_path):
    code, told, _ = run(met, "digest", {"out": str(tmp_path)}, "ann")
    assert (code, told["sent"], told["file"]) == (0, [], str(tmp_path / "tandem-2026-03-09.eml"))


def test_where_nothing_says_where_to_send_it_that_is_said(met):
    code, _, text = run(met, "digest", {}, "ann")
    assert code == 1
    assert text.startswith("Nothing says where the digest goes: name a file with --out")
