"""The words of the verdict: does marketing spend drive deals, and does it pay?

Thresholds and words: an effect is worth the name above 2% of all deals of the window, a channel's above 0.5%. A published word
stands until the probability leaves its band by a margin (up at .95, down at .90), so that it does not flicker.
"""

from dataclasses import dataclass

import numpy as np

WORTH_TOTAL, WORTH_CHANNEL = 0.02, 0.005
SURE, PROBABLE, HOLD = 0.95, 0.80, 0.05
RUNGS = ("assumed", "attributed", "modelled", "tested")


@dataclass(frozen=True)
class Word:
    """yes, likely, cannot_tell or no.

    The probability behind it and that probability's Monte Carlo error; why it differs from before.
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


def explained(now: Word, before: str | None, changed: dict[str, bool]) -> Word:
    """The word with the reason it differs from the published one: data, setting, definition or Monte Carlo, the first that
    changed.
    """
    if before is None or now.word == before:
        return now
    named = next((name for name in ("definition", "setting", "data") if changed.get(name)), "Monte Carlo")
    told = {
        "definition": "a definition changed",
        "setting": "a setting changed",
        "data": "new data came in",
        "Monte Carlo": f"only chance in the computation (±{now.error:.3f})",
    }
    return Word(now.word, now.probability, now.error, f"Was {before.replace('_', ' ')}: {told[named]}.")


def rung(tested: bool, modelled: bool, touched: bool) -> str:
    """Where a channel stands on the ladder: tested > modelled > attributed > assumed."""
    return RUNGS[3 if tested else 2 if modelled else 1 if touched else 0]


def _judged(holds: np.ndarray, doubt: np.ndarray | None, before: str | None) -> Word:
    weight = np.full(len(holds), 1 / len(holds)) if doubt is None else doubt / doubt.sum()
    above = float(weight @ holds)
    effective = 1 / float((weight**2).sum())
    error = float(np.sqrt(max(above * (1 - above), 1 / effective) / effective))
    return Word(_held(above, before), above, error)


def _held(above: float, before: str | None) -> str:
    """The word for a probability. Surer than before needs the bound alone; less sure needs the bound and a margin."""
    stands = {"yes": above >= SURE - HOLD, "likely": PROBABLE - HOLD <= above < SURE, "no": above <= 1 - SURE + HOLD}
    return str(before) if before is not None and stands.get(before, False) else _word(above)


def _word(above: float) -> str:
    if above >= SURE:
        return "yes"
    if above >= PROBABLE:
        return "likely"
    return "no" if above <= 1 - SURE else "cannot_tell"
