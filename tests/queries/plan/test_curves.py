"""The response curves of a window of 364 days, 52 weeks: what a week of each pace brings, and what of it was seen."""

from tests.tables import table


def test_the_curve_goes_from_nothing_to_twice_todays_pace_and_says_what_was_seen(planned):
    planned.keep(Search=[[0, 520, 1040], [0, 520, 520]], spend=520.0, slowest=0.5, fastest=1.2)
    assert planned.ask("plan/curves", channel=None) == table("""
        channel  drives  next_unit  multiple  weekly_spend  deals_low  deals  deals_high  is_today  is_seen  seen_from  seen_to
        Search   yes     0.5000     0         0.00          0          0      0           no        no       5.00       12.00
        Search   yes     0.5000     0.5       5.00          0.5        0.5    0.5         no        yes      5.00       12.00
        Search   yes     0.5000     1         10.00         1          1      1           yes       yes      5.00       12.00
        Search   yes     0.5000     1.2       12.00         1          1.1    1.2         no        yes      5.00       12.00
        Search   yes     0.5000     2         20.00         1          1.5    2           no        no       5.00       12.00
    """)


def test_one_channel_alone_may_be_asked_for(planned):
    planned.keep(Search=[0, 520, 1040], Events=[0, 52, 104])
    assert {row[0] for row in planned.told("plan/curves", "channel", channel="Events")} == {"Events"}
