"""Can we trust the data? Files in, what each would change, and the way back."""

from dashboard.ui import parts, sentence, two
from dashboard.ui.facts import first_facts
from dashboard.ui.history import history
from dashboard.ui.ladder import freshness, ladder, proof
from dashboard.ui.match import match
from dashboard.ui.problems import problems
from dashboard.ui.readings import saved_readings
from dashboard.ui.restated import restated
from dashboard.ui.routine import routine
from dashboard.ui.upload import drop_zone, previews


def files() -> None:
    """What comes in, what stands, and what would be next."""
    drop_zone()
    first_facts()
    routine()
    with two() as (left, right):
        with left:
            problems()
        with right:
            history()
            saved_readings()
    with two() as (left, right):
        with left:
            freshness()
        with right:
            ladder()
            proof()


if not previews():
    sentence(
        "data/opening",
        templates={
            "empty": "Nothing is loaded yet. A deals export alone gives the first facts in a minute.",
            "undated": "Files are loaded, and none of them holds deals or spend yet: those give every page its days.",
            "clean": "The data reach {last_day}, and no row needs anybody.",
            "one_problem": "The data reach {last_day}; **one problem** needs somebody.",
            "problems": "The data reach {last_day}; **{problem_count} problems** need somebody.",
        },
    )
parts(Files=files, Match=match, Ledger=restated)
