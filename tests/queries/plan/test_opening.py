"""Where the next money goes: the best channel of those that drive deals, and whether it pays."""

from tests.tables import table


def opening(planned, *columns):
    return planned.told("plan/opening", *columns)[0]


def test_the_channel_whose_next_unit_brings_most_is_named(planned):
    planned.keep(Search=[0, 364, 728], Events=[0, 364, 546])
    assert opening(planned, "state", "channel", "next_unit", "margin_state") == ["best", "Search", "1.0000", "no_margin"]


def test_a_channel_of_which_we_cannot_tell_is_not_named_however_good_it_looks(planned):
    planned.keep(Search=[0, 364, 1092], Events=[0, 364, 546], drives={"Search": "cannot_tell"})
    assert opening(planned, "state", "channel", "unsure") == ["best", "Events", "Search"]


def test_where_no_channel_is_sure_we_cannot_tell(planned):
    planned.keep(Search=[0, 364, 728], drives="cannot_tell")
    assert opening(planned, "state", "margin_state") == ["cannot_tell", ""]


def test_whether_the_next_unit_pays_takes_the_whole_range_at_the_signed_margin(planned):
    planned.warehouse.sign_margin("0.5")
    for draws, word in (([0, 0, 728], "yes"), ([0, 0, 364], "no"), ([[0, 0, 364], [0, 0, 1092]], "cannot_tell")):
        planned.keep(Search=draws)
        assert opening(planned, "margin_state") == [word]


def test_the_next_money_is_told_for_every_channel_those_that_drive_deals_first(planned):
    planned.keep(Search=[[0, 364, 1092]] * 2, Events=[[0, 364, 546], [0, 364, 2184]], drives={"Search": "cannot_tell"})
    columns = ("channel", "next_unit", "best_share", "room")
    assert [list(columns), *planned.told("plan/next_money", *columns)] == table("""
        channel  next_unit  best_share  room
        Events   2.7500     0.5         3
        Search   2.0000     0.5         3
    """)
