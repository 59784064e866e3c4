"""Checks as data."""

import numpy as np
import pytest

from dashboard.effects.health import checks, convergence, held_out, placebo
from dashboard.effects.innocent import explanation
from tests.effects.small import fitted, panel


@pytest.fixture(scope="module")
def found():
    return fitted(panel())


def by_name(made):
    return {check.name: check for check in made}


def test_a_clean_company_passes(found):
    made = by_name(checks(panel(), found, value=100.0))
    for name in (
        "negative baseline",
        "residual autocorrelation",
        "predictive check",
        "prior against posterior",
        "points per parameter",
    ):
        assert made[name].status == "PASS", made[name].sentence
        assert made[name].do == ""


def test_a_return_nobody_would_believe_fails(found):
    check = by_name(checks(panel(), found, value=1e6))["implausible return"]
    assert (check.status, check.do) == ("FAIL", "Check that all of its spend is loaded, in the right currency.")


def test_spend_that_follows_last_quarters_deals_is_named():
    given = panel()
    wave = 20 + 10 * np.sin(np.arange(104) / 9.0)
    spend = np.r_[np.full(13, 20.0), np.convolve(wave, np.ones(13) / 13, "valid")][:104]
    told = explanation(type(given)(np.tile(wave[:, None], 2), np.tile(spend[:, None, None], (1, 2, 1)), 52, 104))
    assert told.name == "last quarter"
    assert told.share > 0.9


def test_checks_that_fit_again_have_a_word_and_a_number(found):
    for check in (convergence(panel(), found), placebo(panel()), held_out(panel())):
        assert check.status in ("PASS", "REVIEW"), check.sentence
        assert any(letter.isdigit() for letter in check.sentence)
