"""Is the model fit to be believed? Checks as data: PASS, REVIEW or FAIL, a sentence with its number, and what to do.

The first list reads one fit; `refitted` fits again (another seed, a channel that cannot have caused anything, the last quarter
held out).
"""

from dataclasses import dataclass, replace

import numpy as np

from .fit import USUAL, Fit, Prior, fit, interval
from .innocent import explanation
from .panel import Panel
from .series import brought, forecast, innovations
from .thin import points_per_parameter

PASS, REVIEW, FAIL = "PASS", "REVIEW", "FAIL"


@dataclass(frozen=True)
class Check:
    """One check: its name, status, sentence and what to do about it ("" when it passes)."""

    name: str
    status: str
    sentence: str
    do: str


def checks(panel: Panel, found: Fit, prior: Prior = USUAL, value: float | None = None) -> list[Check]:
    """The checks that need no other fit.

    value: mean revenue of a deal, for the plausibility of returns; None leaves that check out.
    """
    made = [
        negative_baseline(panel, found),
        autocorrelation(panel, found),
        prediction(panel, found),
        shift(panel, found, prior),
        points(panel),
        confounding(panel),
    ]
    return made if value is None else [*made, returns(panel, found, value)]


def refitted(panel: Panel, found: Fit, seed: int = 8) -> list[Check]:
    """The checks that fit again."""
    return [convergence(panel, found, seed), placebo(panel, seed), held_out(panel, seed)]


def negative_baseline(panel: Panel, found: Fit) -> Check:
    """Media may not explain more deals than there were, over any quarter."""
    media = brought(panel, found, window_only=False).sum(axis=(1, 3))
    weeks = panel.weeks // panel.quarter * panel.quarter
    left = (panel.outcome.sum(axis=1) - media)[:, -weeks:].reshape(len(media), -1, panel.quarter).sum(axis=2)
    share = float(np.mean((left < 0).any(axis=1)))
    return _graded(
        "negative baseline", share, 0.05, 0.2, f"In {share:.0%} of the draws media explain more deals than some quarter had.",
        "Load more weeks, or run a test on the channel that explains most.",
    )  # fmt: skip


def autocorrelation(panel: Panel, found: Fit) -> Check:
    """What is left may not remember last week. (A negative memory means demand was given more room than it needed: harmless.)"""
    white = innovations(panel, found)
    later, earlier = white[1:].ravel(), white[:-1].ravel()
    memory = float(np.corrcoef(later, earlier)[0, 1])
    return _graded(
        "residual autocorrelation", memory, max(0.1, 2.6 / np.sqrt(len(later))), 0.3,
        f"What the model leaves unexplained correlates {memory:+.2f} with the week before.",
        "Put what happened on the chart as notes: launches, holidays, outages.",
    )  # fmt: skip


def prediction(panel: Panel, found: Fit) -> Check:
    """Nine weeks in ten should fall inside the 90% range of one week ahead."""
    white = innovations(panel, found)
    inside = float(np.mean(np.abs(white) < 1.645 * np.sqrt(np.mean(white**2))))
    return _graded(
        "predictive check", abs(inside - 0.9), 0.05, 0.1, f"{inside:.0%} of the weeks lie inside their 90% range, one week ahead.",
        "Look for weeks that were entered twice or are missing.",
    )  # fmt: skip


def shift(panel: Panel, found: Fit, prior: Prior = USUAL) -> Check:
    """How much narrower the data made the total than it was before them."""
    rng = np.random.default_rng(0)
    size = prior.size(panel.channels, rng.random(4000))
    before = size * np.maximum(np.abs(rng.standard_normal((4000, panel.channels))) - prior.threshold, 0).sum(axis=1)
    after = found.held.effect.sum(axis=1)
    kept = float(after.std() / before.std())
    return _graded(
        "prior against posterior", kept, 0.8, 1.5, f"The data left {kept:.0%} of the uncertainty there was before them.",
        "The answer leans on what was assumed: vary spend on purpose, or run a test.",
    )  # fmt: skip


def points(panel: Panel) -> Check:
    """At least eight observations for each parameter."""
    ratio = points_per_parameter(panel)
    return _graded(
        "points per parameter", -ratio, -8.0, -4.0, f"{ratio:.1f} observations for each parameter; 8 are enough.",
        "Load earlier weeks or the region of each deal, or join small channels.",
    )  # fmt: skip


def confounding(panel: Panel) -> Check:
    """How far spend follows what moves deals anyway."""
    told = explanation(panel)
    return _graded("confounding", told.share, 0.3, 0.6, told.sentence, "Vary one channel's spend on purpose, in some regions.")


def returns(panel: Panel, found: Fit, value: float) -> Check:
    """Return per unit of spend that nobody would believe."""
    spend = panel.spend[panel.window].sum(axis=(0, 1))
    worth = np.array([interval(channel)[1] for channel in found.by_channel.T]) * value
    most = float(np.max(worth / np.where(spend > 0, spend, np.inf)))
    return _graded(
        "implausible return", most, 20.0, 50.0, f"The best channel returns {most:.1f} for each 1 spent.",
        "Check that all of its spend is loaded, in the right currency.",
    )  # fmt: skip


def convergence(panel: Panel, found: Fit, seed: int = 8) -> Check:
    """Another seed must give the same answer."""
    again = fit(panel, seed=seed)
    gap = abs(float(again.total.mean() - found.total.mean())) / max(float(found.total.std()), 1e-9)
    return _graded(
        "convergence", gap, 0.15, 0.4, f"Fitted again from another start, the total moves by {gap:.2f} of its own uncertainty.",
        "Fit with more particles.",
    )  # fmt: skip


def placebo(panel: Panel, seed: int = 8) -> Check:
    """A channel that cannot have caused anything: the largest channel's spend, a year or half the panel out of step."""
    largest = int(panel.spend.sum(axis=(0, 1)).argmax())
    moved = np.roll(panel.spend[:, :, largest], panel.weeks // 2 + 5, axis=0)
    more = replace(panel, spend=np.concatenate([panel.spend, moved[:, :, None]], axis=2), touched=None, touched_any=None)
    share = fit(more, seed=seed).by_channel[:, -1]
    chance = float(np.mean(share > 0.02 * panel.outcome[panel.window].sum()))
    return _graded(
        "placebo channel", chance, 0.5, 0.8, f"A channel that cannot have caused anything gets credit with chance {chance:.0%}.",
        "Spend and deals share a rhythm the model takes for effect: run a test before believing it.",
    )  # fmt: skip


def held_out(panel: Panel, seed: int = 8) -> Check:
    """The last quarter told from the weeks before it."""
    if panel.weeks < 3 * panel.quarter:
        return Check("held-out quarter", REVIEW, "Too few weeks to hold a quarter back.", "Load earlier weeks.")
    hiding = replace(panel, hidden=panel.quarter)
    low, mid, high = interval(forecast(hiding, fit(hiding, seed=seed)))
    actual = float(panel.outcome[-panel.quarter :].sum())
    away = abs(actual - mid) / max((high - low) / 2, 1e-9)
    return _graded(
        "held-out quarter", away, 1.0, 1.8,
        f"From the weeks before it the last quarter was told {mid:.0f} ({low:.0f} to {high:.0f}) deals; it had {actual:.0f}.",
        "Something changed last quarter: put it on the chart as a note.",
    )  # fmt: skip


def _graded(name: str, number: float, review: float, fail: float, sentence: str, do: str) -> Check:
    status = FAIL if number > fail else REVIEW if number > review else PASS
    return Check(name, status, sentence, "" if status == PASS else do)
