"""What spend truly does: carry-over, saturation, and the deals a channel brings on average."""

import numpy as np

from .market import PAID, REGION_SHARE, Channel


def adstock(spend: np.ndarray, keep: float) -> np.ndarray:
    """Spend carried over from week to week, normalised to sum to the spend. Shape kept: weeks × regions."""
    carried = np.empty_like(spend)
    level = np.zeros(spend.shape[1])
    for week, now in enumerate(spend):
        level = keep * level + (1 - keep) * now
        carried[week] = level
    return carried


def usual(channel: Channel) -> np.ndarray:
    """A channel's usual spend a week, per region, in whole-company money."""
    return channel.yearly_spend / 52 * np.asarray(REGION_SHARE)


def brought(channel: Channel, spend: np.ndarray) -> np.ndarray:
    """Deals a channel brings on average: effect × x / (x + half saturation), x = carried spend over usual spend."""
    ratio = adstock(spend, channel.carry_over) / usual(channel)
    curve = ratio * (1 + channel.half_saturation) / (ratio + channel.half_saturation)
    return channel.deals_a_week * np.asarray(REGION_SHARE) * curve


def brought_by_all(spend: np.ndarray) -> np.ndarray:
    """Average deals brought. Shape: channels × weeks × regions, like the spend."""
    return np.stack([brought(channel, weekly) for channel, weekly in zip(PAID, spend, strict=True)])


def brought_by_window(spend: np.ndarray, first_week: int) -> np.ndarray:
    """Deals that spend inside the window brings within it: earlier spend's carry-over is not its doing."""
    before = spend.copy()
    before[:, first_week:] = 0.0
    return (brought_by_all(spend) - brought_by_all(before))[:, first_week:]
