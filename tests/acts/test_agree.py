"""A definition is proposed by one side, signed by the others or refused with a word, and weighed before."""

from datetime import date

import pytest

from dashboard.acts.agree import Proposal, agree, propose, refuse
from dashboard.acts.choose import choose, read
from dashboard.acts.people import Person
from dashboard.acts.record import NotRecordable
from dashboard.acts.undo import undo
from dashboard.acts.weigh import weigh
from dashboard.agreements import agreements
from dashboard.catalog import queries
from dashboard.library import ask

SPEND = """
    date        channel  cost
    2026-10-10  Events   1.00
"""
ANA, MOSES, LEE = Person("Ana", side="marketing"), Person("Moses", side="sales"), Person("Lee", side="finance")
DAY = date(2026, 10, 1)
MARGIN = Proposal("gross_margin", "percent", DAY, "70", "From the books")
LEADS = """
    lead_id  created_at        mql_at
    L1       2026-01-30 09:00  2026-02-02 09:00
    L2       2026-06-30 09:00
"""


def state(warehouse):
    return ask(warehouse.real, "definitions/agreed").first()["state"]


def test_a_margin_holds_once_marketing_sales_and_finance_signed(warehouse):
    propose(warehouse.real, MARGIN, ANA)
    agree(warehouse.real, "gross_margin", DAY, MOSES)
    assert state(warehouse) == "waits"
    agree(warehouse.real, "gross_margin", DAY, LEE)
    assert state(warehouse) == "in force"
    assert ask(warehouse.real, "definitions/agreed").first()["number"] == 0.7


def test_who_signed_cannot_sign_again_and_who_does_not_sign_is_told_so(warehouse):
    propose(warehouse.real, Proposal("mql", "created", DAY), ANA)
    with pytest.raises(NotRecordable, match="Ana agreed for marketing already"):
        agree(warehouse.real, "mql", DAY, ANA)
    for person in (LEE, Person("local")):
        with pytest.raises(NotRecordable, match="signed by marketing and sales"):
            agree(warehouse.real, "mql", DAY, person)
    assert warehouse.real.version == 1


def test_a_refusal_needs_a_word_and_ends_the_proposal(warehouse):
    propose(warehouse.real, Proposal("mql", "created", DAY), ANA)
    with pytest.raises(NotRecordable, match="why"):
        refuse(warehouse.real, "mql", DAY, " ", MOSES)
    refuse(warehouse.real, "mql", DAY, "Reps cannot call them", MOSES)
    assert state(warehouse) == "refused"
    with pytest.raises(NotRecordable, match="does not wait"):
        agree(warehouse.real, "mql", DAY, MOSES)


def test_a_refused_one_may_be_proposed_anew_and_needs_every_signature_again(warehouse):
    propose(warehouse.real, Proposal("mql", "created", DAY), ANA)
    refuse(warehouse.real, "mql", DAY, "Not yet", MOSES)
    propose(warehouse.real, Proposal("mql", "created", DAY), MOSES)
    assert state(warehouse) == "waits"
    agree(warehouse.real, "mql", DAY, ANA)
    assert state(warehouse) == "in force"
    with pytest.raises(NotRecordable, match="another first day"):
        propose(warehouse.real, Proposal("mql", "usual", DAY), ANA)


def test_a_signature_can_be_undone(warehouse):
    propose(warehouse.real, Proposal("mql", "created", DAY), ANA)
    version = agree(warehouse.real, "mql", DAY, MOSES)
    undo(warehouse.real, f"b{version:05d}")
    assert state(warehouse) == "waits"


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        (Proposal("mql", "select 1", DAY), "choose usual or scored or created"),
        (Proposal("mql", "scored", DAY), "cannot be computed: no lead"),
        (Proposal("closed_date", "entered", DAY), "cannot be computed: no stage history"),
        (Proposal("gross_margin", "percent", DAY, "120"), "from 1 to 100 per cent"),
        (Proposal("gross_margin", "percent", DAY, ""), "from 1 to 100 per cent"),
        (Proposal("new_business", "list", DAY, " ; "), "at least one type"),
        (Proposal("profit", "x", DAY), "no term"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(warehouse, proposal, words):
    with pytest.raises(NotRecordable, match=words):
        propose(warehouse.real, proposal, ANA)
    assert warehouse.real.version == 0


def test_a_change_is_weighed_over_the_last_four_quarters_and_nothing_is_saved(warehouse):
    warehouse.load("leads", LEADS)
    warehouse.load("spend", SPEND)
    version = warehouse.real.version
    found = weigh(warehouse.real, Proposal("mql", "created", DAY))
    told = [(one.quarter, one.before, one.after) for one in found if one.label == "Leads handed over"]
    assert told == [("Q4 2025", 0, 0), ("Q1 2026", 1, 1), ("Q2 2026", 1, 1), ("Q3 2026", 0, 0)]
    only = weigh(warehouse.real, Proposal("mql", "scored", DAY))
    assert [one.after for one in only if one.label == "Leads handed over"] == [0, 1, 0, 0]
    assert warehouse.real.version == version
    assert not ask(warehouse.real, "definitions/agreed").rows


def test_every_term_names_questions_that_exist():
    named = {name for term in agreements().values() for name in (*term.dates, *(effect.question for effect in term.effects))}
    assert named <= set(queries())


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("time_zone", "Mars", "The time zone 'Mars' is unknown"),
        ("time_zone", "../etc", "unknown"),
        ("first_fiscal_month", "13", "from 1 to 12, not '13'"),
        ("reporting_currency", "Euro", "three-letter code"),
        ("holidays", "Christmas", "days such as"),
        ("business_hours:West", "17-9", "such as 9-17"),
        ("new_business_types", ";", "at least one type"),
        ("gross_margin", "0.7", "no setting"),
    ],
)
def test_a_setting_that_makes_no_sense_gets_a_sentence(setting, value, words):
    with pytest.raises(NotRecordable, match=words):
        read(setting, value)


def test_a_setting_is_chosen_and_stands(warehouse):
    choose(warehouse.real, "reporting_currency", "eur", ANA)
    choose(warehouse.real, "holidays", "2026-12-26; 2026-12-25", MOSES)
    told = {row["setting"]: (row["value"], row["changed_by"]) for row in ask(warehouse.real, "definitions/settings").records()}
    assert told["reporting_currency"] == ("EUR", "Ana")
    assert told["holidays"] == ("2026-12-25;2026-12-26", "Moses")
