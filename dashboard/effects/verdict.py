"""The words of the verdict: does marketing spend drive deals, and does it pay?

Thresholds and words: an effect is worth the name above 2% of all deals of the window, a channel's above 0.5%. A published word
stands until the probability leaves its band by a margin (up at .95, down at .90), so that it does not flicker.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

WORTH_TOTAL, WORTH_CHANNEL = 0.02, 0.005
SURE, PROBABLE, HOLD = 0.95, 0.80, 0.05
_CAUSES = {
    "definition": "a definition changed",
    "setting": "a setting changed",
    "data": "new data came in",
    "note": "a note about a date was written",
    "test": "a test ended",
    "method": "the method changed",
}
RUNGS = ("assumed", "attributed", "modelled", "tested")


@dataclass(frozen=True)
class Word:
    """yes, likely, cannot_tell or no; the probability behind it, that probability's Monte Carlo error, and what is to be said.

    Both numbers are nan where the data cannot bear the question.
    """

    word: str
    probability: float
    error: float
    reason: str = ""


def drives(effect: np.ndarray, worth: float, doubt: np.ndarray | None = None, before: str | None = None) -> Word:
    """Is there an effect worth the name? effect: draws, deals; worth: the deals it must exceed; doubt: weight of each draw
    (Fit.doubt).

    before: the word that was published.
    """
    return _judged(effect > worth, doubt, before)


def pays(
    revenue: np.ndarray, spend: float, margin: float | None, doubt: np.ndarray | None = None, before: str | None = None
) -> Word:
    """Does gross profit return the spend? revenue: draws, incremental money; margin: as signed, None while nobody signed one."""
    if margin is None:
        return Word("cannot_tell", float("nan"), float("nan"), "Enter the gross margin that both leaders and finance sign.")
    if spend <= 0:
        return Word("cannot_tell", float("nan"), float("nan"), "No spend in the window, so there is nothing to return.")
    return _judged(margin * revenue > spend, doubt, before)


def explained(now: Word, before: Word, changed: Sequence[str]) -> str:
    """Why a word differs from the published one, empty where it does not: what changed since, else Monte Carlo.

    changed: definition, setting, data, note, test, method. Both chances are told where they are known.
    """
    if now.word == before.word:
        return ""
    why = [_CAUSES[name] for name in _CAUSES if name in changed] or [f"only chance in the computation (±{now.error:.3f})"]
    moved = ""
    if np.isfinite(now.probability) and np.isfinite(before.probability):
        moved = f" The chance went from {_percent(before.probability)} to {_percent(now.probability)}."
    return f"It was “{before.word.replace('_', ' ')}”: {' and '.join(why)}.{moved}"


def rung(tested: bool, modelled: bool, touched: bool) -> str:
    """Where a channel stands on the ladder: tested > modelled > attributed > assumed."""
    return RUNGS[3 if tested else 2 if modelled else 1 if touched else 0]


def _judged(holds: np.ndarray, doubt: np.ndarray | None, before: str | None) -> Word:
    weight = np.full(len(holds), 1 / len(holds)) if doubt is None else doubt / doubt.sum()
    above = min(float(weight @ holds), 1.0)
    effective = 1 / float((weight**2).sum())
    error = float(np.sqrt(max(above * (1 - above), 1 / effective) / effective))
    return Word(held(above, before), above, error)


def held(above: float, before: str | None) -> str:
    """The word for a probability. Surer than before needs the bound alone; less sure needs the bound and a margin."""
    stands = {"yes": above >= SURE - HOLD, "likely": PROBABLE - HOLD <= above < SURE, "no": above <= 1 - SURE + HOLD}
    return str(before) if before is not None and stands.get(before, False) else _word(above)


def _percent(chance: float) -> str:
    return f"{chance:.1%}" if chance > 0.9 or chance < 0.1 else f"{chance:.0%}"


def _word(above: float) -> str:
    if above >= SURE:
        return "yes"
    if above >= PROBABLE:
        return "likely"
    return "no" if above <= 1 - SURE else "cannot_tell"
