"""A real server on a free port with a database of its own, and a real browser that notes every request."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlparse

import pytest

from tests.browser.find_chromium import ADVICE, find

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 90
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
_LOOKS = 10


@dataclass
class Server:
    """A dashboard that runs: its address, its database, its command line."""

    address: str
    database: Path
    process: subprocess.Popen

    def command(self, *words: str) -> str:
        """Run one command of the command line on the same database."""
        ran = subprocess.run(cli(self.database, *words), cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE)
        return ran.stdout


@dataclass
class Visitor:
    """One browser page that remembers which hosts were asked and what went wrong."""

    page: object
    server: Server
    hosts: set[str] = field(default_factory=set)

    def go(self, path: str = "/") -> str:
        """Open a page, wait until it stands, and return its words."""
        self.page.goto(f"{self.server.address}{path}")
        return self.words()

    def words(self) -> str:
        """The words of the page once it stands still: nothing runs, and they read the same twice."""
        self.page.wait_for_selector("h1", timeout=PATIENCE * 1000)
        before, now = "", self._standing()
        for _ in range(_LOOKS):
            if now == before:
                break
            before, now = now, self._standing()
        return now

    def _standing(self) -> str:
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector(READY, timeout=PATIENCE * 1000)
        return self.page.inner_text("body")

    def upload(self, path: Path) -> str:
        """Drop a file on the Data page and wait for its preview."""
        self.page.set_input_files("input[type=file]", str(path))
        self.page.wait_for_selector("text=What it changes", timeout=PATIENCE * 1000)
        return self.words()

    def press(self, label: str) -> None:
        """Press the first button whose words begin like this, and wait."""
        self.page.locator("button").filter(has_text=label).first.click()
        self.page.wait_for_timeout(300)
        self.words()


def cli(database: Path, *words: str) -> list[str]:
    """The command line on this database."""
    return [sys.executable, "-m", "dashboard", "--db", str(database), *words]


@pytest.fixture
def serve(tmp_path: Path, empty_file: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers, beside an empty demo company unless there is one; each is stopped by its own process id."""
    running: list[subprocess.Popen] = []

    def start(database: Path | None = None) -> Server:
        database = database or tmp_path / "tandem.duckdb"
        if not database.with_name("demo.duckdb").exists():
            shutil.copy(empty_file, database.with_name("demo.duckdb"))
        port = free_port()
        log = (tmp_path / "server.log").open("w")
        process = subprocess.Popen(cli(database, "serve", "--port", str(port)), cwd=ROOT, stdout=log, stderr=log)
        log.close()
        running.append(process)
        server = Server(f"http://127.0.0.1:{port}", database, process)
        wait_until_healthy(server, tmp_path / "server.log")
        return server

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=30)


def wait_until_healthy(server: Server, log: Path) -> None:
    """Until the server answers, or its log says why not."""
    for _ in range(PATIENCE * 4):
        assert server.process.poll() is None, log.read_text()
        with suppress(URLError, OSError), urllib.request.urlopen(f"{server.address}/health", timeout=5) as answer:  # noqa: S310
            if answer.status == 200:
                return
        time.sleep(0.25)
    pytest.fail(log.read_text())


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """The browser that is found on this machine."""
    path = find()
    if path is None:
        pytest.skip(ADVICE)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser) -> Iterator[Callable[..., Visitor]]:
    """Opens a browser page on a server; light or dark, wide or narrow."""
    contexts = []

    def open_page(server: Server, scheme: str = "light", width: int = 1440) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        visitor = Visitor(context.new_page(), server)
        context.on("request", lambda request: visitor.hosts.add(urlparse(request.url).hostname or ""))
        return visitor

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def peers() -> Path:
    """Public data sets, where they are at hand."""
    folder = Path(os.environ.get("TANDEM_PEERS", ROOT.parent / "shared" / "peers"))
    if not folder.is_dir():
        pytest.skip(f"There are no public data sets at {folder}: name their folder in TANDEM_PEERS.")
    return folder
