"""Which known words a strange one looks like: suggestions for a person to confirm, never applied unasked."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

NEAR = 84  # of 100; below it, words look alike by chance


def likely(word: str, known: Sequence[str], most: int = 3) -> list[str]:
    """The known words that look most like this one, surest first; none where nothing is near."""
    same = [other for other in known if _letters(other) == _letters(word) and _letters(word)]
    found = process.extract(word, known, scorer=fuzz.WRatio, processor=_letters, limit=most, score_cutoff=NEAR)
    return list(dict.fromkeys([*same, *(other for other, _, _ in found)]))[:most]


def _letters(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign.isalnum())
