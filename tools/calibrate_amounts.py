"""Spend held against the amount of each week's deals: does the 90% interval hold the pipeline it brought? `make calibration`."""

import argparse
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from dashboard.effects.drawn import drawn
from dashboard.effects.fit import fit, interval
from dashboard.effects.verdict import WORTH_TOTAL, drives
from tools.company_files import arranged
from tools.from_files import share
from tools.strangers import stranger


def main() -> None:
    """Prints the table."""
    reader = argparse.ArgumentParser(prog="python -m tools.calibrate_amounts", description=__doc__)
    reader.add_argument("--companies", type=int, default=40, help="companies with an effect (40)")
    reader.add_argument("--idle", type=int, default=40, help="companies without any (40)")
    reader.add_argument("--first", type=int, default=0, help="number of the first company (0)")
    chosen = reader.parse_args()
    print("\n".join(lines(chosen.companies, chosen.idle, chosen.first)))


def lines(companies: int, idle: int, first: int = 0) -> list[str]:
    """How often pipeline was held, in total and per channel, by amounts and by counts, and how often nothing was taken for yes."""
    told = [f"{companies} strangers with an effect, {idle} without: pipeline brought, 90% intervals"]
    for name, is_by_amount in (("weighed by amount", True), ("counted as deals", False)):
        real = [trial(number, True, is_by_amount) for number in range(first, first + companies)]
        none = [trial(number, False, is_by_amount) for number in range(first, first + idle)]
        if real:
            told.append(
                f"{name}: total {share([one[0] for one in real])}, channels {share([hit for one in real for hit in one[1]])}"
            )
            told.append(f"{name}: width of the total {np.mean([one[2] for one in real]):.2f} of all pipeline")
        if none:
            told.append(f"{name}: said yes or likely where there is none {share([one[3] for one in none])}")
    return told


def trial(number: int, works: bool, is_by_amount: bool) -> tuple[bool, list[bool], float, bool]:
    """Whether the total and each channel were held, the total's width over all pipeline, and whether yes or likely was said."""
    one = stranger(number, works)
    given = arranged(one, is_by_amount)
    found = fit(given.panel)
    both = drawn(given, found)
    truth = one.truth.set_index("channel").loc[list(given.channels), "pipeline"].to_numpy()
    by_channel = both.pipeline.sum(axis=2)
    low, _, high = interval(by_channel.sum(axis=1))
    held = [_holds(true, interval(draws)) for true, draws in zip(truth, by_channel.T, strict=True)]
    deals = float(given.panel.outcome[given.panel.window].sum())
    word = drives(found.total, WORTH_TOTAL * deals, found.doubt).word
    return low <= truth.sum() <= high, held, (high - low) / float(both.count @ both.worth), word in ("yes", "likely")


def _holds(true: float, around: tuple[float, float, float]) -> bool:
    return around[0] - 1e-6 <= true <= around[2] + 1e-6


if __name__ == "__main__":
    main()
