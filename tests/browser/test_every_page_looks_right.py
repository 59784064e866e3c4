"""Every page as people see it: light and dark, wide and narrow, nothing broken, nothing asked of anybody else."""

import pytest

from tests.companies import demo_company

PAGES = [
    *("/", "/does-it-pay", "/credit", "/pipeline", "/hand-off", "/findings"),
    *("/customers", "/plan", "/meeting", "/data", "/definitions"),
]
OVERFLOW = "document.querySelector('[data-testid=stMain]').scrollWidth - document.querySelector('[data-testid=stMain]').clientWidth"


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    demo_company(folder).close()
    return folder / "tandem.duckdb"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_stands_without_a_fault(company, serve, visit, scheme, width):
    person = visit(serve(company), scheme, width)
    for path in PAGES:
        words = person.go(f"{path}?workspace=demo")
        assert person.page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0, path
        assert "could not be built" not in words, path
        assert person.page.evaluate(OVERFLOW) <= 0, f"{path} scrolls sideways at {width}"
        assert "Demo company: invented data" in words, path
    assert person.hosts <= {"127.0.0.1", ""}
