"""The shared words: each has a formula, a sentence and a unit."""

import pytest

from dashboard.contracts import UNITS
from dashboard.glossary import Term, glossary

PROFILES = """First touch|Last touch|Last non-direct|Linear|Position-based (Google)|U-shaped (Marketo Measure)
U-shaped (HubSpot)|W-shaped (Marketo Measure)|W-shaped (HubSpot)|Full path|Time decay
Markov (removal effect)|Shapley (set)"""


@pytest.mark.parametrize("term", glossary().values(), ids=glossary().keys())
def test_a_term_is_whole(term: Term):
    assert term.group
    assert term.formula
    assert term.where
    assert term.unit in UNITS
    assert term.sentence[0].isupper()
    assert term.sentence.endswith(".")


def test_every_attribution_profile_is_explained():
    explained = [term.term for term in glossary().values() if term.group == "Attribution profile"]
    assert explained == PROFILES.replace("\n", "|").split("|")


def test_win_rate_and_roas_always_say_which_kind():
    assert {"Win rate", "ROAS"}.isdisjoint(glossary())
    assert {"Win rate (count)", "Win rate (amount)", "ROAS (attributed)", "ROAS (incremental)"} <= glossary().keys()
