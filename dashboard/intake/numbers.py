"""Numbers and money: the decimal mark and the currency are decided from the whole column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.intake.column import SPACES, Parsed, is_null, null_words
from dashboard.intake.model import Refused

SYMBOLS = {
    "US$": "USD", "$US": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "R$": "BRL", "MX$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "₪": "ILS", "zł": "PLN", "Kč": "CZK", "Fr.": "CHF", "SFr.": "CHF",
}  # fmt: skip
CODES = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "CHF",
        "JPY",
        "CNY",
        "AUD",
        "CAD",
        "NZD",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "HUF",
        "RON",
        "BGN",
        "ISK",
        "INR",
        "BRL",
        "MXN",
        "ZAR",
        "SGD",
        "HKD",
        "KRW",
        "TRY",
        "ILS",
        "AED",
        "SAR",
        "THB",
        "IDR",
        "MYR",
        "PHP",
        "VND",
        "TWD",
        "ARS",
        "CLP",
        "COP",
        "PEN",
        "UAH",
        "RUB",
        "EGP",
        "NGN",
        "KES",
        "MAD",
        "QAR",
        "KWD",
    ]
)
MARKED = "|".join(sorted(map(re.escape, SYMBOLS), key=len, reverse=True))
SHAPE = re.compile(
    rf"(?P<open>\()?(?P<sign>[-+])?(?P<before>{MARKED}|[A-Za-z]{{3}})?(?P<inner>[-+])?"
    rf"(?P<core>[0-9][0-9.,' ]*|[.,][0-9]+)(?P<exponent>[eE][-+]?[0-9]+)?"
    rf"(?P<suffix>[kKmM]|bn)?(?P<percent>%)?(?P<after>{MARKED}|[A-Za-z]{{3}})?(?P<tail>[-+])?(?P<close>\))?"
)
GROUPED = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
SCALE = {"k": 3, "m": 6, "bn": 9}
MARKS = {"point": ".", "comma": ","}
SCALED = {
    -6: "is in millionths, as its name says, and was divided by 1,000,000",
    3: "is in thousands, as its name says, and was multiplied by 1,000",
    6: "is in millions, as its name says, and was multiplied by 1,000,000",
}
WHOLE = r"^-?[0-9]{1,12}$"
PROVEN = {
    "point": r"^-?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})\.[0-9]{1,2}$",
    "comma": r"^-?([0-9]{1,12}|[0-9]{1,3}(\.[0-9]{3}){1,3}),[0-9]{1,2}$",
}


@dataclass(frozen=True)
class Evidence:
    """How many distinct values prove a decimal point, a decimal comma, or leave it open."""

    point: int = 0
    comma: int = 0
    open: int = 0
    open_mark: str = ""
    proof: str = ""
    doubt: str = ""


def parts(value: str) -> re.Match[str] | None:
    """A cell cut into sign, currency, digits and the rest."""
    cell = value.strip(SPACES).replace("\u2212", "-").replace("\u2019", "'")
    cell = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", cell)
    cell = re.sub(r" ?(?=[^\d ])|(?<=[^\d ]) ?", "", cell)
    return SHAPE.fullmatch(cell)


def mark_of(core: str) -> str:
    """What one number proves about the decimal mark: `point`, `comma`, `open`, or nothing."""
    core = core.replace("'", "").replace(" ", "")
    points, commas = core.count("."), core.count(",")
    if points and commas:
        return "point" if core.rfind(".") > core.rfind(",") else "comma"
    if not points and not commas:
        return ""
    mark = "." if points else ","
    if points + commas > 1:
        return "comma" if points else "point"
    whole, fraction = core.split(mark)
    grouped = len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return "open" if grouped else ("point" if points else "comma")


def evidence(values: Sequence[str]) -> Evidence:
    """What a column's values tell about the decimal mark."""
    count = {"point": 0, "comma": 0, "open": 0}
    seen: dict[str, str] = {}
    rest = values if isinstance(values, list) else list(values)
    for name, pattern in (("", WHOLE), *PROVEN.items()):
        fits = matches(rest, pattern)
        if name and fits.any():
            count[name] = int(fits.sum())
            seen[name] = rest[int(fits.argmax())]
        rest = [value for value, fit in zip(rest, fits.tolist(), strict=True) if not fit]
    for value in rest:
        found = parts(value)
        verdict = mark_of(found["core"]) if found else ""
        if verdict:
            count[verdict] += 1
            seen.setdefault(verdict, value.strip(SPACES))
    doubt = seen.get("open", "")
    proof = seen.get("point") or seen.get("comma") or ""
    return Evidence(count["point"], count["comma"], count["open"], "," if "," in doubt else ".", proof, doubt)


