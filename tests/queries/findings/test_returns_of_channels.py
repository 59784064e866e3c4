"""What a channel returns, as the findings take it: never another word than the verdict's."""

import pytest

from dashboard.acts.studied import keep_run, note_use
from tests.queries.plan.curves import MADE, WINDOW


def backs(warehouse, profit, pays):
    """What a unit of spend returns, by a study that says so."""
    figures = [("", "Events", "spend", None, 400.0, None), ("", "Events", "per_unit", 0.2, 0.5, 0.9)]
    figures += [("", "Events", "profit_per_unit", *profit)] if profit else []
    with warehouse.real.reading() as reader:
        version, day = reader.version, reader.as_of
    with warehouse.real.keeping() as cursor:
        keep_run(cursor, "by hand", "spend", MADE, WINDOW)
        cursor.executemany("insert into study_figures values ('by hand', ?, ?, ?, ?, ?, ?)", figures)
        cursor.execute("insert into study_words values ('by hand', 'Events', 'pays', ?)", [pays])
        note_use(cursor, "by hand", "spend", version, day)
    told = warehouse.ask("findings/returns_of_channels")
    return [[row[told[0].index(name)] for name in ("spend", "back")] for row in told[1:]]


@pytest.mark.parametrize(
    ("profit", "pays", "back"),
    [(None, "cannot_tell", "0.5"), ((0.1, 0.25, 0.45), "no", "0.25"), ((0.1, 0.25, 0.45), "cannot_tell", "")],
)
def test_with_a_signed_margin_only_what_the_verdict_says_does_not_pay_has_a_return(warehouse, profit, pays, back):
    warehouse.load("opportunities", "opportunity_id  created_at  stage  amount\nA               2026-03-18  Open   5.00")
    warehouse.load("spend", "date        channel  cost\n2026-03-18  Events   10.00")
    assert backs(warehouse, profit, pays) == [["100.00", back]]
