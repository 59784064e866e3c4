"""Days and holes of an invented company's files."""

from datetime import date, timedelta
from typing import Any

import numpy as np


def day_of(world: Any, day: int) -> date:
    """A day of the company, counted from its first."""
    return world.start + timedelta(days=int(day))


def days(world: Any, day: np.ndarray) -> np.ndarray:
    """Days of the company, counted from its first."""
    return np.datetime64(world.start) + np.asarray(day).astype(int).astype("timedelta64[D]")


def holed(random: np.random.Generator, values: np.ndarray) -> np.ndarray:
    """In three companies of ten a fifth of the fields are empty, in two a few."""
    chance = random.choice([0.0, 0.2, 0.04], p=[0.5, 0.3, 0.2])
    return np.where(random.random(len(values)) < chance, "", values)
