"""What a test changed in the verdict: the answer kept without it, beside the answer that stands."""

import pytest

from dashboard.acts.studied import keep_run, note_use
from tests.queries.plan.curves import MADE, WINDOW
from tests.tables import table

TESTS = """
    experiment_id  channel  start_date  end_date    treated  lift  standard_error
    A              Events   2026-02-01  2026-02-28  West     4.00  1.00
    B              Events   2026-03-01  2026-03-20  West     5.00  1.00
    C              Radio    2026-03-01  2026-03-20  West     5.00  1.00
    D              Events   2026-03-01  2026-03-20  West
"""
ROWS = """
    opportunity_id  created_at  stage    amount
    1               2026-03-30  Qualify  10.00
"""
SPEND = """
    date        channel  cost
    2026-03-30  Events   10.00
"""
LEFT_OUT = "Test C is not used: Radio has no spend."
KEPT = {
    "study_words": [("Events", "drives", "likely"), ("", "drives", "yes")],
    "study_figures": [("", "Events", "deals", 20.2, 30.4, 40.6), ("", "", "deals", 30.0, 40.0, 50.0)],
    "study_checks": [(1, "what to know", "REVIEW", LEFT_OUT, "")],
    "study_without": [
        ("A", "Events", "likely", "cannot_tell", 0.5, 0.4, 19.6, 84.0, 0.0, 1.0, 2.0),
        ("A", "", "yes", "yes", 0.97, 3.0, 40.0, 99.0, 0.0, 1.0, 2.0),
    ],
}


@pytest.fixture
def kept(warehouse):
    for name, text in (("experiments", TESTS), ("opportunities", ROWS), ("spend", SPEND)):
        warehouse.load(name, text)
    with warehouse.real.reading() as reader:
        version, day = reader.version, reader.as_of
    with warehouse.real.keeping() as cursor:
        keep_run(cursor, "by hand", "spend", MADE, WINDOW)
        for name, rows in KEPT.items():
            slots = ", ".join("?" * (len(rows[0]) + 1))
            cursor.executemany(f"insert into {name} values ({slots})", [("by hand", *row) for row in rows])  # noqa: S608
        note_use(cursor, "by hand", "spend", version, day)
    return warehouse


def told(kept, columns, **given):
    found = kept.ask("evidence/test_effects", **{"study": None, "experiment_id": None} | given)
    places = [found[0].index(name) for name in columns.split()]
    return [[row[place] for place in places] for row in found]


def test_a_test_tells_the_answer_without_it_and_with_it_of_its_channel_and_of_all(kept):
    columns = "channel state drives_before deals_before_low deals_before_high drives_after deals_after_low deals_after_high"
    assert told(kept, columns, experiment_id="A") == table("""
        channel       state  drives_before  deals_before_low  deals_before_high  drives_after  deals_after_low  deals_after_high
        Events        told   cannot_tell    0                 84                 likely        20               41
        All channels  told   yes            3                 99                 yes           30               50
    """)


def test_one_that_is_not_weighed_without_yet_waits_and_one_the_model_cannot_take_says_why(kept):
    assert told(kept, "experiment_id is_total state remark") == table(f"""
        experiment_id  is_total  state     remark
        C              no        left_out  {LEFT_OUT}
        C              yes       left_out  {LEFT_OUT}
        B              no        waits
        B              yes       waits
        A              no        told
        A              yes       told
    """)


def test_a_word_that_stands_though_the_chance_moved_is_not_put_down_to_the_test(kept):
    with kept.real.keeping() as cursor:
        cursor.execute("update study_without set drives_with = 'cannot_tell' where channel = 'Events'")
    assert told(kept, "drives_before drives_after", experiment_id="A")[1] == ["likely", "likely"]
