"""Measures the statistics of the verdict on a large company: the main fit, and the health checks that fit again after it."""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from dashboard.effects.fit import fit
from dashboard.effects.health import refitted
from dashboard.effects.panel import Panel

WEEKS, REGIONS, CHANNELS = 130, 6, 6


@dataclass(frozen=True)
class Took:
    """CPU seconds of the main fit and of all refits together."""

    main: float
    refits: float


def measured() -> Took:
    """Fit in a process of its own with one thread, as a study runs: idle threads would be counted as work."""
    ran = subprocess.run(
        [sys.executable, "-m", "tools.bench_fit"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    return Took(**json.loads(ran.stdout))


def _fitted() -> Took:
    """Two and a half years of six regions and six channels, which bring half of all deals."""
    rng = np.random.default_rng(1)
    spend = rng.gamma(3, 300, (WEEKS, REGIONS, CHANNELS))
    deals = rng.poisson(10 + 10 * spend.sum(axis=2) / spend.sum(axis=2).mean()).astype(float)
    panel = Panel(deals, spend, first=WEEKS - 52, last=WEEKS)
    start = time.process_time()
    found = fit(panel)
    middle = time.process_time()
    refitted(panel, found)
    return Took(middle - start, time.process_time() - middle)


if __name__ == "__main__":
    print(json.dumps(asdict(_fitted())))