def matches(values: Sequence[str], pattern: str) -> np.ndarray:
    """Which values fit a pattern, all at once."""
    return np.asarray(pc.match_substring_regex(pa.array(values, pa.string()), pattern).to_numpy(zero_copy_only=False), bool)


@dataclass(frozen=True)
class Mark:
    """The decimal mark chosen for a column, why, and whether values that fit both marks may be trusted."""

    name: str
    why: str = ""
    trusted: bool = True


def decide(
    header: str,
    kind: str,
    own: Evidence,
    told: str | None,
    of_file: Evidence,
    line: int | None = None,
    separator: str = ",",
) -> Mark:
    """The decimal mark of a column: told, else proven by it, else by the file's other columns, else asked."""
    if told:
        return Mark(told, f"decimal {told}, as told")
    if own.point or own.comma:
        name = "point" if own.point >= own.comma else "comma"
        return Mark(name, f"decimal {name}, as in {own.proof}", not (own.point and own.comma))
    if not own.open:
        return Mark("point")
    if kind == "integer":
        return Mark("comma" if own.open_mark == "." else "point", "thousands are marked")
    if bool(of_file.point) != bool(of_file.comma):
        name = "point" if of_file.point else "comma"
        return Mark(name, f"decimal {name}, as {of_file.proof} in another column proves")
    if kind == "number" and own.open_mark == "." and separator != ";":
        return Mark("point", "decimal point")
    raise Refused(
        f"“{own.doubt}” in “{header}” may be a thousand or a fraction, and nothing in the file tells which. "
        "Say --decimal point or --decimal comma.",
        line,
        "--decimal",
        ("point", "comma"),
    )


def refuse_contradicted(header: str, own: Evidence, recalled: str, line: int | None) -> None:
    """Ask where a column speaks against the decimal mark that was said of such files before."""
    if not (own.comma if recalled == "point" else own.point):
        return
    raise Refused(
        f"Files with this header were read with a decimal {recalled}, as said before, but “{header}” is written with "
        "the other too. Say --decimal point or --decimal comma.",
        line,
        "--decimal",
        tuple(MARKS),
    )


def plain(core: str, mark: str) -> str | None:
    """Digits with at most one point, or nothing where the marks stand wrong."""
    other = "," if mark == "." else "."
    whole, found, fraction = core.partition(mark)
    if not fraction.isdigit() and (found or fraction) and fraction:
        return None
    if whole and not whole.isdigit():
        grouped = GROUPED.fullmatch(whole) or (INDIAN.fullmatch(whole) if mark == "." else None)
        if not grouped or (mark in whole):
            return None
        for separator in (other, "'", " "):
            whole = whole.replace(separator, "")
    return f"{whole or '0'}.{fraction}" if fraction else whole


