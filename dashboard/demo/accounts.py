"""The companies that are sold to: which deal belongs to which, and those that never opened a deal."""

import numpy as np

from .deals import NOBODY, Deals
from .draw import choose, quota, stream
from .market import REGION_SHARE, REGIONS, SEGMENT_SHARE, SEGMENTS

UNTOUCHED_SHARE = 0.045
UNTOUCHED_LEANING = (1.4, 1.0, 0.2)
INDUSTRIES = ("Software", "Manufacturing", "Financial services", "Logistics", "Healthcare", "Retail", "Energy", "Education")
_FIRST_WORDS = (
    "Alder Arden Aspen Beacon Birch Bluestone Bramble Brook Calder Cedar Clearwater Cobalt Copper Coral Crest Delta "
    "Dover Ember Evergreen Falcon Fenwick Fern Flint Foster Garnet Glen Granite Grove Harbour Hawthorn Hazel Heron "
    "Highland Hollis Indigo Iris Ivory Jasper Juniper Keystone Kestrel Lakeside Larch Laurel Linden Lumen Maple Marlow "
    "Meadow Meridian Merlin Mill Monarch Moss Nimbus Oakley Onyx Orchard Osprey Palisade Pearl Pebble Pine Quarry "
    "Raven Ridge River Rowan Saffron Sage Sierra Silver Solstice Spruce Sterling Summit Tamar Thistle Timber Vale Willow"
)
_LAST_WORDS = (
    "Analytics Bank Biotech Capital Chemicals Clinics Components Consulting Dynamics Energy Engineering Farms Foods "
    "Freight Group Health Holdings Hotels Industries Instruments Insurance Interiors Labs Learning Legal Logistics "
    "Machines Marine Materials Media Medical Metals Mobility Motors Networks Optics Packaging Paper Partners Payments "
    "Pharma Plastics Power Press Properties Rail Retail Robotics Schools Security Services Software Steel Stores "
    "Studios Supply Systems Telecom Textiles Tools Trading Travel Utilities Ventures Water Works"
)
_FIRST, _LAST = _FIRST_WORDS.split(), _LAST_WORDS.split()


def assign(seed: int, made: Deals, scale: float) -> dict[str, np.ndarray]:
    """The accounts, and in `made` the account of each deal; untouched deals have an account to themselves."""
    rng = stream(seed, "accounts")
    count = len(made["created"])
    leaning = np.asarray(UNTOUCHED_LEANING)[made["segment"]] * (made["cause"] == NOBODY)
    chance = UNTOUCHED_SHARE * leaning / leaning.mean()
    alone = quota(rng, chance)
    cell = made["region"] * len(SEGMENTS) + made["segment"]
    pools = np.ceil(np.bincount(cell[~alone], minlength=len(REGIONS) * len(SEGMENTS)) * 0.78).astype(int)
    starts = np.cumsum(pools) - pools
    account = starts[cell] + np.floor(rng.random(count) * pools[cell]).astype(int)
    account[alone] = pools.sum() + np.arange(alone.sum())
    made["account"], made["is_alone"] = account, alone
    idle = max(int(4000 * scale) - pools.sum() - alone.sum(), 0)
    pooled = np.repeat(np.arange(len(pools)), pools)
    region = np.concatenate([pooled // 3, made["region"][alone], choose(rng, np.asarray(REGION_SHARE), idle)])
    segment = np.concatenate([pooled % 3, made["segment"][alone], choose(rng, np.asarray(SEGMENT_SHARE), idle)])
    reserved = np.zeros(len(region), dtype=bool)
    reserved[account[alone]] = True
    return {"region": region, "segment": segment, "is_reserved": reserved} | _described(rng, segment)


def _described(rng: np.random.Generator, segment: np.ndarray) -> dict[str, np.ndarray]:
    count = len(segment)
    middle = np.array([60, 450, 3500])[segment]
    words = rng.permutation(len(_FIRST) * len(_LAST))[:count].tolist()
    return {
        "id": np.array([f"ACC-{10001 + number}" for number in range(count)], dtype=object),
        "name": np.array([f"{_FIRST[word // len(_LAST)]} {_LAST[word % len(_LAST)]}" for word in words], dtype=object),
        "industry": np.array(INDUSTRIES, dtype=object)[rng.integers(0, len(INDUSTRIES), count)],
        "employees": (middle * rng.lognormal(0, 0.4, count)).astype(int) + 5,
    }
