"""Whether deals are won, lost or open, from the words of a file: its status, else its stages; asked where nothing tells."""

import re
from collections.abc import Mapping
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.contracts import normalise
from dashboard.format import listing
from dashboard.intake.column import SPACES, is_null
from dashboard.intake.formats import Format
from dashboard.intake.grid import distinct_words, encoded
from dashboard.intake.mapping import Match
from dashboard.intake.model import Refused
from dashboard.intake.shape import Sheet
from dashboard.intake.values import Values

WORDS = {
    "won": (
        "won", "win", "closed won", "close won", "won closed", "closed and won", "deal won", "gewonnen", "abgeschlossen gewonnen",
        "geschlossen gewonnen", "abgeschlossen und gewonnen", "geschlossen und gewonnen", "gagné", "gagnée", "fermé gagné",
        "fermée gagné", "fermée gagnée", "gesloten gewonnen", "gesloten en gewonnen", "ganado", "ganada", "cerrado ganado",
        "cerrada ganada",
        "vinto", "vinta", "chiuso vinto", "chiusa vinta", "ganho", "fechado ganho", "fechado e ganho",
    ),
    "lost": (
        "lost", "loss", "closed lost", "close lost", "lost closed", "closed and lost", "deal lost", "abandoned", "disqualified",
        "closed no decision", "closed disqualified", "verloren", "abgeschlossen verloren", "geschlossen verloren",
        "abgeschlossen und verloren", "geschlossen und verloren", "perdu", "perdue", "fermé perdu", "fermée perdu", "fermée perdue",
        "gesloten verloren", "gesloten en verloren", "perdido", "perdida", "cerrado perdido", "cerrada perdida", "perso", "persa",
        "chiuso perso", "chiusa persa", "fechado perdido", "fechado e perdido",
    ),
    "open": (
        "open", "in progress", "offen", "in bearbeitung", "ouvert", "ouverte", "en cours", "lopend", "abierto", "abierta",
        "en curso", "aperto", "aperta", "aberto", "aberta",
    ),
}  # fmt: skip
STATE = re.compile(r"(?i)stat|outcome|result|stage|phase|ergebnis")
BEFORE = re.compile(r"(?i)prev|old|from|before|former|last|lead|account|contact")
CLOSED = re.compile(r"(?i)closed?\W*(?P<how>won|lost)\b.*")
NUMBERED = re.compile(r"^[\W\d_]+")
PARTS = re.compile(r"\s*[-–—(\[:/,;|]\s*")
MEANS = {"is_won": {"won": True, "lost": False, "open": False}, "is_closed": {"won": True, "lost": True, "open": False}}


@cache
def known() -> dict[str, str]:
    """Each word that says how a deal stands, as it is compared."""
    return {normalise(word): outcome for outcome, words in WORDS.items() for word in words}


def outcome_of(word: str) -> str:
    """What a word means: `won`, `lost`, `open`, or nothing; a number before it and a qualifier after it do not matter."""
    exact = known().get(normalise(word), "")
    if exact:
        return exact
    first, *rest = PARTS.split(NUMBERED.sub("", word.strip(SPACES)))
    found = known().get(normalise(first), "")
    closed = CLOSED.fullmatch(first)
    found = closed["how"].lower() if closed else found
    others = {known().get(normalise(part), found) for part in rest}
    return found if found in ("won", "lost") and others <= {found} else ""


def settle(match: Match, sheet: Sheet, values: Values) -> None:
    """Say of each deal whether it is won and closed, where no column of the file does; ask where nothing in it tells."""
    if match.contract.name != "opportunities" or set(MEANS) <= set(values.arrays) or "stage" not in match.places:
        return
    words = {place: meant(sheet, place, match.format) for place in outcome_places(match, sheet)}
    first, *others = words
    telling = {place: words[place] for place in (first, *others) if place == first or {"won", "lost"} & set(words[place].values())}
    if not any(any(found.values()) for found in telling.values()):
        refuse_untold(sheet, values, words[first])
        return
    plain = all(found in ("", known().get(normalise(word))) for word, found in words[first].items())
    if match.format or len(telling) > 1 or not plain:
        write(sheet, values, telling)
        tell(match, sheet, values, telling)


