"""Statistics of the verdict: arrays in, frozen results out. docs/evidence.md tells what they assume and how far to trust them.

    reading, spending, joined    look at a panel before it is fitted; leave out idle channels; join small regions
    fit, interval, brought       draws of what each channel brought in the window; their interval; week by week
    value_per_deal, incremental_revenue      sales' half, and both halves together, draw by draw
    drives, pays, explained, rung            the words, why one changed, the rung of evidence
    cheapest_test, detectable, ruled_out, explanation    with "cannot tell": what would settle it, what is known meanwhile
    curves, paces                what each channel would bring at other spend; its slowest and fastest quarter
    checks, refitted             model health
    impact, synthetic_control, difference_in_differences, power    experiments

numpy, scipy and pandas only: no page, no database, no question is known here.
"""

from .before_after import Impact, impact
from .curves import curves, paces
from .fit import Fit, Prior, fit, interval
from .geo import Difference, Power, Synthetic, difference_in_differences, power, synthetic_control
from .health import Check, checks, refitted
from .innocent import Explanation, explanation
from .next_test import RuledOut, TestPlan, cheapest_test, detectable, ruled_out
from .panel import LiftTest, Panel, summed
from .revenue import LOST, OPEN, WON, Deals, Incidence, aalen_johansen, incremental_revenue, value_per_deal
from .series import brought
from .thin import Reading, joined, points_per_parameter, reading, spending
from .verdict import WORTH_CHANNEL, WORTH_TOTAL, Word, drives, explained, pays, rung

__all__ = [
    "LOST", "OPEN", "WON", "WORTH_CHANNEL", "WORTH_TOTAL", "Check", "Deals", "Difference", "Explanation", "Fit", "Impact",
    "Incidence", "LiftTest", "Panel", "Power", "Prior", "Reading", "RuledOut", "Synthetic", "TestPlan", "Word",
    "aalen_johansen", "brought", "cheapest_test", "checks", "curves", "detectable", "difference_in_differences", "drives",
    "explained", "explanation", "fit", "impact", "incremental_revenue", "interval", "joined", "paces", "pays",
    "points_per_parameter", "power", "reading", "refitted", "ruled_out", "rung", "spending", "summed", "synthetic_control",
    "value_per_deal",
]  # fmt: skip
