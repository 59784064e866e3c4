"""What intake is asked, and what it answers."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

import pyarrow as pa


@dataclass(frozen=True)
class Edit:
    """A cell that somebody corrected before the file was read: line and column as in the file."""

    line: int
    column: str
    value: str
    by: str = ""


@dataclass(frozen=True)
class Options:
    """What the analyst, or the command line, says about a file; every field may be left out."""

    table: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)  # their stage: won, lost or open
    dates: str | None = None
    decimal: str | None = None
    currency: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    header_row: int | None = None
    edits: tuple[Edit, ...] = ()
    as_found: tuple[str, ...] = ()  # fields in which nothing said before counts
    recalled: tuple[str, ...] = ()  # fields that come from what was said before


@dataclass(frozen=True)
class Reject:
    """One fault of a row that was not loaded: line and column as in the file."""

    line: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Skip:
    """A line that is no row of the table: a total, a blank, a comment, a repeat."""

    line: int
    reason: str
    money: Decimal | None = None


@dataclass(frozen=True)
class Step:
    """What one step of the way found, in words; done, asked or refused; and which options correct it."""

    name: str
    sentence: str
    status: str = "done"
    options: tuple[str, ...] = ()
    line: int | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Money:
    """The money of the file: what was loaded, rejected and skipped; the three add up to the file."""

    column: str
    loaded: Decimal
    rejected: Decimal
    skipped: Decimal

    @property
    def total(self) -> Decimal:
        """All the money in the file."""
        return self.loaded + self.rejected + self.skipped


@dataclass(frozen=True)
class Reading:
    """A file, read: typed rows, and everything that was set aside, with reasons.

    `observed_on`: the day the export shows, where its name says it and it matters.
    """

    table: str
    source: str
    file: str
    sha256: str
    size: int
    rows: pa.Table
    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    unused: tuple[str, ...]
    readings: Mapping[str, str]
    samples: Mapping[str, tuple[str, ...]]
    rejects: tuple[Reject, ...]
    skips: tuple[Skip, ...]
    rows_in: int
    money: Money | None
    notes: tuple[str, ...]
    steps: tuple[Step, ...]
    header_key: str
    options: Options = field(default_factory=Options)
    said: Mapping[str, object] = field(default_factory=dict)
    corrections: tuple[str, ...] = ()
    observed_on: date | None = None

    @property
    def read_as(self) -> str:
        """How it was read, as far as anybody said so: two readings of the same bytes are told apart by it."""
        told = {name: value for name, value in asdict(self.options).items() if value and name not in ("as_found", "recalled")}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    @property
    def rows_rejected(self) -> int:
        """Rows set aside; a row with several faults counts once."""
        return len({reject.line for reject in self.rejects})


class Refused(Exception):
    """The file is not read: one sentence says why and what to do."""

    def __init__(
        self,
        sentence: str,
        line: int | None = None,
        option: str | None = None,
        candidates: tuple[str, ...] = (),
    ) -> None:
        self.steps: tuple[Step, ...] = ()
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line
        self.option = option
        self.candidates = candidates
