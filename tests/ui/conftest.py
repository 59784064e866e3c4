"""A page run without a browser, over a real workspace filled through the real way in."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import holder
from dashboard.warehouse import Workspaces
from tests.conftest import TextWarehouse

DEALS = """
    opportunity_id  opportunity_name  stage        is_closed  is_won  created_at  close_date  amount   region  segment
    O-1             Acme $1 and $2    Closed Won   yes        yes     2026-04-10  2026-07-05  1000.00  EMEA    SMB
    O-2             <b>Bold</b>       Closed Won   yes        yes     2026-07-02  2026-07-20  250.50   APAC    SMB
    O-3             [link](http://x)  Closed Lost  yes        no      2026-07-03  2026-07-21  400.00   EMEA    SMB
    O-4             Open one          Proposal     no         no      2026-07-22  2026-09-30  800.00   EMEA    SMB
"""


@pytest.fixture
def own(empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TextWarehouse]:
    """The own workspace of a running server, empty."""
    spaces = Workspaces(Path(shutil.copy(empty_file, tmp_path / "tandem.duckdb")))
    monkeypatch.setattr(holder, "running", spaces)
    yield TextWarehouse(spaces.own)
    spaces.close()


@pytest.fixture
def loaded(own: TextWarehouse) -> TextWarehouse:
    """The own workspace with four deals; the last day with data is 22 July 2026."""
    own.load("opportunities", DEALS, observed_on="2026-07-22")
    own.ask("data/usual_as_of")
    return own


@pytest.fixture
def page() -> Callable[..., AppTest]:
    """Runs a page written as text: `page("…", region="EMEA")`, the rest is the URL."""

    def run(script: str, **url: Any) -> AppTest:
        app = AppTest.from_string(dedent(script), default_timeout=30)
        for name, value in url.items():
            app.query_params[name] = value
        return app.run()

    return run


def html_of(app: AppTest) -> str:
    """All HTML of a page."""
    return "\n".join(element.proto.body for element in app.get("html"))
