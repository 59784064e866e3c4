"""Tests of channels and small bets, as the page lists them."""

import numpy as np
import pytest

from dashboard.acts.studied import keep_run, note_use
from dashboard.effects.geo import power
from tests.queries.plan.curves import MADE, WINDOW
from tests.tables import table

DEALS = """
    opportunity_id  created_at  stage    amount  region
    1               2026-01-05  Qualify  10.00   West
    2               2026-03-30  Qualify  10.00   East
"""
SPEND = """
    date        channel  cost   region
    2026-01-05  Events   10.00  West
    2026-03-30  Events   10.00  East
"""


def columns(rows, names):
    places = [rows[0].index(name) for name in names.split()]
    return [[row[place] for place in places] for row in rows]


def test_a_test_is_planned_running_waiting_and_over(warehouse):
    warehouse.load("experiments", """
        experiment_id  channel  start_date  end_date    assignment  lift  standard_error
        A              Events   2026-02-01  2026-02-28  random      4.00  1.00
        B              Events   2026-02-01  2026-03-04
        C              Events   2026-03-01  2026-03-31  chosen
        D              Events   2026-04-06  2026-04-30
    """)  # fmt: skip
    warehouse.load("opportunities", DEALS)
    warehouse.load("spend", SPEND)
    assert columns(warehouse.ask("evidence/test_list"), "experiment_id state known_on kind is_weighed low high") == table("""
        experiment_id  state    known_on    kind           is_weighed  low    high
        D              planned  2026-05-29  observational  no
        C              running  2026-04-29  observational  no
        A              over     2026-03-29  randomised     yes         2.355  5.645
        B              waiting  2026-04-02  observational  no
    """)


def test_the_power_of_a_pause_is_the_one_of_the_statistics(warehouse):
    lines = ["opportunity_id  created_at      stage           amount          region"]
    for number in range(120):
        region = "West" if number % 3 == 0 else "East"
        lines.append(f"{f'D{number}':<16}{f'2026-0{1 + number % 3}-{5 + number % 20:02}':<16}{'Qualify':<16}{'10.00':<16}{region}")
    warehouse.load("opportunities", "\n".join(lines))
    warehouse.load("spend", SPEND)
    keep(warehouse, [[0.0, 0.0], [40.0, 20.0]])
    [names, row] = warehouse.ask("evidence/test_power", channel="Events", dark=["West"], weeks=8.0)
    told = dict(zip(names, row, strict=True))
    pace = dict(columns(warehouse.ask("evidence/test_regions"), "region deals_a_week")[1:])
    by_hand = power(float(pace["West"]), float(pace["East"]), 8)
    assert float(told["standard_error"]) == pytest.approx(by_hand.standard_error, rel=1e-3)
    assert float(told["detectable"]) == pytest.approx(by_hand.detectable, rel=1e-3)
    assert (told["starts_on"], told["ends_on"], told["known_on"]) == ("2026-03-30", "2026-05-24", "2026-06-22")
    assert told["state"] in ("good", "unsure", "hopeless")


def test_a_pause_everywhere_leaves_nothing_to_compare_with(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("spend", SPEND)
    keep(warehouse, [[0.0, 0.0], [1.0, 1.0]])
    assert columns(warehouse.ask("evidence/test_power", channel="Events", dark=None, weeks=None), "state") == [["state"], ["alone"]]


def keep(warehouse, draws):
    """A study by hand: draws of what Events brought, by region West and East."""
    with warehouse.real.reading() as reader:
        version, day = reader.version, reader.as_of
    even = np.array(draws).T.tolist()
    with warehouse.real.keeping() as cursor:
        keep_run(cursor, "by hand", "spend", MADE, WINDOW)
        cursor.execute("insert into study_words values ('by hand', 'Events', 'drives', 'cannot_tell')")
        for region, deals in zip(("West", "East"), even, strict=True):
            values = ("by hand", region, "Events", 1.0, deals, deals, deals, deals)
            cursor.execute("insert into study_regions values (?, ?, ?, ?, ?, ?, ?, ?)", values)
        note_use(cursor, "by hand", "spend", version, day)


def test_hunches_are_counted_by_side(warehouse):
    bet = {"made_on": "2026-03-02", "owner": "Bo", "hunch": "x"}
    for name, side, status in (
        ("1", "sales", "held"),
        ("2", "sales", "failed"),
        ("3", "marketing", "unclear"),
        ("4", "sales", "stopped"),
    ):
        warehouse.record("bets", bet_id=name, side=side, status=status, **bet)
    assert warehouse.ask("evidence/hunches") == table("""
        side       made  beat  missed  early  stopped
        marketing  1     0     0       1      0
        sales      3     1     1       0      1
    """)


def test_a_channel_that_went_quiet_and_a_bet_called_off_were_stopped_and_the_note_says_why(warehouse):
    lines = ["date        channel         cost"]
    lines += [f"2026-0{1 + week // 4}-{1 + 7 * (week % 4):02}  {'Display':<16}5.00" for week in range(8)]
    warehouse.load("spend", "\n".join([*lines, f"2026-06-01  {'Events':<16}5.00"]))
    warehouse.load("opportunities", """
        opportunity_id  created_at  stage    amount
        1               2026-06-01  Qualify  10.00
    """)  # fmt: skip
    warehouse.record("notes", note_id="N", about_kind="date", happened_on="2026-02-25", note="Display stopped: only bots.",
                     written_at="2026-02-25 10:00", written_by="Ana")  # fmt: skip
    warehouse.record(
        "bets", bet_id="1", made_on="2026-03-02", owner="Bo", hunch="A longer mail", status="stopped", learned="Nobody read it."
    )
    assert warehouse.ask("evidence/stopped") == table("""
        stopped_on  kind     what           why
        2026-03-02  bet      A longer mail  Nobody read it.
        2026-02-22  channel  Display        Display stopped: only bots.
    """)
