"""Runs of studies that nothing leans on are let go; what a meeting, a word or the newest versions use stays."""

from datetime import date, timedelta

import pytest

from dashboard.acts.prune import NEWEST
from dashboard.acts.studied import is_kept, keep_run, note_use
from dashboard.effects.study import Study

MADE = Study((), (), (), (), (), 1.0, 1.0)
DAY = date(2026, 3, 2)


@pytest.fixture
def kept(warehouse):
    """Keeps a run of each version up to the one asked for, and tells which of them still have their rows."""
    real = warehouse.real

    def keep(last, kind="spend", before=lambda cursor: None, days=timedelta(days=1)):
        with real.keeping() as cursor:
            before(cursor)
            for version in range(1, last + 1):
                keep_run(cursor, f"{kind} {version}", kind, MADE, (None, None))
                cursor.execute("insert into study_words values (?, '', 'drives', 'yes')", [f"{kind} {version}"])
                note_use(cursor, f"{kind} {version}", kind, version, DAY + version * days)
            rows = cursor.execute("select run_id from study_words").fetchall()
        assert {name for (name,) in rows} == {name for (name,) in rows if is_kept(real, name)}
        return sorted(int(name.split()[-1]) for (name,) in rows)

    return keep


def test_only_the_newest_versions_keep_their_runs(kept):
    assert kept(9) == list(range(10 - NEWEST, 10))


def test_a_closed_meeting_keeps_the_run_it_looked_at(kept):
    closed = "insert into validity_meeting_answers values (1, 3, 99)"
    assert kept(9, before=lambda cursor: cursor.execute(closed)) == [2, *range(10 - NEWEST, 10)]


def test_a_word_published_afresh_keeps_its_run(kept):
    said = "insert into study_published (run_id, as_of, published_on) values ('spend 1', '2026-03-03', '2026-03-03')"
    assert kept(9, before=lambda cursor: cursor.execute(said)) == [1, *range(10 - NEWEST, 10)]


def test_read_outs_of_tests_are_let_go_like_the_rest(kept):
    assert kept(9, "tests") == list(range(10 - NEWEST, 10))


def test_the_last_look_of_each_day_is_a_findings_history(kept):
    assert kept(9, "findings") == list(range(1, 10))


def test_earlier_looks_of_one_day_are_let_go(kept):
    assert kept(9, "findings", days=timedelta()) == list(range(10 - NEWEST, 10))


def test_the_last_look_that_found_something_stays(kept):
    found = "insert into study_findings (run_id, finding_id) values ('findings 2', 'slippage:region=North')"
    assert kept(9, "findings", lambda cursor: cursor.execute(found), timedelta()) == [2, *range(10 - NEWEST, 10)]
