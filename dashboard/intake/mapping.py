"""Headers to columns: by name and synonym, in whatever case and punctuation, never by likeness."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz, process

from dashboard.contracts import GENERIC_HEADERS, Column, Contract, contracts
from dashboard.format import listing
from dashboard.intake import formats
from dashboard.intake.formats import Format
from dashboard.intake.model import Options, Refused
from dashboard.intake.spelling import normal, spellings

LIKENESS = 82
TOLD, EXACT, BY_PERIOD, DEEPER = 0, 1000, 5000, 10000  # how sure a header is; formats and synonyms stand between
OWN = 0.5
OWN_ID = frozenset(("id", "recordid"))
STARTS = frozenset(("startdate", "datestart", "startdatum", "fechadeinicio"))
ENDS = frozenset(
    ("enddate", "dateend", "dateto", "todate", "periodend", "reportend", "enddatum", "datedefin", "fechadefin",
     "fechadefinalizacion")
)  # fmt: skip


@dataclass(frozen=True)
class Match:
    """A header laid on one table: for each of our columns the place in the file that fills it."""

    contract: Contract
    places: Mapping[str, int]
    mapping: Mapping[str, str]
    unused: tuple[str, ...]
    currency: str = ""
    notes: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    format: Format | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def evidence(self) -> float:
        """How much the names mapped speak for this table: one that n tables know counts 1/n, `id` and its like nothing."""
        return sum(weight(self.contract, theirs) for theirs in self.mapping)

    @property
    def is_foreign(self) -> bool:
        """Whether the file has an id of its own beside the one that would be this table's key."""
        keys = {key[0] for key in self.contract.keys if len(key) == 1 and key[0].endswith("_id")}
        claimed = [theirs for theirs, ours in self.mapping.items() if ours in keys and normal(theirs) not in OWN_ID]
        return bool(claimed) and any(normal(header) in OWN_ID for header in self.unused)

    @property
    def has_own_key(self) -> bool:
        """Whether a key of the table is mapped by a name of its own: `deal id`, not `id`; of a key of several, not `company`."""
        whole = {key[0] for key in self.contract.keys if len(key) == 1}
        parts = {key[0] for key in self.contract.keys} - whole
        own = {theirs: ours for theirs, ours in self.mapping.items() if normal(theirs) not in GENERIC_HEADERS}
        return any(ours in whole or (ours in parts and weight(self.contract, theirs) >= OWN) for theirs, ours in own.items())

    def has_own_name(self) -> bool:
        """Whether a column that tells the table is mapped by more than a name every table has."""
        telling = {name for either in self.contract.recognise for name in either.split("|")}
        return any(ours in telling and normal(theirs) not in GENERIC_HEADERS for theirs, ours in self.mapping.items())


def file_contracts() -> list[Contract]:
    """The tables that come as files."""
    return [table for table in contracts().values() if table.source == "file"]


@cache
def vocabulary() -> Counter[str]:
    """Every header that some uploaded table knows, and how many tables know it."""
    return Counter(key for table in file_contracts() for key in table.headers)


def known(row: Sequence[str]) -> int:
    """How many cells of a row are headers that some table knows."""
    cells = {cell for cell in row if cell and len(cell) < 80}
    found = {next((key for key, _ in spellings(cell) if is_known(key)), "") for cell in cells}
    return len(found - {""})


def is_known(key: str) -> bool:
    """Whether some table or some format knows a normalised header."""
    return key in vocabulary() or key in formats.vocabulary() or key in STARTS


def weight(table: Contract, header: str) -> float:
    """How much one header speaks for a table."""
    key = next((key for key, _ in spellings(header) if key in table.headers), "")
    return 0.0 if not key or key in GENERIC_HEADERS else 1 / vocabulary()[key]


def header_key(headers: Sequence[str]) -> str:
    """What a confirmed reading is remembered by: the header's names, normalised, in the order of the alphabet."""
    return "|".join(sorted(map(normal, headers)))


def fit(
    table: Contract, headers: Sequence[str], options: Options, dated_above: bool = False, known_format: Format | None = None
) -> Match:
    """The mapping of a header to one table; a format's own headers come before the synonyms every table has."""
    told = {normal(theirs): ours for theirs, ours in options.mapping.items()}
    by_format = known_format.columns() if known_format else {}
    wanted: dict[str, list[tuple[int, int]]] = {}
    currencies: dict[int, str] = {}
    for place, header in enumerate(headers):
        ours, rank, code = look_up(table, header, told, by_format)
        refuse_unknown_column(table, ours)
        if ours and ours not in options.constants:
            wanted.setdefault(ours, []).append((rank, place))
            currencies[place] = code
    add_period_start(table, headers, wanted, told, dated_above)
    places, notes, conflicts = settle(table, headers, wanted)
    unused = tuple(header for place, header in enumerate(headers) if place not in places.values())
    money = [column.name for column in table.columns if column.type == "money" and column.name in places]
    currency = next((code for name in money if (code := currencies.get(places[name], ""))), "")
    mapping = {headers[place]: ours for ours, place in places.items()}
    constants = constants_of(known_format, table, places)
    claims = {ours: tuple(place for _, place in sorted(found)) for ours, found in wanted.items()}
    return Match(
        table, places, mapping, unused, currency, tuple(notes), tuple(conflicts), known_format, constants, claims
    )  # fmt: skip


