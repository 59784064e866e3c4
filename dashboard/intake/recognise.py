"""Which table a file is, and which of its columns fills which of ours: by name and synonym, never by likeness."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from dashboard.contracts import GENERIC_HEADERS, Contract, UnknownTable, contract, contracts, expected, normalise
from dashboard.format import listing
from dashboard.intake.model import Options, Refused
from dashboard.intake.numbers import CODES

IN_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
TRAILING_CODE = re.compile(r"(?i)(.+?)[\s_-]+(?:in[\s_])?([a-z]{3})")
LIKENESS = 82
normal = lru_cache(maxsize=1 << 14)(normalise)


@dataclass(frozen=True)
class Match:
    """The table recognised: for each place in the file the column it fills."""

    contract: Contract
    places: Mapping[str, int]
    mapping: Mapping[str, str]
    unused: tuple[str, ...]
    currency: str = ""
    notes: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@cache
def vocabulary() -> frozenset[str]:
    """Every header that some uploaded table knows."""
    return frozenset(key for table in file_contracts() for key in table.headers)


def file_contracts() -> list[Contract]:
    """The tables that come as files."""
    return [table for table in contracts().values() if table.source == "file"]


def known(row: Sequence[str]) -> int:
    """How many cells of a row are headers that some table knows."""
    return sum(any(key in vocabulary() for key, _ in spellings(cell)) for cell in set(row) if cell and len(cell) < 80)


@lru_cache(maxsize=1 << 14)
def spellings(header: str) -> tuple[tuple[str, str], ...]:
    """The ways to look a header up, the whole first, each with the currency it names."""
    found = [(normal(header), "")]
    bracketed = IN_BRACKETS.search(header)
    if bracketed:
        inner = bracketed.group(1).strip().upper()
        found.append((normal(IN_BRACKETS.sub(" ", header)), inner if inner in CODES else ""))
    trailing = TRAILING_CODE.fullmatch(header.strip())
    if trailing and trailing.group(2).upper() in CODES:
        found.append((normal(trailing.group(1)), trailing.group(2).upper()))
    if found[0][0].endswith("micros"):
        found.append((found[0][0].removesuffix("micros"), ""))
    return tuple(pair for pair in found if pair[0])


def header_key(headers: Sequence[str]) -> str:
    """What a confirmed reading is remembered by: the header's names, in any order."""
    return hashlib.sha256("\n".join(sorted(map(normal, headers))).encode()).hexdigest()[:32]


def choose(headers: Sequence[str], file: str, options: Options) -> Match:
    """The table and the mapping; a refusal where none or several fit."""
    refuse_unknown_names(headers, options)
    if options.table:
        match = fit(told_table(options.table), headers, options)
        refuse_incomplete(match, headers, options)
        return unambiguous(match)
    matches = [fit(table, headers, options) for table in file_contracts()]
    fitting = [match for match in matches if complete(match, options) and telling(match, options)]
    if not fitting:
        refuse_unrecognised(headers, matches, options, file)
    return unambiguous(best(fitting, file))


def unambiguous(match: Match) -> Match:
    """The match, unless two columns of money claim one place."""
    if match.conflicts:
        raise Refused(f"{match.conflicts[0]} Say which with --map, and leave the other out with --map 'Theirs='.", None, "--map")
    return match


def told_table(name: str) -> Contract:
    """The table the analyst named."""
    try:
        return contract(name)
    except UnknownTable as error:
        raise Refused(str(error), None, "--table", tuple(table.name for table in file_contracts())) from None


def refuse_unknown_names(headers: Sequence[str], options: Options) -> None:
    """A mapping must name columns the file has."""
    names = {normal(header) for header in headers}
    for theirs in options.mapping:
        if normal(theirs) not in names:
            raise Refused(f"The file has no column “{theirs}”; it has {listing(list(headers))[:400]}.", None, "--map")


def filled(match: Match, options: Options) -> set[str]:
    """Columns the file or a constant gives."""
    return set(match.places) | set(options.constants)


def complete(match: Match, options: Options) -> bool:
    """Whether every column a row must have is there."""
    columns = filled(match, options)
    table = match.contract
    return (
        table.fits(columns)
        and set(table.required) <= columns
        and all(any(name in columns for name in either) for either in table.any_of)
    )


def telling(match: Match, options: Options) -> bool:
    """Whether the names mapped say more than `id`, `name` and `date`, which any table has."""
    own = [theirs for theirs in match.mapping if normal(theirs) not in GENERIC_HEADERS]
    return len(own) + len(set(options.constants)) >= 1


