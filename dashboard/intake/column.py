"""What every reader of a column gives back."""

from dataclasses import dataclass, field

NULL_WORDS = frozenset(
    (
        "", "-", "--", "---", "—", "–", "n/a", "#n/a", "na", "null", "none", "nil", "(blank)", "(none)", "(not set)",
        "#ref!", "#div/0!", "#value!", "#name?", "#null!", "#num!", "\\n", "undefined",
    )
)  # fmt: skip
CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
INVISIBLE = dict.fromkeys((*CONTROLS, *DIRECTIONS, 0xAD, 0x200B, 0x2060, 0xFEFF))
SPACES = "".join(map(chr, (*range(0x21), 0x85, 0xA0, 0x2007, 0x200B, 0x2009, 0x200A, 0x202F, 0x3000, 0xFEFF)))


@dataclass
class Parsed:
    """Distinct values, read: null where empty, a reason where not understood."""

    values: list[object]
    faults: dict[int, str] = field(default_factory=dict)
    sentence: str = ""
    notes: list[str] = field(default_factory=list)
    nulls: list[str] = field(default_factory=list)
    currencies: dict[int, str] = field(default_factory=dict)
    decimals: int = 2


def is_null(value: str) -> bool:
    """Whether a cell that should hold a number, a date or a flag says that there is none."""
    return not value[:1].isdigit() and value.strip(SPACES).lower() in NULL_WORDS


def null_words(values: list[str]) -> list[str]:
    """The words, other than nothing, that were read as nothing."""
    return [value.strip(SPACES) for value in values if is_null(value) and value.strip(SPACES)]
