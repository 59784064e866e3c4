"""Which table a file is; asked about where several fit, or where the names could belong to anything."""

from collections.abc import Sequence

from dashboard.contracts import Contract, UnknownTable, contract, expected
from dashboard.format import listing
from dashboard.intake.formats import Format
from dashboard.intake.mapping import Match, file_contracts, fit, suggestions, weight
from dashboard.intake.model import Options, Refused
from dashboard.intake.spelling import normal

ENOUGH = 1.0
ENOUGH_WITH_HINT = 0.4
BEYOND_DOUBT = 3.0
MUCH_MORE = 1.0  # what outweighs the name of a file


def choose(
    headers: Sequence[str],
    file: str,
    options: Options,
    dated_above: bool = False,
    rows: Sequence[Sequence[str]] = (),
    known_format: Format | None = None,
) -> Match:
    """The table and the mapping; a refusal where none or several fit.

    `dated_above`: the lines above the header name the report's period. `rows` decide between tables with closed lists.
    """
    refuse_unknown_names(headers, options)
    if known_format and is_meant(known_format, options):
        match = fit(contract(known_format.table), headers, options, dated_above, known_format)
        if not complete(match, options):
            refuse_incomplete(match, headers, options)
        return unambiguous(match)
    if options.table:
        match = fit(told_table(options.table), headers, options, dated_above)
        if not has_needed(match, options):
            refuse_incomplete(match, headers, options)
        return unambiguous(match)
    matches = [fit(table, headers, options, dated_above) for table in having_told_columns(options)]
    fitting = [match for match in matches if complete(match, options) and telling(match, options, file)]
    if not fitting:
        refuse_unrecognised(headers, matches, options, file)
    winner = best(fitting, file, rows)
    refuse_doubtful(winner, matches, options, file)
    return unambiguous(winner)


def is_meant(known_format: Format, options: Options) -> bool:
    """Whether the analyst named no other table than the format's, and only columns that it has."""
    table = contract(known_format.table)
    told = {ours for ours in options.mapping.values() if ours} | set(options.constants)
    return options.table in (None, table.name) and told <= {column.name for column in table.columns}


def having_told_columns(options: Options) -> list[Contract]:
    """The tables that have every column the analyst named."""
    told = {ours for ours in options.mapping.values() if ours} | set(options.constants)
    tables = [table for table in file_contracts() if told <= {column.name for column in table.columns}]
    if not tables:
        raise Refused(f"No table has all of {listing(sorted(told))}. Say which table it is with --table.", None, "--map")
    return tables


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
    return set(match.places) | set(options.constants) | set(match.constants)


def complete(match: Match, options: Options) -> bool:
    """Whether the file can be this table without anybody saying so: every column it is known by, and every one a row needs."""
    return match.contract.fits(filled(match, options)) and has_needed(match, options)


def has_needed(match: Match, options: Options) -> bool:
    """Whether every column a row must have is there; enough where the analyst named the table."""
    columns = filled(match, options)
    table = match.contract
    return set(table.required) <= columns and all(any(name in columns for name in either) for either in table.any_of)


def telling(match: Match, options: Options, file: str) -> bool:
    """Whether the names mapped say more than `id`, `name` and `date`, which any table has."""
    if match.is_foreign:
        return False
    told = len(set(options.mapping.values()) & set(match.places))
    if match.contract.hint_length(file) or match.has_own_key:
        return match.evidence + told >= ENOUGH_WITH_HINT
    return match.evidence + told >= ENOUGH and (bool(told) or match.has_own_name())


def best(fitting: list[Match], file: str, rows: Sequence[Sequence[str]]) -> Match:
    """The table its names speak for most; the file's name decides where two fit alike."""
    ranked = sorted(fitting, key=lambda match: (match.evidence, len(match.places)), reverse=True)
    first = ranked[0]
    for other in ranked[1:]:
        if named_history(other, first, file):
            return other
    alike = [match for match in ranked if match.evidence == first.evidence and len(match.places) == len(first.places)]
    longest = max(match.contract.hint_length(file) for match in alike)
    alike = [match for match in alike if match.contract.hint_length(file) == longest]
    if len(alike) > 1:
        alike = by_lists(alike, rows)
    if len(alike) > 1:
        names = tuple(match.contract.name for match in alike)
        raise Refused(f"The file may be {' or '.join(names)}. Say which with --table.", None, "--table", names)
    return alike[0]


def by_lists(alike: list[Match], rows: Sequence[Sequence[str]]) -> list[Match]:
    """The tables whose closed lists the values keep to; else those that have no such list."""
    kept = {match.contract.name: keeps_to_lists(match, rows) for match in alike}
    listed = [match for match in alike if kept[match.contract.name]]
    return listed or [match for match in alike if kept[match.contract.name] is None] or alike