def best(fitting: list[Match], file: str) -> Match:
    """The table with most columns mapped; the file's name decides where two fit alike."""
    ranked = sorted(fitting, key=lambda match: (len(match.places), match.contract.hint_length(file)), reverse=True)
    first = ranked[0]
    hinted = [match for match in fitting if match.contract.hint_length(file)]
    alike = [match for match in ranked if len(match.places) == len(first.places)]
    if len(alike) > 1:
        alike = [match for match in alike if match in hinted] or alike
        longest = max(match.contract.hint_length(file) for match in alike)
        alike = [match for match in alike if match.contract.hint_length(file) == longest]
    if len(alike) > 1:
        names = tuple(match.contract.name for match in alike)
        raise Refused(f"The file may be {' or '.join(names)}. Say which with --table.", None, "--table", names)
    return alike[0]


def fit(table: Contract, headers: Sequence[str], options: Options) -> Match:
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
    places, notes, conflicts = settle(table, headers, wanted)
    unused = tuple(header for place, header in enumerate(headers) if place not in places.values())
    money = [column.name for column in table.columns if column.type == "money" and column.name in places]
    return Match(
        table,
        places,
        {headers[place]: ours for ours, place in places.items()},
        unused,
        next((currencies[places[name]] for name in money if currencies[places[name]]), ""),
        tuple(notes),
        tuple(conflicts),
    )


def look_up(table: Contract, header: str, told: Mapping[str, str]) -> tuple[str, int, str]:
    """The column a header fills, how surely (0 = told), and the currency it names."""
    key = normal(header)
    if key in told:
        return told[key], 0, next((code for _, code in spellings(header) if code), "")
    order = {known_key: rank for rank, known_key in enumerate(table.headers, start=2)}
    for depth, (spelling, code) in enumerate(spellings(header)):
        ours = table.headers.get(spelling)
        if ours:
            exact = depth == 0 and spelling == normal(ours)
            return ours, 1 if exact else order[spelling] + depth * 1000, code
    return "", 0, ""


def settle(
    table: Contract, headers: Sequence[str], wanted: Mapping[str, list[tuple[int, int]]]
) -> tuple[dict[str, int], list[str], list[str]]:
    """One place per column: the surest; two names for one column of money are asked about."""
    places: dict[str, int] = {}
    notes, conflicts = [], []
    for ours, claims in wanted.items():
        claims = sorted(claims)
        places[ours] = claims[0][1]
        if len(claims) == 1:
            continue
        names = [f"“{headers[place]}”" for _, place in claims]
        if table.column(ours).type == "money" and claims[0][0] > 1:
            conflicts.append(f"{listing(names)} may each be {ours}.")
        notes.append(f"{listing(names)} may each be {ours}; {names[0]} was taken.")
    return places, notes, conflicts


def refuse_incomplete(match: Match, headers: Sequence[str], options: Options) -> None:
    """Say which columns of the named table are missing."""
    if complete(match, options):
        return
    raise Refused(
        f"{missing(match, options)} The file has {listing(list(headers))[:300]}. "
        "Map a column with --map 'Theirs=ours', or give a value with --set column=value.",
        None,
        "--map",
    )


def missing(match: Match, options: Options) -> str:
    """The sentence about the columns a table still needs."""
    columns = filled(match, options)
    table = match.contract
    absent = [name for name in table.required if name not in columns]
    absent += [" or ".join(either) for either in table.any_of if not any(name in columns for name in either)]
    absent += [
        either.replace("|", " or ")
        for either in table.recognise
        if not any(name in columns for name in either.split("|")) and either not in absent
    ]
    return f"{table.title} ({table.name}) needs {listing(absent)}."


def refuse_unrecognised(
    headers: Sequence[str], matches: Collection[Match], options: Options, file: str
) -> None:
    """Say which table comes nearest, what it misses, and which names look alike."""
    nearest = max(matches, key=lambda match: (len(match.places), match.contract.hint_length(file)))
    shown = listing([f"“{header}”" for header in headers[:12]])
    candidates = tuple(match.contract.name for match in matches if match.places)
    if not nearest.places:
        raise Refused(
            f"None of the columns is known ({shown}). Say --table and --map 'Theirs=ours'. For instance: "
            f"{expected(nearest.contract)}",
            None,
            "--table",
            candidates,
        )
    if complete(nearest, options):
        raise Refused(
            f"The columns {shown} fit several tables and tell none. Say which with --table.", None, "--table", candidates
        )
    alike = " ".join(suggestions(nearest))
    raise Refused(
        f"The file comes nearest to {nearest.contract.name}, but {missing(nearest, options)} {alike} "
        f"Map a column with --map 'Theirs=ours', give a value with --set column=value, or name another --table.",
        None,
        "--map",
        candidates,
    )


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
