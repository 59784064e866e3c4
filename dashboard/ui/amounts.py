"""Values as words, money in the workspace's currency."""

from typing import Any

from dashboard.format import change, one, show
from dashboard.ui import door


def say(value: Any, unit: str) -> str:
    """One value in its unit: `$1.9M`, `24%`."""
    return show(value, unit, door.currency())


def say_change(value: Any, unit: str) -> str:
    """A difference with its sign: `+$0.4M`, `−3 points`."""
    return change(value, unit, door.currency())


def one_unit() -> str:
    """One unit of the workspace's currency: `$1`."""
    return one(door.currency())
