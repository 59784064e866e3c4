"""Files as text: indented as in a table of the specification, read as an upload would be."""

from collections.abc import Callable
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings

from dashboard import intake

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture
def read() -> Callable[..., intake.Reading]:
    """Read a file given as text or bytes; options by name."""

    def from_text(text: str | bytes, name: str = "file.csv", time_zone: str = "UTC", **options: object) -> intake.Reading:
        data = text if isinstance(text, bytes) else dedent(text).removeprefix("\n").encode()
        return intake.read(data, name, intake.Options(**options), time_zone=time_zone)

    return from_text


@pytest.fixture
def spend(read: Callable[..., intake.Reading]) -> Callable[..., intake.Reading]:
    """Read cells of one spend column beside a plain rest: cost by default."""

    def of_cells(*cells: str, column: str = "cost", **options: object) -> intake.Reading:
        other = "date\tcost".replace(column + "\t", "").replace("\t" + column, "")
        plain = {"date": "2026-01-31", "cost": "1.00"}[other]
        lines = [f"channel\t{other}\t{column}", *(f"Paid Search\t{plain}\t{cell}" for cell in cells)]
        return read("\n".join(lines) + "\n", **options)

    return of_cells


@pytest.fixture
def refusal(read: Callable[..., intake.Reading]) -> Callable[..., intake.Refused]:
    """The refusal of a file that must be refused."""

    def of_text(text: str | bytes, **options: object) -> intake.Refused:
        with pytest.raises(intake.Refused) as refused:
            read(text, **options)
        return refused.value

    return of_text
