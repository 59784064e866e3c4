"""The calibration's own arithmetic, and a run of it small enough for a test."""

import numpy as np
import pytest

from tools.calibration import lines, wilson
from tools.calibration import trial as trial_of
from tools.company_files import company as company_of
from tools.company_files import write
from tools.simulator import CONFOUNDING, company
from tools.strangers import MAKERS, stranger


def test_wilson_interval_of_nine_in_ten():
    assert wilson(90, 100) == pytest.approx((0.826, 0.945), abs=0.001)


def test_an_idle_company_has_no_effect_and_no_revenue_from_it():
    idle = company(3, works=False)
    assert idle.truth.tolist() == [0.0] * idle.panel.channels
    assert not idle.revenue.any()


def test_the_same_number_is_the_same_company():
    assert (company(5).panel.outcome == company(5).panel.outcome).all()


def test_every_kind_of_confounding_comes_in_turn():
    assert {company(number).kind for number in range(7)} == set(CONFOUNDING)


def test_what_is_lost_in_the_window_is_less_than_what_was_created_in_it():
    one = company(8)
    assert 0 < one.truth.sum() < one.panel.outcome[one.panel.window].sum()


def test_a_touched_deal_may_have_no_cause_but_a_caused_deal_is_touched():
    one = company(9, touches=True)
    assert (one.truth < one.panel.touched + 4 * np.sqrt(one.panel.touched + 1)).all()


def test_strangers_come_as_files_and_as_records_with_the_same_truth(tmp_path):
    one = stranger(2)
    assert {path.name for path in write(one, tmp_path)} >= {"spend.csv", "opportunities.csv"}
    taken = company_of(one)
    assert taken.panel.outcome.sum() == len(one.deals)
    assert taken.truth.sum() == pytest.approx(one.truth["deals"].sum())


def test_every_maker_comes_in_turn_and_an_idle_stranger_causes_no_deal():
    assert {stranger(number).maker for number in range(3)} == set(MAKERS)
    assert set(stranger(1, works=False).deals["cause"]) == {""}


def test_the_report_counts_coverage_and_false_words():
    told = "\n".join(lines([trial_of(company(number, works), works) for number, works in ((8, True), (3, False))]))
    for words in (
        "1 companies with an effect, 1 without",
        "coverage, deals, total: ",
        "yes or likely where there is none: ",
        "CPU seconds",
    ):
        assert words in told
