"""What touches rule out: a channel brought no more deals than met it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

COMPLETE, TELLING = 0.8, 0.1


@dataclass(frozen=True)
class Bounds:
    """each: channels, the most deals each may have brought (inf: nothing is known); of_all: the same over all; None: no bound.

    said: what had to be allowed for.
    """

    each: np.ndarray | None
    of_all: float | None
    said: tuple[str, ...]


def bounds(touched: Sequence[Mapping[str, Any]], channels: Sequence[str]) -> Bounds:
    """touched: records of region, channel, touched, deals, with_touch and with_media (met a channel that costs money).

    Where most deals have a touch the count is the bound. Where fewer have one, touches may be missing, but hardly a larger part of
    them than of deals: the bound is the count over that part. A channel that no deal ever met is not tracked: nothing bounds it.
    """
    by_region = {row["region"]: (row["deals"], row["with_touch"], row["with_media"]) for row in touched}
    deals, with_touch, with_media = (float(sum(counts[place] for counts in by_region.values())) for place in (0, 1, 2))
    share = with_touch / deals if deals else 0.0
    counted = np.array([float(sum(row["touched"] for row in touched if row["channel"] == name)) for name in channels])
    if share >= TELLING and not counted.any():
        met = ", ".join(sorted({str(row["channel"]) for row in touched}))
        return Bounds(
            None, None, (f"Touches name no channel that spend names (they know {met}): join the words on Data, under Match.",)
        )
    if share < TELLING:
        told = f"{share:.0%}" if deals else "none"
        return Bounds(None, None, (f"Touches do not bound what channels brought: {told} of the deals of the window have any.",))
    missed = [name for name, count in zip(channels, counted, strict=True) if not count]
    said = [f"No deal of the window met {name}: its touches seem not to be tracked, and bound nothing." for name in missed]
    if share < COMPLETE:
        said.append(f"{share:.0%} of the deals of the window have a touch; the bounds allow that the others lost theirs.")
        return Bounds(np.where(counted > 0, counted / share, np.inf), None, tuple(said))
    return Bounds(np.where(counted > 0, counted, np.inf), None if missed else with_media, tuple(said))
