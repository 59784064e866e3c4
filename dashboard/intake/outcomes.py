"""Whether deals are won, lost or open, from the words of a file: its status, else its stages; asked where nothing tells."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
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
EARLY = (
    "prospect", "prospecting", "new", "lead", "qualify", "qualified", "qualification", "qualifying", "discovery", "discover",
    "needs analysis", "demo", "demo scheduled", "meeting scheduled", "appointment scheduled", "presentation scheduled",
    "contact made", "value proposition", "id decision makers", "perception analysis", "evaluation", "proposal",
    "proposal made", "propose", "proposal price quote", "quote", "quotation", "negotiation", "negotiations started",
    "negotiation review", "contract sent", "develop", "pipeline", "engaging", "erstkontakt", "qualifizierung", "angebot",
    "verhandlung", "bedarfsanalyse", "prospection", "proposition", "négociation", "kwalificatie", "offerte", "onderhandeling",
    "prospección", "calificación", "propuesta", "negociación", "qualificazione", "proposta", "negoziazione", "trattativa",
)  # fmt: skip
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


@cache
def early() -> frozenset[str]:
    """Names that stages of open deals go by everywhere: a deal there is late, not over."""
    return frozenset(normalise(word) for word in EARLY)


def is_early(word: str) -> bool:
    """Whether a stage's name is one of those; a number before it does not matter."""
    return normalise(NUMBERED.sub("", word.strip(SPACES))) in early()


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


def settle(match: Match, sheet: Sheet, values: Values, told: Mapping[str, str]) -> None:
    """Say of each deal whether it is won and closed, where no column of the file does; ask where nothing in it tells.

    `told`: what the analyst said a stage means.
    """
    if match.contract.name != "opportunities" or set(MEANS) <= set(values.arrays) or "stage" not in match.places:
        return
    said = {normalise(word): outcome for word, outcome in told.items()}
    words = {place: meant(sheet, place, match.format, said) for place in outcome_places(match, sheet)}
    first, *others = words
    telling = {place: words[place] for place in (first, *others) if place == first or {"won", "lost"} & set(words[place].values())}
    ask(match, sheet, values, telling)
    plain = all(found in ("", known().get(normalise(word))) for word, found in words[first].items())
    if any(any(found.values()) for found in telling.values()) and (match.format or said or len(telling) > 1 or not plain):
        write(sheet, values, telling)
        tell(match, sheet, values, telling, bool(said))


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


def meant(sheet: Sheet, place: int, known_format: Format | None, said: Mapping[str, str]) -> dict[str, str]:
    """The distinct words of a column, and what each means: as said, else a product's own words, else everybody's."""
    words, _ = encoded(sheet.rows, place)
    by_format = known_format.outcome_of if known_format else lambda word: ""
    return {word: said.get(normalise(word)) or by_format(word) or outcome_of(word) for word in words}


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


def tell(match: Match, sheet: Sheet, values: Values, words: Mapping[int, Mapping[str, str]], is_said: bool) -> None:
    """Say what was read from which words, and which words say nothing."""
    told = [f"{word.strip(SPACES)} is {outcome}" for found in words.values() for word, outcome in sorted(found.items()) if outcome]
    headers = listing([f"“{sheet.headers[place]}”" for place, found in words.items() if any(found.values())])
    if "is_won" in values.arrays:
        values.readings.setdefault("is_won", f"from {headers}: {listing(told[:6])}")
    first = words[next(iter(words))]
    unknown = sorted({word.strip(SPACES) for word, found in first.items() if not found and not is_null(word)})
    if unknown and (match.format or is_said):
        why = f"{match.format.product} does not ship with these stages" if match.format else "nobody said what these stages mean"
        values.notes.append(f"{listing(unknown[:8])}: {why}. Unless a name says won or lost, they count as open.")


def ask(match: Match, sheet: Sheet, values: Values, words: Mapping[int, Mapping[str, str]]) -> None:
    """Ask what the stages mean where no word says won, or none lost, though deals in stages nobody knows seem to be over."""
    first = words[next(iter(words))]
    unknown = tuple(word.strip(SPACES) for word, found in first.items() if not found and not is_null(word))
    lacking = {"won", "lost"} - {outcome for found in words.values() for outcome in found.values()}
    is_settled = bool(set(MEANS) & set(values.arrays)) or (match.format is not None and len(lacking) < 2)
    if is_settled or not unknown or not lacking or not some_seem_over(values, *untold(sheet, words), "won" in lacking):
        return
    unknown = tuple(word for word in unknown if not is_early(word)) or unknown
    shown = listing([f"“{word}”" for word in unknown][:8])
    what = "tells won deals from lost ones" if len(lacking) == 2 else f"says which deals are {next(iter(lacking))}"
    raise Refused(
        f"Nothing in the file {what}: its stages are {shown}. Say what each stage of deals that are over means, such as "
        f"--stage '{unknown[0]}=won'. Or map the column that tells, as in --map 'Theirs=is_won'. Where every deal is open, say "
        "--set is_closed=false.",
        sheet.lines[0],
        "--stage",
        unknown,
    )


def untold(sheet: Sheet, words: Mapping[int, Mapping[str, str]]) -> tuple[pa.Array, pa.Array]:
    """Which rows no word says anything about; and which of them stand in no stage that is early everywhere."""
    told = zip(*(spread(sheet, place, found) for place, found in words.items()), strict=True)
    silent = pa.array([not any(row) for row in told], pa.bool_())
    stages, codes = encoded(sheet.rows, next(iter(words)))
    strange = pa.array([not is_early(word) for word in stages], pa.bool_()).take(pa.array(codes))
    return silent, pc.and_(silent, strange)


def some_seem_over(values: Values, untold: pa.Array, strange: pa.Array, by_date: bool) -> bool:
    """Whether a deal untold has a reason it was lost, or a strange one a close date before the newest deal, activity, or today."""
    reasons = values.arrays.get("loss_reason")
    if reasons is not None and pc.any(pc.and_(untold, pc.is_valid(reasons))).as_py():
        return True
    closing = values.arrays.get("close_date")
    if closing is None or not by_date:
        return False
    seen = [pc.max(values.arrays[name]).as_py() for name in ("created_at", "last_activity_at") if name in values.arrays]
    newest = max((moment.date() for moment in seen if moment), default=datetime.now(UTC).date())
    past = pc.less(closing, pa.scalar(newest, pa.date32()))
    return bool(pc.any(pc.and_(strange, pc.fill_null(past, False))).as_py())