def read(values: Sequence[str], kind: str, unit: str, mark: Mark, power: int = 0) -> Parsed:
    """Distinct cells to exact decimals, or to whole numbers; `power`: the power of ten by which the header says to multiply."""
    parsed = Parsed([None] * len(values), nulls=null_words(list(values)), sentence=mark.why)
    scaled = False
    simple = quick(values, parsed, kind, mark) if not power else set()
    for index, cell in enumerate(values):
        if index in simple or is_null(cell):
            continue
        found = parts(cell)
        result = one(cell.strip(SPACES), found, kind, unit, mark)
        if isinstance(result, str):
            parsed.faults[index] = result
            continue
        scaled = scaled or bool(found and found["suffix"])
        value = result.scaleb(power)
        parsed.values[index] = value
        parsed.decimals = max(parsed.decimals, -int(value.as_tuple().exponent))
        code = currency(found)
        if code:
            parsed.currencies[index] = code
    if power:
        parsed.notes.append(SCALED[power])
    if scaled:
        parsed.notes.append("holds amounts in thousands or millions (k, m), which are rounded already in the file")
    return parsed


def quick(values: Sequence[str], parsed: Parsed, kind: str, mark: Mark) -> set[int]:
    """Read the values in plain form all at once; says which they were."""
    plain_form = matches(values, WHOLE)
    if kind != "integer":
        plain_form |= matches(values, PROVEN[mark.name])
    places = np.flatnonzero(plain_form)
    text = pa.array(values, pa.string()).take(pa.array(places))
    thousands, decimal = (",", ".") if mark.name == "point" else (".", ",")
    text = pc.replace_substring(pc.replace_substring(text, thousands, ""), decimal, ".")
    for place, value in zip(places.tolist(), text.cast(pa.decimal128(20, 2)).to_pylist(), strict=True):
        parsed.values[place] = value
    return set(places.tolist())


def one(cell: str, found: re.Match[str] | None, kind: str, unit: str, mark: Mark) -> Decimal | str:
    """One cell as a decimal, or the reason why not."""
    if cell.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return f"“{cell}” is not a number"
    if not found or bool(found["open"]) != bool(found["close"]):
        return f"“{cell}” is not {'an amount' if kind == 'money' else 'a number'} Tandem can read"
    if found["percent"] and (kind != "number" or unit not in ("ratio", "percent")):
        return f"“{cell}” is a percentage, not {'an amount' if kind == 'money' else 'a number'}"
    marked = found["before"] or found["after"]
    if marked and (kind != "money" or not currency(found)):
        return f"“{cell}” holds “{marked}”, which is no currency Tandem knows here"
    digits = plain(found["core"].strip(), MARKS[mark.name])
    if digits is None:
        return f"“{cell}” does not fit the rest of the column, whose decimal mark is “{MARKS[mark.name]}”"
    if not mark.trusted and mark_of(found["core"]) == "open":
        return f"“{cell}” may be a thousand or a fraction, and the column holds both decimal marks"
    return sized(cell, found, digits, kind, unit)


def sized(cell: str, found: re.Match[str], digits: str, kind: str, unit: str) -> Decimal | str:
    """The signed value, refused where the column cannot hold it."""
    signs = [found[name] for name in ("sign", "inner", "tail") if found[name]]
    if len(signs) + bool(found["open"]) > 1:
        return f"“{cell}” has more than one sign"
    try:
        value = Decimal(digits + (found["exponent"] or ""))
    except InvalidOperation:
        return f"“{cell}” is not a number"
    if found["suffix"]:
        value = value.scaleb(SCALE[found["suffix"].lower()])
    if found["percent"] and unit == "ratio":
        value = value.scaleb(-2)
    limit = {"money": 16, "number": 12, "integer": 18}[kind]
    if value and value.adjusted() >= limit:
        return f"“{cell}” has more digits than any real figure"
    if kind == "integer" and value != value.to_integral_value():
        return f"“{cell}” is not a whole number"
    return -value if signs == ["-"] or found["open"] else value


def currency(found: re.Match[str] | None) -> str:
    """The code of the currency written in a cell, or nothing."""
    marked = (found["before"] or found["after"] or "") if found else ""
    return SYMBOLS.get(marked) or (marked.upper() if marked.upper() in CODES else "")
