"""Headers to columns: by name and synonym, in whatever case and punctuation, never by likeness."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from dashboard.contracts import GENERIC_HEADERS, Contract, contracts, normalise
from dashboard.format import listing
from dashboard.intake.model import Options, Refused
from dashboard.intake.numbers import CODES, SYMBOLS

IN_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
TRAILING_CODE = re.compile(r"(?i)(.+?)[\s_-]+(?:in[\s_])?([a-z]{3})")
CLOCKS = ("UTC", "IN UTC", "GMT")
LIKENESS = 82
OWN_ID = frozenset(("id", "recordid"))
STARTS = frozenset(
    ("reportingstarts", "reportingstart", "startdate", "datestart", "startdateinutc", "débutdesrapports", "debutdesrapports",
     "berichtsstart", "auswertungsstart", "startdatum", "beginrapportage", "iniciodelinforme", "fechadeinicio")
)  # fmt: skip
ENDS = frozenset(
    ("reportingends", "reportingend", "enddate", "dateend", "enddateinutc", "dateto", "todate", "periodend", "reportend",
     "findesrapports", "findurapport", "auswertungsende", "berichtsende", "enddatum", "einderapportage", "findelinforme",
     "fechadefin", "fechadefinalizacion", "datedefin")
)  # fmt: skip
normal = lru_cache(maxsize=1 << 14)(normalise)


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
        """Whether a key of the table is mapped by a name of its own, such as `deal id` rather than `id`."""
        keys = {key[0] for key in self.contract.keys}
        return any(ours in keys and normal(theirs) not in GENERIC_HEADERS for theirs, ours in self.mapping.items())

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
    found = {next((key for key, _ in spellings(cell) if key in vocabulary() or key in STARTS), "") for cell in cells}
    return len(found - {""})


@lru_cache(maxsize=1 << 14)
def spellings(header: str) -> tuple[tuple[str, str], ...]:
    """The ways to look a header up, the whole first, each with the currency it names."""
    found = [(normal(header), "")]
    bracketed = IN_BRACKETS.search(header)
    inner = bracketed.group(1).strip().upper() if bracketed else ""
    code = inner if inner in CODES else SYMBOLS.get(inner, "")
    if code or inner in CLOCKS:
        found.append((normal(IN_BRACKETS.sub(" ", header)), code))
    trailing = TRAILING_CODE.fullmatch(header.strip())
    if trailing and trailing.group(2).upper() in CODES:
        found.append((normal(trailing.group(1)), trailing.group(2).upper()))
    if found[0][0].endswith("micros"):
        found.append((found[0][0].removesuffix("micros"), ""))
    return tuple(pair for pair in found if pair[0])


def weight(table: Contract, header: str) -> float:
    """How much one header speaks for a table."""
    key = next((key for key, _ in spellings(header) if key in table.headers), "")
    return 0.0 if not key or key in GENERIC_HEADERS else 1 / vocabulary()[key]


def header_key(headers: Sequence[str]) -> str:
    """What a confirmed reading is remembered by: the header's names, in any order."""
    return hashlib.sha256("\n".join(sorted(map(normal, headers))).encode()).hexdigest()[:32]


def fit(table: Contract, headers: Sequence[str], options: Options, dated_above: bool = False) -> Match:
    """The mapping of a header to one table."""
    told = {normal(theirs): ours for theirs, ours in options.mapping.items()}
    names = {column.name for column in table.columns}
    wanted: dict[str, list[tuple[int, int]]] = {}
    currencies: dict[int, str] = {}
    for place, header in enumerate(headers):
        ours, rank, code = look_up(table, header, told)
        if ours and ours not in names:
            raise Refused(f"{table.title} has no column “{ours}”; it has {listing(sorted(names))}.", None, "--map")
        if ours and ours not in options.constants:
            wanted.setdefault(ours, []).append((rank, place))
            currencies[place] = code
    add_period_start(table, headers, wanted, told, dated_above)
    places, notes, conflicts = settle(table, headers, wanted)
    unused = tuple(header for place, header in enumerate(headers) if place not in places.values())
    money = [column.name for column in table.columns if column.type == "money" and column.name in places]
    currency = next((code for name in money if (code := currencies.get(places[name], ""))), "")
    mapping = {headers[place]: ours for ours, place in places.items()}
    return Match(table, places, mapping, unused, currency, tuple(notes), tuple(conflicts))


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
    if not dated_above and not any(key in ENDS for header in headers for key, _ in spellings(header)):
        return
    for place, header in enumerate(headers):
        if normal(header) not in told and any(key in STARTS for key, _ in spellings(header)):
            wanted[table.event] = [(5000, place)]
            return


def look_up(table: Contract, header: str, told: Mapping[str, str]) -> tuple[str, int, str]:
    """The column a header fills, how surely (0 = told), and the currency it names."""
    key = normal(header)
    if key in told:
        return told[key], 0, next((code for _, code in spellings(header) if code), "")
    for depth, (spelling, code) in enumerate(spellings(header)):
        ours = table.headers.get(spelling)
        if ours:
            exact = depth == 0 and spelling == normal(ours)
            return ours, 1 if exact else 2 + list(table.headers).index(spelling) + depth * 1000, code
    return "", 0, ""


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
        names = [f"“{headers[place]}”" for _, place in claims]
        told_twice = claims[1][0] == 0
        if told_twice or (table.column(ours).type == "money" and claims[0][0] > 1):
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
