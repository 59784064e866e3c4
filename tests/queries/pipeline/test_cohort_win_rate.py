"""Win rates of cohorts: open deals are not decided yet, so a young cohort is not taken for a bad one."""

import random
from datetime import date, timedelta

from tests.tables import table

END = date(2026, 7, 1)
TRUE_RATE = 0.30


def test_open_deals_bring_what_deals_of_their_age_brought(warehouse):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  stage        created_at  close_date
        1               Closed Won   2026-01-01  2026-01-11
        2               Closed Lost  2026-01-01  2026-01-11
        3               Closed Won   2026-01-01  2026-01-21
        4               Closed Lost  2026-01-01  2026-01-21
        5               Open         2026-04-01
        6               Open         2026-04-01
        """,
    )
    found = warehouse.ask("pipeline/cohort_win_rate", as_of="2026-04-06", to="2026-04-06", regions=None, segments=None)
    columns = [found[0].index(name) for name in ("quarter_label", "deals", "won", "still_open", "won_so_far", "win_rate")]
    assert [[row[place] for place in columns] for row in found] == table("""
        quarter_label  deals  won  still_open  won_so_far  win_rate
        Q1 2026        4      2    0           0.5         0.5
        Q2 2026        2      0    2           0           0.5
    """)


def test_the_true_rate_is_recovered_for_the_youngest_cohort(warehouse):
    rng = random.Random(4)
    lines = ["opportunity_id  stage        created_at  close_date"]
    for number in range(1500):
        created = date(2024, 7, 1) + timedelta(days=rng.randrange(730))
        is_won = rng.random() < TRUE_RATE
        closed = created + timedelta(days=int(rng.gammavariate(2, 60 if is_won else 35)))
        stage = ("Closed Won" if is_won else "Closed Lost") if closed < END else "Open"
        lines.append(f"{number:<16}{stage:<13}{created}  {closed if closed < END else ''}")
    warehouse.load("opportunities", "\n".join(lines))
    found = warehouse.ask("pipeline/cohort_win_rate", as_of=str(END), to=END, regions=None, segments=None)
    newest = dict(zip(found[0], found[-1], strict=True))
    assert float(newest["won_so_far"]) < 0.1
    assert float(newest["low"]) < TRUE_RATE < float(newest["high"])
    assert float(newest["high"]) - float(newest["low"]) < 0.12