def refuse_unknown_column(table: Contract, ours: str) -> None:
    """A mapping must name columns the table has."""
    names = {column.name for column in table.columns}
    if ours and ours not in names:
        raise Refused(f"{table.title} has no column “{ours}”; it has {listing(sorted(names))}.", None, "--map")


def constants_of(known_format: Format | None, table: Contract, places: Mapping[str, int]) -> dict[str, str]:
    """What a format stands for without saying so: its channel, and itself as the source."""
    if known_format is None:
        return {}
    sourced = any(column.name == "source" for column in table.columns)
    given = {**known_format.constants, **({"source": known_format.name} if sourced else {})}
    return {ours: value for ours, value in given.items() if ours not in places}


def add_period_start(
    table: Contract,
    headers: Sequence[str],
    wanted: dict[str, list[tuple[int, int]]],
    told: Mapping[str, str],
    dated_above: bool,
) -> None:
    """Take a report's period start as the day of a row, where its end or its title can prove that it is one day."""
    if table.lines != "add" or table.event in wanted:
        return
    if not dated_above and not any(is_end(header) for header in headers):
        return
    for place, header in enumerate(headers):
        if normal(header) not in told and is_start(header):
            wanted[table.event] = [(BY_PERIOD, place)]
            return


def is_start(header: str) -> bool:
    """Whether a header holds the first day a row covers."""
    return any(key in STARTS or key in formats.starts() for key, _ in spellings(header))


def is_end(header: str) -> bool:
    """Whether a header holds the last day a row covers."""
    return any(key in ENDS or key in formats.ends() for key, _ in spellings(header))


def look_up(table: Contract, header: str, told: Mapping[str, str], by_format: Mapping[str, str]) -> tuple[str, int, str]:
    """The column a header fills, how surely (0 = told), and the currency it names."""
    key = normal(header)
    if key in told:
        return told[key], TOLD, next((code for _, code in spellings(header) if code), "")
    for spelling, code in spellings(header):
        if spelling in by_format:
            return by_format[spelling], 1 + list(by_format).index(spelling), code
    for depth, (spelling, code) in enumerate(spellings(header)):
        ours = table.headers.get(spelling)
        if ours:
            return ours, EXACT + rank(table.column(ours), spelling) + depth * DEEPER, code
    return "", 0, ""


def rank(column: Column, spelling: str) -> int:
    """How far a header stands behind the surest one of its column; 0 for the column's own name where none is surer."""
    return [normal(header) for header in column.headers].index(spelling)


def settle(
    table: Contract, headers: Sequence[str], wanted: Mapping[str, list[tuple[int, int]]]
) -> tuple[dict[str, int], list[str], list[str]]:
    """One place per column: the surest; two names for one column of money are asked about."""
    places: dict[str, int] = {}
    notes, conflicts = [], []
    for ours, unsorted in wanted.items():
        claims = sorted(unsorted)
        places[ours] = claims[0][1]
        if len(claims) == 1:
            continue
        (surest, _), (next_sure, _) = claims[:2]
        is_money, is_alike = table.column(ours).type == "money", surest == next_sure
        if TOLD < surest < EXACT and not (is_money and is_alike):
            continue
        names = [f"“{headers[place]}”" for _, place in claims]
        if next_sure == TOLD or (is_money and (surest > EXACT or is_alike)):
            conflicts.append(f"{listing(names)} may each be {ours}.")
        notes.append(f"{listing(names)} may each be {ours}; {names[0]} was taken.")
    return places, notes, conflicts


def suggestions(match: Match) -> list[str]:
    """Columns left over whose names look like ours: said, never applied."""
    free = {column.name: column.name.replace("_", " ") for column in match.contract.columns}
    free = {name: text for name, text in free.items() if name not in match.places}
    told = []
    for header in match.unused[:50]:
        near = process.extractOne(header.lower().replace("_", " "), free, scorer=fuzz.token_sort_ratio)
        if near and near[1] >= LIKENESS:
            told.append(f"“{header}” looks like {near[2]}; if it is, say --map '{header}={near[2]}'.")
    return told