def outcome_places(match: Match, sheet: Sheet) -> list[int]:
    """Where words stand that tell won from lost: the product's own status, else the stage and all that is called like it."""
    names = {normalise(name) for headers in match.format.headers for name in headers.outcome} if match.format else set()
    own = [place for place, header in enumerate(sheet.headers) if normalise(header) in names]
    if own:
        return own[:1]
    left = [place for place, header in enumerate(sheet.headers) if header in match.unused and is_outcome(sheet, place)]
    return list(dict.fromkeys([match.places["stage"], *match.claims.get("stage", ()), *left]))


def is_outcome(sheet: Sheet, place: int) -> bool:
    """Whether a column is called like a state of now and holds nothing but words that say won, lost or open."""
    if not STATE.search(sheet.headers[place]) or BEFORE.search(sheet.headers[place]):
        return False
    words = [word for word in distinct_words(sheet.rows, place) if not is_null(word)]
    return bool(words) and all(normalise(word) in known() for word in words)


def meant(sheet: Sheet, place: int, known_format: Format | None) -> dict[str, str]:
    """The distinct words of a column, and what each means; a product's own words come first."""
    words, _ = encoded(sheet.rows, place)
    return {word: (known_format.outcome_of(word) if known_format else "") or outcome_of(word) for word in words}


def write(sheet: Sheet, values: Values, words: Mapping[int, Mapping[str, str]]) -> None:
    """Fill `is_won` and `is_closed`; a row that two columns tell differently is at fault."""
    told = list(zip(*(spread(sheet, place, found) for place, found in words.items()), strict=True))
    for index in [index for index, row in enumerate(told) if {"won", "lost"} <= set(row)]:
        headers = listing([f"“{sheet.headers[place]}”" for place in words])
        values.faults.setdefault(index, []).append((sheet.headers[next(iter(words))], "", f"is won and lost at once by {headers}"))
    outcomes = [max(row, key=("", "open", "lost", "won").index) for row in told]
    for name, means in MEANS.items():
        if name not in values.arrays:
            values.arrays[name] = pa.array([means.get(outcome) for outcome in outcomes], pa.bool_())


def spread(sheet: Sheet, place: int, found: Mapping[str, str]) -> list[str]:
    """What each row's word means."""
    words, codes = encoded(sheet.rows, place)
    return pa.array([found[word] for word in words], pa.string()).take(pa.array(codes)).to_pylist()


def tell(match: Match, sheet: Sheet, values: Values, words: Mapping[int, Mapping[str, str]]) -> None:
    """Say what was read from which words, and which words say nothing."""
    told = [f"{word.strip(SPACES)} is {outcome}" for found in words.values() for word, outcome in sorted(found.items()) if outcome]
    headers = listing([f"“{sheet.headers[place]}”" for place, found in words.items() if any(found.values())])
    if "is_won" in values.arrays:
        values.readings.setdefault("is_won", f"from {headers}: {listing(told[:6])}")
    first = words[next(iter(words))]
    unknown = sorted({word.strip(SPACES) for word, found in first.items() if not found and not is_null(word)})
    if unknown and match.format:
        values.notes.append(
            f"{listing(unknown[:8])}: {match.format.product} does not ship with these stages. Unless a name says won or lost, "
            "they count as open."
        )


def refuse_untold(sheet: Sheet, values: Values, stages: Mapping[str, str]) -> None:
    """Ask where no word tells won from lost, though some deals seem to be over."""
    if set(MEANS) & set(values.arrays) or not some_seem_over(values):
        return
    shown = listing([f"“{word.strip(SPACES)}”" for word in stages if not is_null(word)][:8])
    raise Refused(
        f"Nothing in the file tells won deals from lost ones: its stages are {shown}. Map the column that tells to is_won, or "
        "set is_closed to false where every deal is open. For instance, say --set is_closed=false.",
        sheet.lines[0],
        "--set",
        ("opportunities",),
    )


def some_seem_over(values: Values) -> bool:
    """Whether a deal has a reason why it was lost, or most close dates lie before the newest deal or activity."""
    reasons = values.arrays.get("loss_reason")
    if reasons is not None and reasons.null_count < len(reasons):
        return True
    seen = [pc.max(values.arrays[name]).as_py() for name in ("created_at", "last_activity_at") if name in values.arrays]
    newest = max((moment for moment in seen if moment), default=None)
    closing = values.arrays.get("close_date")
    if newest is None or closing is None:
        return False
    past = pc.sum(pc.less(closing, pa.scalar(newest.date(), pa.date32()))).as_py() or 0
    return bool(past * 2 > len(closing))