def keeps_to_lists(match: Match, rows: Sequence[Sequence[str]]) -> bool | None:
    """Whether the values keep to the table's closed lists; nothing where it has none, or there are no values."""
    columns = {place: match.contract.column(name) for name, place in match.places.items()}
    lists = {place: {normal(word) for word in column.allowed} for place, column in columns.items() if column.allowed}
    cells = [(normal(row[place]), words) for row in rows for place, words in lists.items() if row[place]]
    return all(cell in words for cell, words in cells) if cells else None


def named_history(other: Match, first: Match, file: str) -> bool:
    """Whether the file's name speaks for another table, and a column that only that table knows bears it out."""
    own = any(weight(other.contract, header) == 1 and header in first.unused for header in other.mapping)
    longer = other.contract.hint_length(file) > first.contract.hint_length(file)
    return longer and own and other.evidence >= ENOUGH and first.contract.lines == "replace"


def refuse_doubtful(winner: Match, matches: Sequence[Match], options: Options, file: str) -> None:
    """Refuse a table by default when the file's name, or more of its columns, speak for another that lacks something."""
    if winner.evidence >= BEYOND_DOUBT or options.mapping:
        return
    is_named = winner.contract.hint_length(file) > 0
    is_sure = is_named or names_what_only_it_holds(winner)
    enough = winner.evidence + (MUCH_MORE if is_named else 0)
    others = [match for match in matches if not (complete(match, options) and telling(match, options, file))]
    stronger = [match for match in others if match.evidence > enough or (not is_sure and match.contract.hint_length(file) >= 5)]
    if not stronger:
        return
    other = max(stronger, key=lambda match: (match.contract.hint_length(file), match.evidence))
    raise Refused(
        f"The file could be {winner.contract.name}, or {other.contract.name}: {missing(other, options)} "
        f"Say --table {winner.contract.name}, or map what is missing with --map 'Theirs=ours'.",
        None,
        "--table",
        (winner.contract.name, other.contract.name),
    )


def names_what_only_it_holds(match: Match) -> bool:
    """Whether a table without ids of its own has all it is known by in the file, under names of which one no other table knows."""
    if match.contract.lines != "add" or not match.contract.fits(match.places):
        return False
    telling = {name for either in match.contract.recognise for name in either.split("|")}
    return any(ours in telling and weight(match.contract, theirs) == 1 for theirs, ours in match.mapping.items())


def refuse_incomplete(match: Match, headers: Sequence[str], options: Options) -> None:
    """Say which columns of the named table are missing, and how to get them from a product that is known."""
    origin = f"This is {match.format.told}. " if match.format else ""
    advice = match.format.advice if match.format else {}
    named = [name for lacking in absent(match, options) for name in (lacking, *lacking.split(" or "))]
    how = "".join(f"{text} " for text in dict.fromkeys(advice[name] for name in named if name in advice))
    raise Refused(
        f"{origin}{capital(missing(match, options))} {how}The file has {listing(list(headers))[:300]}. "
        "Map a column with --map 'Theirs=ours', or give a value with --set column=value.",
        None,
        "--map",
    )


def capital(sentence: str) -> str:
    """A sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def absent(match: Match, options: Options) -> list[str]:
    """The columns a table still needs, or of which it needs one."""
    columns = filled(match, options)
    table = match.contract
    names = [name for name in table.required if name not in columns]
    choices = [*table.any_of, *(tuple(either.split("|")) for either in table.recognise)]
    names += [" or ".join(either) for either in choices if not any(name in columns for name in either)]
    return list(dict.fromkeys(names))


def missing(match: Match, options: Options) -> str:
    """The sentence about the columns a table still needs."""
    table, names = match.contract, absent(match, options)
    if not names:
        return f"the names it shares with {table.title.lower()} are too general to tell."
    return f"a file of {table.title.lower()} needs {listing(names)}."


def name_for_id(match: Match, options: Options) -> list[str]:
    """Say that a name may serve as the id, where all that lacks is what tells two rows of one name apart."""
    key = match.contract.keys[0] if match.contract.keys else ()
    named = [theirs for theirs, ours in match.mapping.items() if key and ours == key[0].replace("_id", "_name")]
    lacking = absent(match, options)
    if len(key) != 1 or len(lacking) != 1 or key[0] not in lacking[0].split(" or ") or not named:
        return []
    return [f"If no two rows share a “{named[0]}”, it can serve as {key[0]}."]


def refuse_unrecognised(headers: Sequence[str], matches: Sequence[Match], options: Options, file: str) -> None:
    """Say which table comes nearest, what it misses, and which names look alike."""
    nearest = max(matches, key=lambda match: (match.evidence, match.contract.hint_length(file), len(match.places)))
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
            f"The columns {shown} could belong to several tables. If the file is {nearest.contract.name}, say --table "
            f"{nearest.contract.name}; else name another.",
            None,
            "--table",
            candidates,
        )
    advice = [
        f"The file comes nearest to {nearest.contract.name}, but {missing(nearest, options)}",
        *name_for_id(nearest, options),
        *suggestions(nearest),
        "Map a column with --map 'Theirs=ours', give a value with --set column=value, or name another --table.",
    ]
    raise Refused(" ".join(advice), None, "--map", candidates)
